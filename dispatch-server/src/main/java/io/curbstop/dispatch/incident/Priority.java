package io.curbstop.dispatch.incident;

/**
 * How urgent, with its targets.
 *
 * @param code P1, P2, P3, SO
 * @param label for people
 * @param rank 1 is the most urgent
 * @param acknowledge_s seconds from dispatch to a person's acknowledgement, or null
 * @param on_site_s seconds from report to arrival, or null
 * @param restore_s seconds from report to made safe, or null
 */
public record Priority(
        String code, String label, int rank, Integer acknowledge_s, Integer on_site_s, Integer restore_s) {}
