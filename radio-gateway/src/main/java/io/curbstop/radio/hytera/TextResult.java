package io.curbstop.radio.hytera;

import java.util.Optional;

/** What can become of a text, as a receipt says it. */
public enum TextResult {
    /** A radio has it; in a group, it was sent. */
    OK(0x00, "taken"),
    /** No reason given. */
    FAILURE(0x01, "it failed, no reason given"),
    /** Something in the message. */
    INVALID(0x03, "the repeater does not understand the message"),
    /** The channel is in use. */
    CHANNEL_BUSY(0x04, "the channel is busy"),
    /** It may not transmit there. */
    RECEIVE_ONLY(0x05, "the channel is for receiving only"),
    /** Of the transmitting station. */
    LOW_BATTERY(0x06, "the battery of the transmitting station is low"),
    /** Of the transmitting station. */
    NOT_ON_FREQUENCY(0x07, "the transmitter does not hold its frequency"),
    /** It was on the air. */
    NO_ACKNOWLEDGEMENT(0x08, "the radio does not acknowledge"),
    /** The repeater slept on. */
    REPEATER_ASLEEP(0x09, "the repeater does not wake up"),
    /** It was not on the air. */
    NO_CONTACT(0x0A, "the radio cannot be contacted"),
    /** By configuration. */
    DENIED(0x0B, "transmitting is not allowed"),
    /** By somebody with priority. */
    INTERRUPTED(0x0C, "the transmission was interrupted");

    final int code;
    final String words;

    TextResult(int code, String words) {
        this.code = code;
        this.words = words;
    }

    static Optional<TextResult> find(int code) {
        for (TextResult result : values()) {
            if (result.code == code) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }
}
