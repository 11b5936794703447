package io.curbstop.radio.api;

import java.time.Instant;

/**
 * Something on the radio side that a person should know of. Told as it happens and not kept for later.
 *
 * @param code stable, in kebab case, such as {@code unexpected-radio-ack}
 * @param transport the name of the transport concerned
 * @param radioId the radio concerned; empty when it is the whole transport
 * @param detail for people
 * @param occurredAt when
 */
public record RadioFault(String code, String transport, String radioId, String detail, Instant occurredAt) {}
