package io.curbstop.radio.session;

import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.Receipt;
import java.time.Instant;
import java.util.UUID;

/** One fact that the session must not forget. Events for the listeners are numbered from 1; 0 is told to nobody. */
public sealed interface JournalEntry {

    /** The number under which the listeners are told of it; 0 when they are not. */
    default long eventNumber() {
        return 0;
    }

    /**
     * A message was taken to be sent.
     *
     * @param own whether the session made it itself, such as a question to the crew
     */
    record Taken(Instant at, RadioMessage message, boolean own) implements JournalEntry {}

    /** An attempt is about to be made: written before the frame is handed over. */
    record Attempted(Instant at, UUID messageId, String transport, int sequence, int attempt) implements JournalEntry {}

    /** A part of a message that goes in several has got to the radio; the next one may go. */
    record PartDone(Instant at, UUID messageId, String transport, int parts) implements JournalEntry {}

    /** The sequence number given to a message for a radio last; the next one follows it. */
    record SequenceUsed(String transport, String radioId, int sequence) implements JournalEntry {}

    /** A message reached a state. */
    record Reached(long event, Receipt receipt) implements JournalEntry {
        @Override
        public long eventNumber() {
            return event;
        }
    }

    /** A frame came in and was given its meaning. */
    record Received(long event, String transport, int sequence, String bodyHash, InboundMessage message)
            implements JournalEntry {
        @Override
        public long eventNumber() {
            return event;
        }
    }

    /** The crew was asked which order its words are about; a bare token answers. */
    record Asked(Instant at, String radioId, String words) implements JournalEntry {}

    /** An order is no longer open on its radio. */
    record OrderClosed(Instant at, String radioId, String token, String reason) implements JournalEntry {}

    /** A radio came or went. */
    record PresenceSeen(Instant at, String radioId, String transport, boolean present) implements JournalEntry {}

    /** An emergency came from a radio; it stands until it is cleared. */
    record EmergencyRaised(Instant at, String radioId) implements JournalEntry {}

    /** A person has seen to a radio's emergency. */
    record EmergencyCleared(Instant at, String radioId, String reason) implements JournalEntry {}

    /** A channel was forbidden to send, or allowed again. */
    record ChannelMuted(Instant at, String transport, boolean muted, String reason) implements JournalEntry {}

    /** The listeners have taken all events up to this one. */
    record Told(long event) implements JournalEntry {}
}
