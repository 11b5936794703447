package io.curbstop.radio.smpp;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Lets through so many faults of each code in a minute, so that nobody outside can flood people with them. */
final class FaultLimit {

    /** How many of a code in a minute. */
    static final int MOST_PER_MINUTE = 6;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Count(Instant since, int faults) {}

    private final Map<String, Count> counts = new HashMap<>();

    /**
     * Whether one more may be told.
     *
     * @param code one of few
     */
    synchronized boolean allows(String code, Instant now) {
        Count before = counts.get(code);
        boolean fresh = before == null || !before.since().plus(MINUTE).isAfter(now);
        Count count = fresh ? new Count(now, 1) : new Count(before.since(), before.faults() + 1);
        counts.put(code, count);
        return count.faults() <= MOST_PER_MINUTE;
    }
}
