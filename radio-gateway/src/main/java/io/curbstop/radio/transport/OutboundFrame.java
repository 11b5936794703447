package io.curbstop.radio.transport;

import io.curbstop.radio.api.RadioPriority;

/**
 * One attempt to send one text.
 *
 * @param radioId whom it is for, by the word of the transport's network
 * @param group whether that is a talk group: every radio of it shows the text, and none acknowledges
 * @param sequence its number between this transport and this radio, from 0 up to the transport's count less one; all
 *     attempts of a message have the same
 * @param attempt 1 for the first
 * @param priority for transports that can mark it
 * @param text what to show, in the transport's letters
 */
public record OutboundFrame(
        String radioId, boolean group, int sequence, int attempt, RadioPriority priority, String text) {

    /** A text for one radio. */
    public OutboundFrame(String radioId, int sequence, int attempt, RadioPriority priority, String text) {
        this(radioId, false, sequence, attempt, priority, text);
    }
}
