package io.curbstop.radio.pocsag;

import java.time.Duration;
import java.util.Set;

/**
 * How pages are sent.
 *
 * @param speed_baud 512, 1200 or 2400 bits a second, as the pagers want it
 * @param rate_hz audio samples a second, the same as the sink's
 * @param level the swing as a part of the greatest there is, above 0 up to 1; it sets the deviation
 * @param inverted whether the transmitter turns the signal upside down
 * @param defaultFunction 0 to 3, for capcodes written without a letter
 * @param textLimit_characters the longest text that the pagers show whole, 1 to {@value Page#MOST_TEXT}
 * @param lead silence after keying, for the transmitter to come up; 10 s at most
 * @param tail silence before letting go; 10 s at most
 * @param stallLimit how much longer than it should a transmission may take before the output counts as broken
 * @param firstRetry when a broken output is tried again; the time doubles with each failure
 * @param longestRetry the longest that time becomes
 */
public record PocsagSettings(
        int speed_baud,
        int rate_hz,
        double level,
        boolean inverted,
        int defaultFunction,
        int textLimit_characters,
        Duration lead,
        Duration tail,
        Duration stallLimit,
        Duration firstRetry,
        Duration longestRetry) {

    private static final Set<Integer> SPEEDS_BAUD = Set.of(512, 1200, 2400);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    /** Refuses what cannot be sent. */
    public PocsagSettings {
        if (!SPEEDS_BAUD.contains(speed_baud)) {
            throw new IllegalArgumentException("POCSAG has 512, 1200 and 2400 baud, not " + speed_baud);
        }
        if (defaultFunction < 0 || defaultFunction >= PagerAddress.FUNCTIONS) {
            throw new IllegalArgumentException("A function is 0 to 3, not " + defaultFunction);
        }
        if (textLimit_characters < 1 || textLimit_characters > Page.MOST_TEXT) {
            throw new IllegalArgumentException("A page has 1 to 240 characters, not " + textLimit_characters);
        }
        if (lead.compareTo(LONGEST_SILENCE) > 0 || tail.compareTo(LONGEST_SILENCE) > 0) {
            throw new IllegalArgumentException("too much silence: " + lead + ", " + tail);
        }
        if (!isPositive(stallLimit) || !isPositive(firstRetry) || longestRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException(
                    "no times to wait: %s, %s, %s".formatted(stallLimit, firstRetry, longestRetry));
        }
        new Baseband(speed_baud, rate_hz, level, inverted, lead, tail);
    }

    /**
     * 1200 baud, 22 050 Hz, level 0.4, upright, function 3, 80 characters, 300 ms and 100 ms of silence, broken after 5 s,
     * tried again after 1 s to 60 s.
     */
    public static PocsagSettings defaults() {
        return new PocsagSettings(
                1200,
                22_050,
                0.4,
                false,
                3,
                80,
                Duration.ofMillis(300),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60));
    }

    private static boolean isPositive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }

    Baseband baseband() {
        return new Baseband(speed_baud, rate_hz, level, inverted, lead, tail);
    }
}
