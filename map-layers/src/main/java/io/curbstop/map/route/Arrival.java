package io.curbstop.map.route;

/**
 * The last stretch: from either end of the street to the place on it. The search starts at the end that is nearer in
 * time; from the other one the vehicle goes straight to the place, which costs more by what that end is further. So one
 * search is enough, and the street of the place is entered even where it is closed to what passes through. A place at a
 * junction is reached by any open street; only when all of them are closed they are entered.
 */
final class Arrival {

    private final StreetGraph graph;
    private final StreetWeighting weighting;
    private final StreetPosition place;
    private final boolean nearEndIsStart;
    private final int near;
    // The part of the place; none when the place is at a junction.
    private final int lastPart;
    private final double near_s;
    private final double far_s;
    private final boolean shut;

    Arrival(StreetGraph graph, StreetWeighting weighting, StreetPosition place) {
        this.graph = graph;
        this.weighting = weighting;
        this.place = place;
        int part = place.part().number();
        double whole_s = graph.seconds(part);
        double fraction = place.fraction();
        // At a junction one is there from every street, whatever this one forbids.
        double fromStart_s =
                fraction == 0 || weighting.isOpen(part, false) ? fraction * whole_s : Double.POSITIVE_INFINITY;
        double fromEnd_s =
                fraction == 1 || weighting.isOpen(part, true) ? (1 - fraction) * whole_s : Double.POSITIVE_INFINITY;
        nearEndIsStart = fromStart_s <= fromEnd_s;
        near_s = Math.min(fromStart_s, fromEnd_s);
        far_s = Math.max(fromStart_s, fromEnd_s);
        near = nearEndIsStart ? place.part().from() : place.part().to();
        lastPart = isAtJunction() ? -1 : part;
        shut = isAtJunction() && !isOpenSomehow();
    }

    boolean isAtJunction() {
        return place.fraction() == 0 || place.fraction() == 1;
    }

    private boolean isOpenSomehow() {
        int end = graph.firstMeeting(near() + 1);
        for (int i = graph.firstMeeting(near()); i < end; i++) {
            int part = graph.meeting(i);
            if (Double.isFinite(weighting.cost_s(part, graph.isBackwardsTo(part, near())))) {
                return true;
            }
        }
        return false;
    }

    /** The junction the search starts at. */
    int near() {
        return near;
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

    /** Whether a part, driven from {@code from}, is the last stretch from the far end. */
    boolean isLastStretch(int part, int from) {
        return part == lastPart && from != near;
    }

    private double metres(boolean fromStart) {
        return (fromStart ? place.fraction() : 1 - place.fraction())
                * place.part().length_m();
    }

    /** What it costs to drive through a part to the junction {@code to}; infinite where that is not done. */
    double cost_s(int part, int from, int to) {
        if (isLastStretch(part, from)) {
            return far_s - near_s;
        }
        boolean backwards = graph.isBackwardsTo(part, to);
        return shut && to == near && weighting.isOpen(part, backwards)
                ? graph.seconds(part)
                : weighting.cost_s(part, backwards);
    }

    /** How long that takes. */
    double seconds(int part, int from) {
        return isLastStretch(part, from) ? far_s - near_s : graph.seconds(part);
    }
}
