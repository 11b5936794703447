package io.curbstop.radio.smpp;

/** How a text goes out that is too long for one short message. The phone shows it as one either way. */
public enum LongTexts {
    /** As several short messages that say how they belong together; every network knows it. */
    CONCATENATED,
    /** As one message with its text in {@code message_payload}, which the SMSC cuts up itself. */
    PAYLOAD
}
