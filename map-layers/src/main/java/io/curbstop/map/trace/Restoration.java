package io.curbstop.map.trace;

import java.util.List;

/**
 * One connected part of what lost its supply, and how to give it back while the break is being mended.
 *
 * @param area the part
 * @param possibility whether opening valves can restore it
 * @param candidates single valves that restore it, or for {@link Possibility#BY_SEVERAL} one shortest set; sorted
 */
public record Restoration(IsolatedArea area, Possibility possibility, List<Candidate> candidates) {
    /** Whether a part can be restored by opening closed, operable valves. */
    public enum Possibility {
        BY_ONE,
        BY_SEVERAL,
        NOT_POSSIBLE
    }

    /**
     * Valves to open.
     *
     * @param open valves to open, in this order
     * @param closeFirst valves between the part and the break to be shut before, or the break would be fed again; sorted
     * @param zones the pressure zones that would be joined, sorted; fewer than two when none would
     * @param text for people
     */
    public record Candidate(List<String> open, List<String> closeFirst, List<String> zones, String text) {}
}
