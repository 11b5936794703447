package io.curbstop.dispatch.demo.pipe;

import org.locationtech.jts.geom.Coordinate;

/**
 * A length of sewer between two manholes, in the direction it flows.
 *
 * @param id its number
 * @param from the upper manhole
 * @param to the lower manhole
 * @param line its course
 * @param pipe diameter, material and age
 */
public record Sewer(int id, Manhole from, Manhole to, Coordinate[] line, Pipe pipe) {

    /** Its reference in the main layer. */
    public String ref() {
        return "SM-" + (10_001 + id);
    }

    /**
     * A manhole.
     *
     * @param id its number
     * @param at where it is
     * @param ground_m height of its cover above the sea
     */
    public record Manhole(int id, Coordinate at, double ground_m) {

        /** Its reference in the manhole and node layers. */
        public String ref() {
            return "SN-" + (10_001 + id);
        }
    }
}
