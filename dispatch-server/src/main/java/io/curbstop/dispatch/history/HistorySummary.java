package io.curbstop.dispatch.history;

import java.util.List;

/**
 * Measures of a time span, exact over its incidents.
 *
 * @param incidents how many were reported
 * @param acknowledge acknowledged by a person − dispatched, against the priority's target
 * @param response on site − reported, against the priority's target
 * @param madeSafe made safe − reported, against the priority's target
 * @param customersInterrupted how many customers were without water at any time, each counted once
 * @param customerMinutes customers times minutes without water, by the valves
 * @param byType how many of each type, the most frequent first
 */
public record HistorySummary(
        int incidents,
        Measure acknowledge,
        Measure response,
        Measure madeSafe,
        int customersInterrupted,
        long customerMinutes,
        List<TypeCount> byType) {

    /**
     * One measure.
     *
     * @param p50_s median in seconds, or null when there is none
     * @param p90_s nine in ten are at most this
     * @param n incidents that have the time
     * @param within_target those within their target
     * @param of those that have a target and the time
     */
    public record Measure(Double p50_s, Double p90_s, int n, int within_target, int of) {}

    /** How many of a type. */
    public record TypeCount(String type, int n) {}
}
