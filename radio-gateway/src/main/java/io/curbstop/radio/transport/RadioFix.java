package io.curbstop.radio.transport;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a radio says it is.
 *
 * @param radioId which radio, by the word of its network
 * @param lon degrees east, WGS 84, -180 to 180
 * @param lat degrees north, -90 to 90
 * @param radius_m how far off it may be, when the radio says so
 * @param fixedAt when its receiver found the place, when the radio says so
 */
public record RadioFix(String radioId, double lon, double lat, OptionalDouble radius_m, Optional<Instant> fixedAt) {

    /** Refuses what is no place on earth. */
    public RadioFix {
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw new IllegalArgumentException("no place on earth: " + lon + ", " + lat);
        }
    }
}
