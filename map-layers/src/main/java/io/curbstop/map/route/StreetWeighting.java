package io.curbstop.map.route;

import java.util.BitSet;

/**
 * What it costs a vehicle to drive through a street: seconds. A street that is closed, against its one way, or too low
 * or too weak is not driven through; one that is only for places on it costs as much more as the detour that should be
 * taken instead, and so does one without trucks to a truck.
 */
final class StreetWeighting {

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
    boolean isOpen(int part, boolean backwards) {
        return graph.isOpen(part, backwards);
    }

    /** What it costs to drive through a part; infinite where that is not done. */
    double cost_s(int part, boolean backwards) {
        if (!graph.isOpen(part, backwards) || closed.get(part) || !graph.fits(part, vehicle)) {
            return Double.POSITIVE_INFINITY;
        }
        return graph.seconds(part) * (graph.isForPlacesOnly(part, vehicle) ? DETOUR : 1);
    }
}
