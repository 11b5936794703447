package io.curbstop.dispatch.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** In which order people are called: whoever was called least lately first. The same facts give the same order. */
final class FairRotation {

    private static final Comparator<Candidate> ORDER = Comparator.comparing((Candidate c) -> c.unavailable() != null)
            .thenComparing(Candidate::lastCalled, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Candidate::callsThisQuarter)
            .thenComparing(Candidate::onThisQuarter)
            .thenComparing(Candidate::position);

    private FairRotation() {}

    /**
     * Somebody who may be called.
     *
     * @param personId who
     * @param name for people
     * @param phone how to reach them, or null
     * @param position their place on the list
     * @param lastCalled when they were called last, whatever came of it; null for never
     * @param callsThisQuarter how often they were called since the quarter began
     * @param onThisQuarter how long they were on after calls since then
     * @param unavailable why they cannot be called now, or null
     */
    record Candidate(
            UUID personId,
            String name,
            String phone,
            int position,
            Instant lastCalled,
            int callsThisQuarter,
            Duration onThisQuarter,
            String unavailable) {}

    /** The candidates, whom to call first first; who cannot come stands last. */
    static List<Candidate> order(List<Candidate> candidates) {
        return candidates.stream().sorted(ORDER).toList();
    }

    /** Why somebody stands where they stand: {@code last called 12 days ago, 2 calls this quarter}. */
    static String explain(Candidate candidate, Instant now, ZoneId zone) {
        if (candidate.unavailable() != null) {
            return candidate.unavailable();
        }
        String calls = candidate.callsThisQuarter() + (candidate.callsThisQuarter() == 1 ? " call" : " calls");
        String hours = candidate.onThisQuarter().isZero() ? "" : " and " + Times.hours(candidate.onThisQuarter());
        return (candidate.lastCalled() == null
                        ? "never called"
                        : "last called " + ago(candidate.lastCalled(), now, zone))
                + ", " + calls + hours + " this quarter";
    }

    private static String ago(Instant at, Instant now, ZoneId zone) {
        long days = ChronoUnit.DAYS.between(
                at.atZone(zone).toLocalDate(), now.atZone(zone).toLocalDate());
        return days <= 0 ? "today" : days == 1 ? "yesterday" : days + " days ago";
    }
}
