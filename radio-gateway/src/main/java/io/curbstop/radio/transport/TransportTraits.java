package io.curbstop.radio.transport;

import java.util.List;
import java.util.Optional;

/**
 * What a transport can and cannot do.
 *
 * @param textLimit_characters the longest text of one message
 * @param alphabet the letters it can carry
 * @param sequenceCount how many sequence numbers there are, beginning with 0
 * @param radioAck whether the radio, as a machine, acknowledges; without it a frame on the air is all one learns
 * @param presence whether radios register; without it each is taken to be there
 * @param airtime how long frames keep the channel
 */
public record TransportTraits(
        int textLimit_characters,
        TextAlphabet alphabet,
        int sequenceCount,
        boolean radioAck,
        boolean presence,
        Airtime airtime) {

    /** The first of these texts that can be sent, as it would be. */
    public Optional<String> findWritten(List<String> texts) {
        return texts.stream().map(this::findWritten).flatMap(Optional::stream).findFirst();
    }

    /** The text as it would be sent; empty when it is too long or has letters that the transport does not know. */
    public Optional<String> findWritten(String text) {
        return alphabet.findWritten(text).filter(written -> written.length() <= textLimit_characters);
    }
}
