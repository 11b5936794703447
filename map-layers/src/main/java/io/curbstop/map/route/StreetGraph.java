package io.curbstop.map.route;

import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValueImpl;
import com.graphhopper.routing.ev.MaxHeight;
import com.graphhopper.routing.ev.MaxWeight;
import com.graphhopper.routing.ev.SimpleBooleanEncodedValue;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.EdgeIteratorState;

/** GraphHopper's graph of the streets, with what is kept at each edge; edges are numbered as the parts of streets are. */
final class StreetGraph {

    /** Open in that direction. */
    final BooleanEncodedValue open = new SimpleBooleanEncodedValue("open", true);

    /** The speed limit in km/h. */
    final DecimalEncodedValue limit_kmh = new DecimalEncodedValueImpl("limit", 8, 1, false);

    /** Anybody may drive through, not only to a place on it. */
    final BooleanEncodedValue through = new SimpleBooleanEncodedValue("through");

    /** Trucks may drive through, not only to a place on it. */
    final BooleanEncodedValue trucks = new SimpleBooleanEncodedValue("trucks");

    final DecimalEncodedValue maxWeight_t = MaxWeight.create();
    final DecimalEncodedValue maxHeight_m = MaxHeight.create();
    final BaseGraph base;

    private final double speedShare;
    private double[] seconds;

    /** An empty graph; {@code speedShare} as in {@link StreetOptions}. */
    StreetGraph(int nodes, double speedShare) {
        this.speedShare = speedShare;
        EncodingManager values = EncodingManager.start()
                .add(open)
                .add(limit_kmh)
                .add(through)
                .add(trucks)
                .add(maxWeight_t)
                .add(maxHeight_m)
                .build();
        base = new BaseGraph.Builder(values).create();
        if (nodes > 0) {
            // Nothing is found by these: places are found on lines in the operating CRS.
            base.getNodeAccess().setNode(nodes - 1, 0, 0);
        }
    }

    void add(StreetPart part, DrawnStreet street) {
        EdgeIteratorState edge = base.edge(part.from(), part.to()).setDistance(part.length_m());
        edge.set(open, street.forward(), street.backward());
        edge.set(limit_kmh, street.limit_kmh());
        edge.set(through, street.through());
        edge.set(trucks, street.trucks());
        edge.set(maxWeight_t, storable(maxWeight_t, street.maxWeight_t()));
        edge.set(maxHeight_m, storable(maxHeight_m, street.maxHeight_m()));
    }

    /** Ends the building. */
    void finish() {
        base.freeze();
        seconds = new double[base.getEdges()];
        AllEdgesIterator edges = base.getAllEdges();
        while (edges.next()) {
            seconds[edges.getEdge()] = edges.getDistance() * 3.6 / (edges.get(limit_kmh) * speedShare);
        }
    }

    /** Seconds through a whole part, whoever drives and whatever forbids it. */
    double seconds(int part) {
        return seconds[part];
    }

    /** The edge of a part, seen from its start to its end. */
    EdgeIteratorState edge(StreetPart part) {
        return base.getEdgeIteratorState(part.number(), part.to());
    }

    private static double storable(DecimalEncodedValue value, double limit) {
        return limit > value.getMaxStorableDecimal() ? Double.POSITIVE_INFINITY : limit;
    }
}
