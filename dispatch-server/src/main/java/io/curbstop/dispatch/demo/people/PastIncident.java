package io.curbstop.dispatch.demo.people;

import io.curbstop.dispatch.demo.block.Building;
import io.curbstop.dispatch.demo.pipe.WaterMain;
import io.curbstop.dispatch.demo.street.Segment;
import java.time.LocalDateTime;
import org.locationtech.jts.geom.Coordinate;

/**
 * Something that went wrong in earlier years.
 *
 * @param id its number, in the order it was reported
 * @param at where
 * @param reportedAt when, in the city's time
 * @param type the type's code
 * @param address the building it was reported from, or null
 * @param segment the street
 * @param main the main, or null
 * @param cause why, as found; null when not known
 * @param nature what was seen of the pipe, or null
 * @param repair what was done, or null
 * @param remarks the crew's words, or null
 */
public record PastIncident(
        int id,
        Coordinate at,
        LocalDateTime reportedAt,
        String type,
        Building address,
        Segment segment,
        WaterMain main,
        String cause,
        String nature,
        String repair,
        String remarks) {}
