package io.curbstop.map.trace;

import io.curbstop.map.network.ValveStates;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What to trace.
 *
 * @param breaks where the network is broken: one or more, isolated together
 * @param states the valves as known
 * @param thisJob what is said of single valves for this job only, by reference; unknown references are ignored
 * @param options the rules
 */
public record TraceRequest(
        List<Break> breaks, ValveStates states, Map<String, JobValve> thisJob, TraceOptions options) {

    /** Copies the collections; refuses a request without a break. */
    public TraceRequest {
        breaks = List.copyOf(breaks);
        thisJob = Map.copyOf(thisJob);
        Objects.requireNonNull(states, "states");
        Objects.requireNonNull(options, "options");
        if (breaks.isEmpty()) {
            throw new IllegalArgumentException("a trace needs at least one break");
        }
    }

    /** A trace with the rules for water and nothing said for this job. */
    public static TraceRequest of(ValveStates states, Break... breaks) {
        return new TraceRequest(List.of(breaks), states, Map.of(), TraceOptions.water());
    }

    /** The same with other rules. */
    public TraceRequest withOptions(TraceOptions other) {
        return new TraceRequest(breaks, states, thisJob, other);
    }

    /** The same with other things said of valves for this job. */
    public TraceRequest withThisJob(Map<String, JobValve> other) {
        return new TraceRequest(breaks, states, other, options);
    }
}
