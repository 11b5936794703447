package io.curbstop.dispatch.demo.pipe;

import org.locationtech.jts.geom.Coordinate;

/**
 * A node of the water network.
 *
 * @param id its number
 * @param at where it is
 * @param kind junction, tank, works or pump_station, as in the node layer
 * @param name for people; null for a junction
 */
public record WaterNode(int id, Coordinate at, String kind, String name) {

    /** Its reference in the node layer. */
    public String ref() {
        return "WN-" + (10_001 + id);
    }
}
