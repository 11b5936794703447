package io.curbstop.dispatch.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * How soon a priority is wanted, in seconds; null where there is no target.
 *
 * @param code code of the priority
 * @param label the priority, for people
 * @param acknowledge_s from dispatch to a person's acknowledgement
 * @param onSite_s from report to arrival
 * @param restore_s from report to made safe
 * @param version grows with every change
 * @param changedAt when it was changed last, or null
 * @param changedBy by whom, or null
 */
record PriorityPolicy(
        String code,
        String label,
        Integer acknowledge_s,
        Integer onSite_s,
        Integer restore_s,
        long version,
        Instant changedAt,
        String changedBy) {

    /** For people, on one line. */
    String inWords() {
        return "acknowledged within " + span(acknowledge_s) + ", on site within " + span(onSite_s)
                + ", made safe within " + span(restore_s);
    }

    private static String span(Integer target_s) {
        return target_s == null ? "no target" : Duration.ofSeconds(target_s).toMinutes() + " min";
    }
}
