package io.curbstop.map.search;

import org.locationtech.jts.geom.Coordinate;

/** Turns the longitude and latitude that people read from a phone into the operating CRS. */
@FunctionalInterface
public interface GeographicTransform {

    /**
     * The same place in the operating CRS.
     *
     * @param longitude_deg WGS84 longitude in degrees, east positive
     * @param latitude_deg WGS84 latitude in degrees, north positive
     * @return x and y in metres; NaN when the place is outside what the projection can show
     */
    Coordinate toOperating(double longitude_deg, double latitude_deg);
}
