package io.curbstop.radio.transport;

/**
 * Something a radio has sent.
 *
 * @param radioId from whom, by the word of its network
 * @param sequence the radio's own number for it; the same when it repeats it
 * @param kind what it is
 * @param text the words; the number of a status; empty for an emergency
 */
public record InboundFrame(String radioId, int sequence, Kind kind, String text) {

    /** What a frame is. */
    public enum Kind {
        /** Words, or a key that stands for words. */
        TEXT,
        /** A status key, told apart from words that happen to be a number; what it means is configuration. */
        STATUS,
        /** The emergency button. */
        EMERGENCY
    }
}
