package io.curbstop.map.trace;

import io.curbstop.map.network.Operability;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two shutdowns at one time do to each other.
 *
 * @param zone dry while both last, though neither alone would dry it: the conflict zone
 * @param sharedValves valves that both shut, sorted: one job must not open them while the other lasts
 */
public record JobConflict(IsolatedArea zone, List<String> sharedValves) {

    /**
     * Finds the conflict of two shutdowns.
     *
     * @param states the valves as they stand without either
     * @param one references of the valves that the one shuts; those not in the network are passed over
     * @param other the same for the other
     * @throws IllegalArgumentException when the states are not of the tracer's network
     */
    public static JobConflict find(
            IsolationTracer tracer,
            ValveStates states,
            TraceOptions options,
            Collection<String> one,
            Collection<String> other) {
        Set<Integer> dry = dry(tracer, states, options, one, other);
        dry.removeAll(dry(tracer, states, options, one, List.of()));
        dry.removeAll(dry(tracer, states, options, other, List.of()));
        Set<String> shared = new TreeSet<>(one);
        shared.retainAll(new HashSet<>(other));
        return new JobConflict(
                new AreaWriter(tracer.network())
                        .write(dry.stream().mapToInt(Integer::intValue).toArray()),
                List.copyOf(shared));
    }

    private static Set<Integer> dry(
            IsolationTracer tracer,
            ValveStates states,
            TraceOptions options,
            Collection<String> one,
            Collection<String> other) {
        ValveStates now = states;
        List<String> both = new ArrayList<>(one);
        both.addAll(other);
        for (String ref : both) {
            int valve = tracer.network().valves().find(ref);
            if (valve >= 0) {
                now = now.with(valve, ValvePosition.CLOSED, Operability.OPERABLE);
            }
        }
        Set<Integer> cells = new TreeSet<>();
        Arrays.stream(tracer.dryCells(states, now, options)).forEach(cells::add);
        return cells;
    }
}
