package io.curbstop.map.search;

import java.util.Objects;
import org.locationtech.jts.geom.Point;

/**
 * What a caller could know of a break.
 *
 * @param point where it was located, in the operating CRS
 * @param accuracy_m how far off that may be, in metres
 * @param street official street name, or null
 * @param civic civic number, or null
 */
public record LinkQuery(Point point, double accuracy_m, String street, String civic) {

    /** Refuses a query without a point. */
    public LinkQuery {
        Objects.requireNonNull(point, "point");
    }

    /** The query that follows from a located address. */
    public static LinkQuery of(GeocodeCandidate place) {
        return new LinkQuery(place.point(), place.accuracy_m(), place.street(), place.civic());
    }
}
