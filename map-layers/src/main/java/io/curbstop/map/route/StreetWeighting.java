package io.curbstop.map.route;

import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.util.EdgeIteratorState;
import java.util.BitSet;

/**
 * What it costs a vehicle to drive through a street: seconds. A street that is closed, against its one way, or too low
 * or too weak is not driven through; one that is only for places on it costs as much more as the detour that should be
 * taken instead, and so does one without trucks to a truck.
 */
final class StreetWeighting implements Weighting {

    /** A way of up to so many times the time is taken to keep out of streets that are only for places on them. */
    static final double DETOUR = 5;

    private final StreetGraph graph;
    private final Vehicle vehicle;
    private final BitSet closed;

    StreetWeighting(StreetGraph graph, Vehicle vehicle, BitSet closed) {
        this.graph = graph;
        this.vehicle = vehicle;
        this.closed = (BitSet) closed.clone();
    }

    /** Whether one-way rules let it be driven in that direction. */
    boolean isOpen(EdgeIteratorState edge, boolean reverse) {
        return reverse ? edge.getReverse(graph.open) : edge.get(graph.open);
    }

    @Override
    public double calcEdgeWeight(EdgeIteratorState edge, boolean reverse) {
        if (!isOpen(edge, reverse) || closed.get(edge.getEdge()) || !graph.fits(edge.getEdge(), vehicle)) {
            return Double.POSITIVE_INFINITY;
        }
        boolean forPlacesOnly = !edge.get(graph.through) || vehicle.truck() && !edge.get(graph.trucks);
        return graph.seconds(edge.getEdge()) * (forPlacesOnly ? DETOUR : 1);
    }

    @Override
    public long calcEdgeMillis(EdgeIteratorState edge, boolean reverse) {
        return Math.round(graph.seconds(edge.getEdge()) * 1000);
    }

    @Override
    public double calcMinWeightPerDistance() {
        return 0;
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
