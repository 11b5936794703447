package io.curbstop.radio.api;

import java.time.Instant;
import java.util.Objects;

/**
 * One line of the record of what went over the air and what came back.
 *
 * @param at when, by the gateway's clock
 * @param transport the name of the transport
 * @param event what happened
 * @param radioId the radio concerned; empty when it is the whole transport
 * @param sequence the number that the transport and this radio know the text by; -1 where there is none
 * @param text the words as they were sent or came; else a detail, such as the reason of a refusal; may be empty
 */
public record AirRecord(Instant at, String transport, Event event, String radioId, int sequence, String text) {

    /** What can happen. */
    public enum Event {
        /** A text was given to the modem. */
        SENT,
        /** The modem has taken it. */
        ACCEPTED,
        /** The modem has sent it. */
        ON_AIR,
        /** The modem or the radio has refused it. */
        REFUSED,
        /** The radio, a machine, has acknowledged it. */
        RADIO_ACK,
        /** A radio sent words. */
        RECEIVED,
        /** A radio sent a status. */
        STATUS,
        /** A radio's emergency button. */
        EMERGENCY,
        /** What a radio sent came once more. */
        REPEATED,
        /** What a radio sent was acknowledged to it, machine to machine. */
        ACKNOWLEDGED,
        /** A radio registered or was heard again. */
        CAME,
        /** A radio took its leave. */
        WENT,
        /** The transport works again. */
        WORKING,
        /** The transport does not work. */
        NOT_WORKING,
        /** Something that should not have come, or that could not be done. */
        FAULT
    }

    /** Refuses a record with a part missing. */
    public AirRecord {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(radioId, "radioId");
        Objects.requireNonNull(text, "text");
    }
}
