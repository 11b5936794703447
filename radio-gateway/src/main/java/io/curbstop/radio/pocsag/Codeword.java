package io.curbstop.radio.pocsag;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The 32 bits that all of POCSAG is made of, most significant bit first on the air: 21 bits of data, 10 check bits of a
 * BCH(31,21) code, and a bit that makes the number of ones even. Two wrong bits are put right.
 */
final class Codeword {

    /** Begins each batch. */
    static final int SYNC = 0x7CD215D8;
    /** Stands where no message is, and ends the message before it. */
    static final int IDLE = 0x7A89C197;
    /** The first of the 21 bits tells a message's words from addresses. */
    static final int MESSAGE_FLAG = 1 << 20;

    /** The most wrong bits of a word that still leave no doubt which word it was. */
    static final int MOST_ERRORS = 2;

    private static final int DATA_BITS = 21;
    private static final int CHECK_BITS = 10;
    private static final int CODE_BITS = DATA_BITS + CHECK_BITS;
    private static final int GENERATOR = 0x769;
    private static final Map<Integer, Integer> ERRORS_BY_REMAINDER = errorsByRemainder();

    private Codeword() {}

    /**
     * The word that carries these bits.
     *
     * @throws IllegalArgumentException for more than 21 bits
     */
    static int of(int data) {
        if (data >>> DATA_BITS != 0) {
            throw new IllegalArgumentException("A codeword carries 21 bits, not " + Integer.toHexString(data));
        }
        int shifted = data << CHECK_BITS;
        int checked = shifted | remainder(shifted);
        return checked << 1 | Integer.bitCount(checked) & 1;
    }

    /** The 21 bits of a word as it was received; empty when more of it is wrong than can be put right. */
    static OptionalInt findData(int word) {
        int received = word >>> 1;
        Integer wrong = ERRORS_BY_REMAINDER.get(remainder(received));
        if (wrong == null) {
            return OptionalInt.empty();
        }
        int code = received ^ wrong;
        boolean parityIsWrong = (Integer.bitCount(code) & 1) != (word & 1);
        int errors = Integer.bitCount(wrong) + (parityIsWrong ? 1 : 0);
        return errors <= MOST_ERRORS ? OptionalInt.of(code >>> CHECK_BITS) : OptionalInt.empty();
    }

    /** What is left of these 31 bits after division by the generator; 0 for a word without errors. */
    private static int remainder(int code) {
        int rest = code;
        for (int bit = CODE_BITS - 1; bit >= CHECK_BITS; bit--) {
            if ((rest >>> bit & 1) != 0) {
                rest ^= GENERATOR << bit - CHECK_BITS;
            }
        }
        return rest;
    }

    private static Map<Integer, Integer> errorsByRemainder() {
        Map<Integer, Integer> errors = new HashMap<>();
        errors.put(0, 0);
        for (int first = 0; first < CODE_BITS; first++) {
            errors.put(remainder(1 << first), 1 << first);
            for (int second = 0; second < first; second++) {
                int both = 1 << first | 1 << second;
                errors.put(remainder(both), both);
            }
        }
        return Map.copyOf(errors);
    }
}
