package io.curbstop.radio.api;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A message reached a state. Delivered at least once: the pair of message and state tells a repetition, except that ON_AIR,
 * ACCEPTED and UNKNOWN come once for each attempt.
 *
 * @param messageId the message
 * @param radioId the radio it is for
 * @param state what it reached
 * @param occurredAt when, by the gateway's clock
 * @param detail for people: attempt and transport, or the reason; may be empty
 */
public record Receipt(UUID messageId, String radioId, ReceiptState state, Instant occurredAt, String detail) {

    /** Refuses a receipt with a part missing. */
    public Receipt {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(radioId, "radioId");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(detail, "detail");
    }

    /** The same, at this time when it claims a later one. */
    public Receipt noLaterThan(Instant now) {
        return occurredAt.isAfter(now) ? new Receipt(messageId, radioId, state, now, detail) : this;
    }
}
