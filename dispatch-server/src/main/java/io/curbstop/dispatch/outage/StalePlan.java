package io.curbstop.dispatch.outage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Why a plan can no longer be approved: the network or the valves have changed since, and the trace now says something
 * else. The new plans are already there.
 *
 * @param networkReplaced whether the network was imported again
 * @param valves what changed at valves since, the latest first
 * @param text in a sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StalePlan(boolean networkReplaced, List<Change> valves, String text) {

    /**
     * A change of a valve.
     *
     * @param from where it stood: open, closed or unknown
     * @param to where it stands
     * @param operability as reported: operable, stuck_open, stuck_closed, inaccessible or unknown
     * @param by who reported it, or null
     * @param at when it was so
     */
    public record Change(String valveRef, String from, String to, String operability, String by, Instant at) {}
}
