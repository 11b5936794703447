package io.curbstop.map.search;

import org.locationtech.jts.geom.Point;

/**
 * One line of the list that opens while someone types a place.
 *
 * @param label what to show, and what {@link AddressIndex#geocode} finds again
 * @param kind what it is
 * @param point where it is, in the operating CRS
 * @param ref id of the feature it rests on, or null
 */
public record Suggestion(String label, Kind kind, Point point, String ref) {

    /** What a suggestion stands for. */
    public enum Kind {
        ADDRESS,
        STREET,
        INTERSECTION,
        PLACE,
        ASSET,
        COORDINATES
    }
}
