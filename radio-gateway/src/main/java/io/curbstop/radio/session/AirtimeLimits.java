package io.curbstop.radio.session;

import java.time.Duration;

/**
 * The part of a channel's time that may be used, as token buckets. An emergency is never held back.
 *
 * @param routineShare of each second, for P2 and P3, such as 0.10
 * @param routineBurst what may be used at once after a silence
 * @param p1Share of each second, for P1, besides what routine leaves unused
 * @param p1Burst what P1 may use at once after a silence
 */
public record AirtimeLimits(double routineShare, Duration routineBurst, double p1Share, Duration p1Burst) {

    /** Routine 10 % (6 s a minute) with 30 s at once; P1 25 % with as many minutes' worth, 75 s. */
    public static AirtimeLimits defaults() {
        return new AirtimeLimits(0.10, Duration.ofSeconds(30), 0.25, Duration.ofSeconds(75));
    }

    /** No limit, for a channel that is not on the air. */
    public static AirtimeLimits unlimited() {
        return new AirtimeLimits(1e6, Duration.ofDays(1), 1e6, Duration.ofDays(1));
    }
}
