package io.curbstop.map.route;

import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.util.EdgeIteratorState;
import java.util.BitSet;

/**
 * What it costs a vehicle to drive through a street: seconds. A street that is closed, against its one way, or too low
 * or too weak is not driven through; one without trucks costs a truck as much more as the detour it should take.
 */
final class StreetWeighting implements Weighting {

    /** A truck takes a way of up to so many times the time to keep out of streets without trucks. */
    static final double TRUCK_DETOUR = 5;

    private final StreetGraph graph;
    private final StreetOptions options;
    private final Vehicle vehicle;
    private final BitSet closed;

    StreetWeighting(StreetGraph graph, StreetOptions options, Vehicle vehicle, BitSet closed) {
        this.graph = graph;
        this.options = options;
        this.vehicle = vehicle;
        this.closed = (BitSet) closed.clone();
    }

    /** Seconds through the whole edge, whoever drives and whatever forbids it. */
    double seconds(EdgeIteratorState edge) {
        return edge.getDistance() * 3.6 / (edge.get(graph.limit_kmh) * options.speedShare());
    }

    /** Whether one-way rules let it be driven in that direction. */
    boolean isOpen(EdgeIteratorState edge, boolean reverse) {
        return reverse ? edge.getReverse(graph.open) : edge.get(graph.open);
    }

    @Override
    public double calcEdgeWeight(EdgeIteratorState edge, boolean reverse) {
        if (!isOpen(edge, reverse) || closed.get(edge.getEdge()) || !fits(edge)) {
            return Double.POSITIVE_INFINITY;
        }
        boolean forPlacesOnly = vehicle.truck() && !edge.get(graph.trucks);
        return seconds(edge) * (forPlacesOnly ? TRUCK_DETOUR : 1);
    }

    private boolean fits(EdgeIteratorState edge) {
        return vehicle.weight_t() <= edge.get(graph.maxWeight_t) && vehicle.height_m() <= edge.get(graph.maxHeight_m);
    }

    @Override
    public long calcEdgeMillis(EdgeIteratorState edge, boolean reverse) {
        return Math.round(seconds(edge) * 1000);
    }

    @Override
    public double calcMinWeightPerDistance() {
        return 3.6 / (graph.limit_kmh.getMaxStorableDecimal() * options.speedShare());
    }

    @Override
    public double calcTurnWeight(int inEdge, int viaNode, int outEdge) {
        return 0;
    }

    @Override
    public long calcTurnMillis(int inEdge, int viaNode, int outEdge) {
        return 0;
    }

    @Override
    public boolean hasTurnCosts() {
        return false;
    }

    @Override
    public String getName() {
        return "streets";
    }
}
