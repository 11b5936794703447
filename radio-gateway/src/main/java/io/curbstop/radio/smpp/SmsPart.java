package io.curbstop.radio.smpp;

import java.util.Arrays;
import java.util.Optional;

/**
 * One short message of those that make a long text.
 *
 * @param reference what all parts of the text have in common
 * @param total how many parts there are, 2 to {@value #MOST_PARTS}
 * @param index which one this is, from 0
 * @param body its own bytes, without the header; not copied
 */
record SmsPart(int reference, int total, int index, byte[] body) {

    /** The most parts that are put together here; a crew's reply has one or two. */
    static final int MOST_PARTS = 8;

    private static final int SHORT_REFERENCE = 0x00;
    private static final int LONG_REFERENCE = 0x08;

    /** What remains of a message when its user data header is taken off, and whether it is a part. */
    record Opened(byte[] body, Optional<SmsPart> part) {}

    /** A part by numbers that stand elsewhere; empty when they make no sense. */
    static Optional<SmsPart> find(int reference, int total, int number, byte[] body) {
        boolean makesSense = total >= 2 && total <= MOST_PARTS && number >= 1 && number <= total;
        return makesSense ? Optional.of(new SmsPart(reference, total, number - 1, body)) : Optional.empty();
    }

    /** Takes the user data header off; empty when these bytes have none. Headers of other kinds are passed over. */
    static Optional<Opened> open(byte[] bytes) {
        if (bytes.length == 0 || (bytes[0] & 0xFF) >= bytes.length) {
            return Optional.empty();
        }
        int end = 1 + (bytes[0] & 0xFF);
        byte[] body = Arrays.copyOfRange(bytes, end, bytes.length);
        Optional<SmsPart> part = Optional.empty();
        int at = 1;
        while (at + 2 <= end) {
            int kind = bytes[at] & 0xFF;
            int length = bytes[at + 1] & 0xFF;
            if (at + 2 + length > end) {
                return Optional.empty();
            }
            if (kind == SHORT_REFERENCE && length == 3) {
                part = find(bytes[at + 2] & 0xFF, bytes[at + 3] & 0xFF, bytes[at + 4] & 0xFF, body);
            } else if (kind == LONG_REFERENCE && length == 4) {
                int reference = (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
                part = find(reference, bytes[at + 4] & 0xFF, bytes[at + 5] & 0xFF, body);
            }
            at += 2 + length;
        }
        return at == end ? Optional.of(new Opened(body, part)) : Optional.empty();
    }
}
