package io.curbstop.dispatch.outage;

import java.util.List;
import org.locationtech.jts.geom.Point;

/**
 * A trace's answer in the terms of the tables.
 *
 * @param isolated whether the valves to close stop every source
 * @param reason why not, or what to know
 * @param mainRef the broken main, or null
 * @param breakPoint where it is broken, in the operating CRS, or null
 * @param networkVersion the network it was traced on
 * @param valveStateVersion the valve states it was traced with
 * @param length_m length of main shut off
 * @param confidence what the answer rests on
 * @param parts stretches of mains
 * @param valves valves, each once
 * @param hydrants hydrants without water
 */
record TraceResult(
        boolean isolated,
        String reason,
        String mainRef,
        Point breakPoint,
        long networkVersion,
        long valveStateVersion,
        double length_m,
        List<String> confidence,
        List<Part> parts,
        List<Valve> valves,
        List<String> hydrants) {

    /** A stretch of a main, as shares of its drawing. */
    record Part(String part, String mainRef, double fromFraction, double toFraction) {}

    /** A valve and what is to be done with it. */
    record Valve(String ref, String role, int order, String reason) {}

    /** The answer when there is nothing to trace. */
    static TraceResult none(String reason, String mainRef, Point breakPoint, long networkVersion, long stateVersion) {
        return new TraceResult(
                false,
                reason,
                mainRef,
                breakPoint,
                networkVersion,
                stateVersion,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
