package io.curbstop.dispatch.crew;

import org.locationtech.jts.geom.Point;

/** How long a unit needs from one place to another. The port behind which real streets can stand. */
public interface TravelTimes {

    /** The way between two places in the operating CRS. */
    Travel estimate(Point from, Point to);

    /**
     * A way.
     *
     * @param distance_m length by road, in metres
     * @param minutes driving time
     * @param basis how it was worked out, for people
     */
    record Travel(double distance_m, double minutes, String basis) {}
}
