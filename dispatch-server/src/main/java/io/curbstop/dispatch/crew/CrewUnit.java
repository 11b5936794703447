package io.curbstop.dispatch.crew;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Point;

/**
 * A crew with its vehicle.
 *
 * @param code short code such as V1
 * @param name for people
 * @param kind valve, repair, sewer, leak, meter, traffic or gas
 * @param radioId id of its radio, or null
 * @param inService whether it can be sent at all
 * @param outOfServiceReason why not, or null
 * @param location last known place in the operating CRS, or null
 * @param positionAt when it was there, or null
 * @param positionSource APP, RADIO or TRACKER; null when it was entered with the unit
 * @param members who belongs to it
 */
public record CrewUnit(
        String code,
        String name,
        String kind,
        String radioId,
        boolean inService,
        String outOfServiceReason,
        Point location,
        Instant positionAt,
        String positionSource,
        List<CrewMember> members) {

    /** Keeps its own copy of the members. */
    public CrewUnit {
        members = List.copyOf(members);
    }

    /** The id of its radio, if it has one. */
    public Optional<String> findRadioId() {
        return Optional.ofNullable(radioId);
    }

    /** Its last known place, if any. */
    public Optional<Point> findLocation() {
        return Optional.ofNullable(location);
    }
}
