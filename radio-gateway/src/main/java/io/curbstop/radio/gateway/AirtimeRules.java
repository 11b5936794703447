package io.curbstop.radio.gateway;

import io.curbstop.radio.session.AirtimeLimits;
import java.time.Duration;

/**
 * The part of a channel's time that may be used; what is missing is as usual.
 *
 * @param routine_percent of the time, for P2, P3 and what the gateway sends of its own accord
 * @param routineAtOnce_s what may be used at once after a silence
 * @param p1_percent of the time, for P1, besides what routine leaves
 * @param p1AtOnce_s the same for P1
 */
record AirtimeRules(Double routine_percent, Integer routineAtOnce_s, Double p1_percent, Integer p1AtOnce_s) {

    private static final double WHOLE_percent = 100;
    private static final int LONGEST_s = 3600;

    /** Refuses what is no part of a channel. */
    AirtimeRules {
        requirePercent("routine_percent", routine_percent);
        requirePercent("p1_percent", p1_percent);
        requireSeconds("routineAtOnce_s", routineAtOnce_s);
        requireSeconds("p1AtOnce_s", p1AtOnce_s);
    }

    private static void requirePercent(String field, Double value) {
        GatewaySettings.require(
                value == null || (value > 0 && value <= WHOLE_percent),
                "airtime: " + field + " is above 0 and at most 100, not " + value);
    }

    private static void requireSeconds(String field, Integer value) {
        GatewaySettings.require(
                value == null || (value > 0 && value <= LONGEST_s),
                "airtime: " + field + " is 1 to " + LONGEST_s + ", not " + value);
    }

    AirtimeLimits limits() {
        AirtimeLimits usual = AirtimeLimits.defaults();
        return new AirtimeLimits(
                routine_percent == null ? usual.routineShare() : routine_percent / WHOLE_percent,
                routineAtOnce_s == null ? usual.routineBurst() : Duration.ofSeconds(routineAtOnce_s),
                p1_percent == null ? usual.p1Share() : p1_percent / WHOLE_percent,
                p1AtOnce_s == null ? usual.p1Burst() : Duration.ofSeconds(p1AtOnce_s));
    }
}
