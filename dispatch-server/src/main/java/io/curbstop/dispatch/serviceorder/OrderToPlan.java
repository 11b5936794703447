package io.curbstop.dispatch.serviceorder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.locationtech.jts.geom.Point;

/**
 * An order as a plan of the day sees it.
 *
 * @param id the order
 * @param number for people
 * @param kindLabel what is to be done, for people
 * @param addressText where, in words, or null
 * @param location where, in the operating CRS, or null while unknown
 * @param minutes how long the work takes
 * @param windowFrom not before, or null
 * @param windowTo not begun after, or null: an appointment's end or a cut-off
 * @param requiredQualification what a member of the unit must hold, or null
 * @param unitKinds the kinds of unit that can do it, the fittest first
 * @param rank 1 is done first when the day is too short for all
 * @param state RELEASED, or how far a crew has come with it
 * @param unitCode the unit that has it or is reserved for it, or null
 * @param assignmentId that unit's assignment, or null
 * @param plannedAt when a reserved unit is wanted, or null
 * @param version grows by one with every change of the order
 */
public record OrderToPlan(
        UUID id,
        String number,
        String kindLabel,
        String addressText,
        Point location,
        int minutes,
        Instant windowFrom,
        Instant windowTo,
        String requiredQualification,
        List<String> unitKinds,
        int rank,
        OrderState state,
        String unitCode,
        UUID assignmentId,
        Instant plannedAt,
        long version) {}
