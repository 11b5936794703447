package io.curbstop.radio.kenwood;

import java.time.Duration;

/**
 * How long a Kenwood transport waits for what. All are longer than nought.
 *
 * @param answer for the radio to say what became of a frame, the time on the line not counted; it tries several times over
 *     the air before it gives up. As long again it waits for an answer that comes too late, before it sends anything else
 * @param talk for the end of a transmission whose beginning was heard; then it counts as ended
 * @param repetition how long after the first hearing the same words of the same radio are the same message
 * @param firstReopening before the line is opened again after it was lost; doubled from one failure to the next
 * @param lastReopening what that grows to
 */
public record KenwoodTimes(
        Duration answer, Duration talk, Duration repetition, Duration firstReopening, Duration lastReopening) {

    /** Refuses what is no waiting. */
    public KenwoodTimes {
        requirePositive(answer);
        requirePositive(talk);
        requirePositive(repetition);
        requirePositive(firstReopening);
        if (lastReopening.compareTo(firstReopening) < 0) {
            throw new IllegalArgumentException(
                    "The wait before opening again grows from " + firstReopening + ", so not to " + lastReopening);
        }
    }

    private static void requirePositive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("No time to wait: " + time);
        }
    }

    /** 30 s for an answer, 60 s of talk, 15 s of repetition, 1 s to 60 s before opening again. */
    public static KenwoodTimes defaults() {
        return new KenwoodTimes(
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60));
    }
}
