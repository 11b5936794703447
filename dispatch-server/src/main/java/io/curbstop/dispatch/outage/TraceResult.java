package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.geodata.CustomersOnMains.Stretch;
import io.curbstop.map.trace.PlanOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Point;

/**
 * A trace's answer in the terms of the tables.
 *
 * @param plan what it is best at
 * @param zones pressure zones that opening valves for the time being would join
 * @param isolated whether the valves to close stop every source
 * @param reason why not, or what to know
 * @param mainRef the broken main, or null
 * @param breakPoint where it is broken, in the operating CRS, or null
 * @param networkVersion the network it was traced on
 * @param valveStateVersion the valve states it was traced with
 * @param length_m length of main shut off
 * @param confidence what the answer rests on
 * @param parts stretches of mains, tagged SEGMENT or SECONDARY
 * @param valves valves, each once
 * @param hydrants hydrants without water
 */
record TraceResult(
        PlanOption.Kind plan,
        List<String> zones,
        boolean isolated,
        String reason,
        String mainRef,
        Point breakPoint,
        long networkVersion,
        long valveStateVersion,
        double length_m,
        List<String> confidence,
        List<Stretch> parts,
        List<Valve> valves,
        List<String> hydrants) {

    /** A valve and what is to be done with it. */
    record Valve(String ref, String role, int order, String reason) {}

    /** The answer when there is nothing to trace. */
    static TraceResult none(String reason, String mainRef, Point breakPoint, long networkVersion, long stateVersion) {
        return new TraceResult(
                PlanOption.Kind.NEAREST,
                List.of(),
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

    /** What is to be done with each valve, by reference. */
    static Map<String, String> rolesOf(List<Valve> valves) {
        return valves.stream().collect(Collectors.toMap(Valve::ref, Valve::role, (a, b) -> a, TreeMap::new));
    }

    /** The stretches in words that can be compared, to the millionth of a main. */
    static Set<String> placesOf(List<Stretch> parts) {
        return parts.stream()
                .map(p -> "%s %s %.6f %.6f".formatted(p.tag(), p.mainRef(), p.low(), p.high()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
