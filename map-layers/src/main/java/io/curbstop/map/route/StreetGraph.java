package io.curbstop.map.route;

import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValueImpl;
import com.graphhopper.routing.ev.SimpleBooleanEncodedValue;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.EdgeIteratorState;
import java.util.ArrayList;
import java.util.List;

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

    final BaseGraph base;

    private final double speedShare;
    // Kept beside the edges, where they are exact: a tenth of a metre too high is under the bridge.
    private final List<Double> maxWeights_t = new ArrayList<>();
    private final List<Double> maxHeights_m = new ArrayList<>();
    private double[] seconds;
    private double[] maxWeight_t;
    private double[] maxHeight_m;

    /** An empty graph; {@code speedShare} as in {@link StreetOptions}. */
    StreetGraph(int nodes, double speedShare) {
        this.speedShare = speedShare;
        EncodingManager values = EncodingManager.start()
                .add(open)
                .add(limit_kmh)
                .add(through)
                .add(trucks)
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
        maxWeights_t.add(street.maxWeight_t());
        maxHeights_m.add(street.maxHeight_m());
    }

    /** Ends the building. */
    void finish() {
        base.freeze();
        maxWeight_t = plain(maxWeights_t);
        maxHeight_m = plain(maxHeights_m);
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

    /** Whether a part is strong and high enough for a vehicle. */
    boolean fits(int part, Vehicle vehicle) {
        return vehicle.weight_t() <= maxWeight_t[part] && vehicle.height_m() <= maxHeight_m[part];
    }

    /**
     * A vehicle that fits wherever this one does and nowhere else: with the least limits that it passes. So all vehicles
     * that these streets do not tell apart are one, however many weights and heights there are.
     */
    Vehicle alike(Vehicle vehicle) {
        return new Vehicle(
                vehicle.truck(), alike(vehicle.weight_t(), maxWeight_t), alike(vehicle.height_m(), maxHeight_m));
    }

    private static double alike(double size, double[] limits) {
        boolean fitsAll = true;
        double least = Double.POSITIVE_INFINITY;
        for (double limit : limits) {
            fitsAll &= size <= limit;
            least = size <= limit && limit < least ? limit : least;
        }
        return fitsAll ? 0 : Double.isInfinite(least) ? Double.MAX_VALUE : least;
    }

    /** The edge of a part, seen from its start to its end. */
    EdgeIteratorState edge(StreetPart part) {
        return base.getEdgeIteratorState(part.number(), part.to());
    }

    private static double[] plain(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
