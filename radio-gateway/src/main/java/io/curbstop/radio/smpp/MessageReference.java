package io.curbstop.radio.smpp;

import java.util.Optional;

/**
 * What goes with each short message as {@code user_message_reference}, which many SMSCs give back in its receipt. It says of
 * which text the receipt is even when the SMSC's own name of the message is no longer known here, after a restart. Fourteen
 * bits: sequence, parts less one, index of the part.
 *
 * @param sequence 0 to {@value #SEQUENCE_COUNT} less one
 * @param parts how many short messages make the text, 1 to {@value SmsPart#MOST_PARTS}
 * @param index which one this is, from 0
 */
record MessageReference(int sequence, int parts, int index) {

    static final int SEQUENCE_COUNT = 256;

    private static final int PART_BITS = 3;
    private static final int PART_MASK = (1 << PART_BITS) - 1;
    private static final int SEQUENCE_SHIFT = 2 * PART_BITS;

    /** As the protocol carries it. */
    short encode() {
        return (short) (sequence << SEQUENCE_SHIFT | parts - 1 << PART_BITS | index);
    }

    /** The reference in what came; empty when it cannot be one of ours. */
    static Optional<MessageReference> decode(short value) {
        int bits = value & 0xFFFF;
        int parts = (bits >> PART_BITS & PART_MASK) + 1;
        int index = bits & PART_MASK;
        boolean isOurs = bits >> SEQUENCE_SHIFT < SEQUENCE_COUNT && index < parts;
        return isOurs ? Optional.of(new MessageReference(bits >> SEQUENCE_SHIFT, parts, index)) : Optional.empty();
    }
}
