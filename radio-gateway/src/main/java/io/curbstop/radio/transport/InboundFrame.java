package io.curbstop.radio.transport;

/**
 * Something a radio has sent.
 *
 * @param radioId from whom, by the word of its network
 * @param sequence the radio's own number for it; the same when it repeats it
 * @param kind what it is
 * @param text the words; empty for an emergency
 */
public record InboundFrame(String radioId, int sequence, Kind kind, String text) {

    /** What a frame is. */
    public enum Kind {
        /** Words, or a key that stands for words. */
        TEXT,
        /** The emergency button. */
        EMERGENCY
    }
}
