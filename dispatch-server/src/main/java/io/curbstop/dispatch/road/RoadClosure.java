package io.curbstop.dispatch.road;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A stretch of street that is closed, as screens show it.
 *
 * @param id made by the client
 * @param incidentId the incident it is closed for, or null
 * @param streetName the street's name, or empty
 * @param streetRefs the streets of the layer
 * @param from since or from when
 * @param until until when, or null while nobody knows
 * @param reason why, in a few words
 * @param madeBy who closed it
 * @param madeAt when that was said
 * @param liftedBy who opened it again, or null
 * @param liftedAt when, or null
 * @param line where, as a GeoJSON geometry in WGS 84
 */
public record RoadClosure(
        UUID id,
        UUID incidentId,
        String streetName,
        List<String> streetRefs,
        Instant from,
        Instant until,
        String reason,
        String madeBy,
        Instant madeAt,
        String liftedBy,
        Instant liftedAt,
        @JsonRawValue String line) {}
