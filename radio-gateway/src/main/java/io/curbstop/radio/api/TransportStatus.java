package io.curbstop.radio.api;

import java.time.Instant;

/**
 * A transport can be used, or no longer. Told as it happens and not kept for later.
 *
 * @param transport its name
 * @param working whether frames can be sent
 * @param detail for people, such as what could not be reached; empty when it works
 * @param occurredAt since when
 */
public record TransportStatus(String transport, boolean working, String detail, Instant occurredAt) {}
