package io.curbstop.dispatch.exercise.scenario;

import java.time.Duration;
import java.util.Objects;

/**
 * A call that comes in an exercise. At least one of words for the place and a point says where it is.
 *
 * @param after how long after the beginning
 * @param caller the caller's name, or null
 * @param phone the caller's number, or null
 * @param narrative what the caller says
 * @param addressText where, in words, or null
 * @param lon longitude of the place in degrees, or null
 * @param lat latitude of it, or null
 * @param type code of the incident type, or null to leave it to the words
 */
public record Happening(
        Duration after,
        String caller,
        String phone,
        String narrative,
        String addressText,
        Double lon,
        Double lat,
        String type) {

    /** Refuses a call without words or time. */
    public Happening {
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(narrative, "narrative");
    }
}
