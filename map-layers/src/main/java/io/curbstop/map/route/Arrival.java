package io.curbstop.map.route;

import com.graphhopper.routing.weighting.AbstractAdjustedWeighting;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.EdgeIteratorState;

/**
 * The last stretch: from either end of the street to the place on it. The search starts at the end that is nearer in
 * time; from the other one the vehicle goes straight to the place, which costs more by what that end is further. So one
 * search is enough, and the street of the place is entered even where it is closed to what passes through. A place at a
 * junction is reached by any open street; only when all of them are closed they are entered.
 */
final class Arrival extends AbstractAdjustedWeighting {

    private final StreetGraph graph;
    private final StreetWeighting weighting;
    private final StreetPosition place;
    private final boolean nearEndIsStart;
    private final double near_s;
    private final double far_s;
    private final boolean shut;

    Arrival(StreetGraph graph, StreetWeighting weighting, StreetPosition place) {
        super(weighting);
        this.graph = graph;
        this.weighting = weighting;
        this.place = place;
        EdgeIteratorState edge = graph.edge(place.part());
        double whole_s = graph.seconds(edge.getEdge());
        double fraction = place.fraction();
        // At a junction one is there from every street, whatever this one forbids.
        double fromStart_s =
                fraction == 0 || weighting.isOpen(edge, false) ? fraction * whole_s : Double.POSITIVE_INFINITY;
        double fromEnd_s =
                fraction == 1 || weighting.isOpen(edge, true) ? (1 - fraction) * whole_s : Double.POSITIVE_INFINITY;
        nearEndIsStart = fromStart_s <= fromEnd_s;
        near_s = Math.min(fromStart_s, fromEnd_s);
        far_s = Math.max(fromStart_s, fromEnd_s);
        shut = isAtJunction() && !isOpenSomehow();
    }

    boolean isAtJunction() {
        return place.fraction() == 0 || place.fraction() == 1;
    }

    private boolean isOpenSomehow() {
        EdgeIterator edges = graph.base.createEdgeExplorer().setBaseNode(near());
        while (edges.next()) {
            if (Double.isFinite(superWeighting.calcEdgeWeight(edges, true))) {
                return true;
            }
        }
        return false;
    }

    /** The junction the search starts at. */
    int near() {
        return nearEndIsStart ? place.part().from() : place.part().to();
    }

    double near_s() {
        return near_s;
    }

    double near_m() {
        return metres(nearEndIsStart);
    }

    double far_m() {
        return metres(!nearEndIsStart);
    }

    /** Whether an edge, driven from {@code from}, is the last stretch from the far end. */
    boolean isLastStretch(int edge, int from) {
        return !isAtJunction() && edge == place.part().number() && from != near();
    }

    private double metres(boolean fromStart) {
        return (fromStart ? place.fraction() : 1 - place.fraction())
                * place.part().length_m();
    }

    @Override
    public double calcEdgeWeight(EdgeIteratorState edge, boolean reverse) {
        if (isLastStretch(edge, reverse)) {
            return far_s - near_s;
        }
        boolean entered = shut && (reverse ? edge.getBaseNode() : edge.getAdjNode()) == near();
        return entered && weighting.isOpen(edge, reverse)
                ? graph.seconds(edge.getEdge())
                : superWeighting.calcEdgeWeight(edge, reverse);
    }

    @Override
    public long calcEdgeMillis(EdgeIteratorState edge, boolean reverse) {
        return isLastStretch(edge, reverse)
                ? Math.round((far_s - near_s) * 1000)
                : superWeighting.calcEdgeMillis(edge, reverse);
    }

    private boolean isLastStretch(EdgeIteratorState edge, boolean reverse) {
        return isLastStretch(edge.getEdge(), reverse ? edge.getAdjNode() : edge.getBaseNode());
    }

    @Override
    public String getName() {
        return "arrival";
    }
}
