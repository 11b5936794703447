package io.curbstop.radio.api;

import java.time.Instant;

/**
 * A radio has come or gone. Told as it happens and not kept for later.
 *
 * @param radioId the radio
 * @param present whether it can be reached now
 * @param transport the name of the transport that says so
 * @param occurredAt since when
 */
public record RadioPresence(String radioId, boolean present, String transport, Instant occurredAt) {}
