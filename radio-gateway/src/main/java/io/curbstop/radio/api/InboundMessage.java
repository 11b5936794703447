package io.curbstop.radio.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A text or a key press from a radio. Delivered at least once; the id tells a repetition.
 *
 * @param id made by the gateway when it first wrote the message down; stays the same over restarts
 * @param radioId the radio it came from, by the word of its network
 * @param text as it came
 * @param reply what it means
 * @param inReplyTo the message, in the version the crew can have read, that it answers; empty when it answers none
 * @param occurredAt when the gateway received it
 */
public record InboundMessage(
        UUID id, String radioId, String text, Reply reply, Optional<UUID> inReplyTo, Instant occurredAt) {

    /** Refuses a message with a part missing. */
    public InboundMessage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(radioId, "radioId");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(reply, "reply");
        Objects.requireNonNull(inReplyTo, "inReplyTo");
        Objects.requireNonNull(occurredAt, "occurredAt");
    }

    /** The same, at this time when it claims a later one: a gateway's clock may be ahead, and nothing happens tomorrow. */
    public InboundMessage noLaterThan(Instant now) {
        return occurredAt.isAfter(now) ? new InboundMessage(id, radioId, text, reply, inReplyTo, now) : this;
    }
}
