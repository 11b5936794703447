package io.curbstop.dispatch.incident;

import java.util.Objects;
import java.util.UUID;
import org.locationtech.jts.geom.Point;

/**
 * What an incident is opened with.
 *
 * @param id made by the client
 * @param typeCode code of the incident type
 * @param priority code of the priority
 * @param addressText where, in words, or null
 * @param location where, in the operating CRS, or null while unknown
 * @param locationMethod how the location was found, or null
 * @param locationAccuracy_m how far off it may be, in metres, or null
 * @param mainRef the main it is likely on, or null
 * @param narrative what was said
 */
public record NewIncident(
        UUID id,
        String typeCode,
        String priority,
        String addressText,
        Point location,
        String locationMethod,
        Double locationAccuracy_m,
        String mainRef,
        String narrative) {

    /** Refuses an incident without id, type, priority or words. */
    public NewIncident {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(typeCode, "typeCode");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(narrative, "narrative");
    }
}
