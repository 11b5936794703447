package io.curbstop.map.trace;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A part of the network: which stretches of which mains, and what is on it.
 *
 * @param mains stretches of mains, sorted by reference, then measure
 * @param nodes nodes, sorted; those made by joining ends start with {@code ~}
 * @param valveLinks valves that are links and lie inside, sorted
 * @param hydrants hydrants, sorted
 * @param length_m stated length of the stretches
 * @param volume_m3 water in the stretches whose diameter is known
 */
public record IsolatedArea(
        List<MainPart> mains,
        List<String> nodes,
        List<String> valveLinks,
        List<String> hydrants,
        double length_m,
        double volume_m3) {

    /** The area of nothing. */
    public static final IsolatedArea EMPTY = new IsolatedArea(List.of(), List.of(), List.of(), List.of(), 0, 0);

    /**
     * A stretch of a main between two measures along its drawing.
     *
     * @param mainRef the main
     * @param from measure at which the stretch begins
     * @param to measure at which it ends
     * @param whole true when it is the whole main
     * @param fromFraction {@code from} as a share of the drawing, 0 to 1
     * @param toFraction {@code to} as a share of the drawing, 0 to 1
     * @param length_m stated length
     */
    public record MainPart(
            String mainRef,
            double from,
            double to,
            boolean whole,
            double fromFraction,
            double toFraction,
            double length_m) {

        /** True when the measure is within the stretch, its ends included. */
        public boolean covers(double measure) {
            return whole || (measure >= from && measure <= to);
        }
    }

    /** True when there is nothing in it. */
    public boolean isEmpty() {
        return mains.isEmpty() && nodes.isEmpty() && valveLinks.isEmpty();
    }

    /** The stretches of one main, in the order of measure. */
    public List<MainPart> partsOf(String mainRef) {
        int low = Collections.binarySearch(
                mains, new MainPart(mainRef, 0, 0, false, 0, 0, 0), Comparator.comparing(MainPart::mainRef));
        if (low < 0) {
            return List.of();
        }
        int first = low;
        while (first > 0 && mains.get(first - 1).mainRef().equals(mainRef)) {
            first--;
        }
        int end = low + 1;
        while (end < mains.size() && mains.get(end).mainRef().equals(mainRef)) {
            end++;
        }
        return mains.subList(first, end);
    }

    /** True when a place on a main, by measure along its drawing, is in the area. */
    public boolean contains(String mainRef, double measure) {
        return partsOf(mainRef).stream().anyMatch(p -> p.covers(measure));
    }

    /** True when any of a main is in the area. */
    public boolean touches(String mainRef) {
        return !partsOf(mainRef).isEmpty();
    }
}
