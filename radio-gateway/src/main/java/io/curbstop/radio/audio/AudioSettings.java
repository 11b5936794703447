package io.curbstop.radio.audio;

import java.time.Duration;

/**
 * What all that goes to a transmitter as sound has in common.
 *
 * @param rate_hz samples a second, the same as the sink's
 * @param lead silence after keying, for the transmitter to come up; 10 s at most
 * @param tail silence before letting go; 10 s at most
 * @param stallLimit how much longer than it should a transmission may take before the output counts as broken
 * @param firstRetry when a broken output is tried again; the time doubles with each failure
 * @param longestRetry the longest that time becomes
 */
public record AudioSettings(
        int rate_hz, Duration lead, Duration tail, Duration stallLimit, Duration firstRetry, Duration longestRetry) {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    /** Refuses what cannot be played. */
    public AudioSettings {
        if (rate_hz <= 0) {
            throw new IllegalArgumentException("no sound: " + rate_hz + " Hz");
        }
        if (!isSilence(lead) || !isSilence(tail)) {
            throw new IllegalArgumentException("Silence lasts from nothing to 10 s, not " + lead + ", " + tail);
        }
        if (!isPositive(stallLimit) || !isPositive(firstRetry) || longestRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException(
                    "no times to wait: %s, %s, %s".formatted(stallLimit, firstRetry, longestRetry));
        }
    }

    /** 22 050 Hz, 300 ms and 100 ms of silence, broken after 5 s, tried again after 1 s to 60 s. */
    public static AudioSettings defaults() {
        return new AudioSettings(
                22_050,
                Duration.ofMillis(300),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60));
    }

    private static boolean isSilence(Duration duration) {
        return !duration.isNegative() && duration.compareTo(LONGEST_SILENCE) <= 0;
    }

    private static boolean isPositive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }
}
