package io.curbstop.radio.api;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a radio says it is. Told as it happens and not kept for later: the next one says more.
 *
 * @param radioId the radio
 * @param lon degrees east, WGS 84
 * @param lat degrees north
 * @param radius_m how far off it may be, when the radio says so
 * @param fixedAt when its receiver found the place, when the radio says so
 * @param transport the name of the transport that brought it
 * @param occurredAt when the gateway received it
 */
public record RadioPosition(
        String radioId,
        double lon,
        double lat,
        OptionalDouble radius_m,
        Optional<Instant> fixedAt,
        String transport,
        Instant occurredAt) {}
