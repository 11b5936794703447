package io.curbstop.dispatch.demo.block;

import io.curbstop.dispatch.demo.street.Segment;
import io.curbstop.dispatch.demo.street.Site;
import io.curbstop.dispatch.demo.street.Tract;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * A building with its civic number.
 *
 * @param id its number
 * @param outline its walls
 * @param use what it is used for
 * @param segment the street segment it is numbered on
 * @param onLeft which side of it
 * @param measure_m where along the segment, in the direction of the numbers
 * @param civic the civic number
 * @param tract the tract it stands in, or null
 * @param site the site it belongs to, or null
 */
public record Building(
        int id,
        Polygon outline,
        Use use,
        Segment segment,
        boolean onLeft,
        double measure_m,
        int civic,
        Tract tract,
        Site site) {

    /** What buildings are used for. */
    public enum Use {
        /** One household, or two. */
        HOUSE,
        /** A house in a row. */
        ROW_HOUSE,
        /** Flats. */
        APARTMENTS,
        /** Shops and offices. */
        COMMERCIAL,
        /** Sheds and works. */
        INDUSTRIAL,
        /** A school, hospital, works or other public building. */
        PUBLIC,
        /** A farm house, outside the water network. */
        FARM
    }

    /** Its reference in the building layer. */
    public String ref() {
        return "B-" + (100_001 + id);
    }

    /** A place inside it. */
    public Coordinate middle() {
        return outline.getCentroid().getCoordinate();
    }
}
