package io.curbstop.dispatch.demo.people;

import io.curbstop.dispatch.demo.block.Building;
import io.curbstop.dispatch.demo.pipe.Pipe;
import io.curbstop.dispatch.demo.pipe.WaterMain;
import org.locationtech.jts.geom.Coordinate;

/**
 * A metered account and the service line that supplies it.
 *
 * @param id its number
 * @param name the account's name, invented
 * @param phone a number reserved for fiction
 * @param building where the water is used
 * @param unit the part of the building; null for all of it
 * @param main the main that supplies it
 * @param service the service line's course, from the main to the wall
 * @param pipe the service line
 * @param critical hospital, dialysis, school or care_home; null for others
 * @param people how many live there; null where nobody does
 */
public record Customer(
        int id,
        String name,
        String phone,
        Building building,
        String unit,
        WaterMain main,
        Coordinate[] service,
        Pipe pipe,
        String critical,
        Integer people) {

    /** Its reference in the customer layer. */
    public String ref() {
        return "C-" + (100_001 + id);
    }
}
