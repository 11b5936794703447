package io.curbstop.dispatch.console;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A unit as lists show it; its status follows from its shift and its assignments and is never typed.
 *
 * @param code short code
 * @param name for people
 * @param kind valve, repair, sewer, leak, meter, traffic or gas
 * @param status AVAILABLE, ASSIGNED, EN_ROUTE, ON_SITE or OFF_SHIFT
 * @param members who is on it now; off shift, who belongs to it
 * @param notices what a dispatcher should know of its crew: too few people, a qualification that has run out
 * @param shiftEndsAt when its shift ends, or null off shift
 * @param lon longitude, or null
 * @param lat latitude, or null
 * @param positionAt when it was there, or null
 * @param positionSource APP, RADIO or TRACKER, or null
 * @param radioId id of its radio, or null
 * @param assignments what it is on, oldest first
 */
public record UnitRow(
        String code,
        String name,
        String kind,
        String status,
        List<String> members,
        List<String> notices,
        Instant shiftEndsAt,
        Double lon,
        Double lat,
        Instant positionAt,
        String positionSource,
        String radioId,
        List<Task> assignments) {

    /** What a unit is on. */
    public record Task(UUID id, UUID incidentId, String incidentNumber, String state) {}
}
