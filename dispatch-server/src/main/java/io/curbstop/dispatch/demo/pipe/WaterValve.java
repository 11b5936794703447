package io.curbstop.dispatch.demo.pipe;

import org.locationtech.jts.geom.Coordinate;

/**
 * A valve on a main.
 *
 * @param id its number
 * @param main the main it is on
 * @param at where on it
 * @param kind isolation or prv
 * @param position open or closed
 * @param operability operable, stuck_open, stuck_closed, inaccessible or unknown
 * @param turns turns from open to closed
 * @param closes clockwise or anticlockwise
 * @param note how to find or reach it, or null
 */
public record WaterValve(
        int id,
        WaterMain main,
        Coordinate at,
        String kind,
        String position,
        String operability,
        double turns,
        String closes,
        String note) {

    /** Its reference in the valve layer. */
    public String ref() {
        return "WV-" + (10_001 + id);
    }
}
