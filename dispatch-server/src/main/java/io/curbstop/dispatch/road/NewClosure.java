package io.curbstop.dispatch.road;

import java.time.Instant;
import java.util.UUID;
import org.locationtech.jts.geom.Point;

/**
 * A street to close.
 *
 * @param id made by the client; the same again changes nothing
 * @param incidentId the incident it is closed for, or null
 * @param place a place on it, in the operating CRS
 * @param from from when, or null for now
 * @param until until when, or null while nobody knows
 * @param reason why, in a few words
 */
public record NewClosure(UUID id, UUID incidentId, Point place, Instant from, Instant until, String reason) {}
