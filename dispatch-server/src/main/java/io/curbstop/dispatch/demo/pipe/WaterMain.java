package io.curbstop.dispatch.demo.pipe;

import io.curbstop.dispatch.demo.street.Segment;
import org.locationtech.jts.geom.Coordinate;

/**
 * A piece of water main between two nodes.
 *
 * @param id its number
 * @param from the node it begins at
 * @param to the node it ends at
 * @param line its course, from one to the other exactly
 * @param kind what it is
 * @param pipe diameter, material and age
 * @param zone the pressure zone it belongs to
 * @param segment the street it lies in; null for one that leads to a tank or works
 */
public record WaterMain(
        int id, WaterNode from, WaterNode to, Coordinate[] line, Kind kind, Pipe pipe, Zone zone, Segment segment) {

    /** What a main is for. */
    public enum Kind {
        /** Along a street, or to a tank or works. */
        STREET,
        /** From the street to a hydrant. */
        LATERAL,
        /** A pump between two zones, from the lower to the higher. */
        PUMP
    }

    /** Its reference in the main layer. */
    public String ref() {
        return "WM-" + (10_001 + id);
    }
}
