package io.curbstop.dispatch.demo.street;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * Land kept free of streets for one purpose, with a side on a street.
 *
 * @param kind what it is for
 * @param name what people call it; null for a park, which is called after its street
 * @param area its outline
 * @param front the place on the street it is entered from
 * @param inward the direction from the street into it
 */
public record Site(Kind kind, String name, Polygon area, Coordinate front, Coordinate inward) {

    /** What land is kept for. */
    public enum Kind {
        /** A hospital with several buildings. */
        HOSPITAL,
        /** A cemetery. */
        CEMETERY,
        /** A park. */
        PARK,
        /** A market square. */
        SQUARE,
        /** A school with its field. */
        SCHOOL,
        /** The works that treats the river's water. */
        WATER_WORKS,
        /** A water tank on high ground. */
        TANK,
        /** The works that treats sewage. */
        SEWAGE_WORKS,
        /** A yard crews start from. */
        DEPOT,
        /** A golf course. */
        GOLF
    }
}
