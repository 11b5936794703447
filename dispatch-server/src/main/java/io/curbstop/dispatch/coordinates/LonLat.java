package io.curbstop.dispatch.coordinates;

import java.util.Optional;

/**
 * A place on the globe, WGS84.
 *
 * @param lon longitude in degrees, east positive
 * @param lat latitude in degrees, north positive
 */
public record LonLat(double lon, double lat) {

    /** Refuses numbers that are no place on the globe. */
    public LonLat {
        if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException("Not a longitude and latitude: " + lon + ", " + lat);
        }
    }

    /** The place, unless the numbers are none on the globe. */
    public static Optional<LonLat> find(double lon, double lat) {
        return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90
                ? Optional.of(new LonLat(lon, lat))
                : Optional.empty();
    }
}
