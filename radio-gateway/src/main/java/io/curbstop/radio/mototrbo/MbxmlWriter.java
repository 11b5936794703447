package io.curbstop.radio.mototrbo;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Writes the primitives of Motorola's binary XML, each in as few bytes as it takes. */
final class MbxmlWriter {

    private static final long FRACTION_UNITS = 1L << 7 * MbxmlReader.MOST_FRACTION;
    private static final long NUMBER_LIMIT = 1L << 7 * MbxmlReader.MOST_NUMBER;
    private static final long SIGNED_LIMIT = NUMBER_LIMIT / 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** What was written. */
    byte[] bytes() {
        return out.toByteArray();
    }

    /** One byte, 0 to 255. */
    MbxmlWriter uint8(int value) {
        out.write(value);
        return this;
    }

    /** The low bytes of a number, big-endian. */
    MbxmlWriter fixed(long value, int length) {
        for (int k = length - 1; k >= 0; k--) {
            out.write((int) (value >> Byte.SIZE * k));
        }
        return this;
    }

    /** Bytes as they are. */
    MbxmlWriter opaque(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Bytes written in hex. */
    MbxmlWriter hex(String digits) {
        return opaque(HexFormat.of().parseHex(digits));
    }

    /** A whole number below 2^28. */
    MbxmlWriter uintvar(long value) {
        require(value >= 0 && value < NUMBER_LIMIT, value);
        return number(0, value, MbxmlReader.SEVEN_BITS);
    }

    /** A whole number of less than 2^27 either way. */
    MbxmlWriter sintvar(long value) {
        require(Math.abs(value) < SIGNED_LIMIT, value);
        return number(value < 0 ? MbxmlReader.MINUS : 0, Math.abs(value), MbxmlReader.SIX_BITS);
    }

    /** A number below 2^28, to the nearest 2^-21. */
    MbxmlWriter ufloat(double value) {
        require(value >= 0 && value < NUMBER_LIMIT, value);
        long units = Math.round(value * FRACTION_UNITS);
        return uintvar(units / FRACTION_UNITS).fraction(units % FRACTION_UNITS);
    }

    /** A number of less than 2^27 either way, to the nearest 2^-21; nought keeps its sign. */
    MbxmlWriter sfloat(double value) {
        require(Math.abs(value) < SIGNED_LIMIT, value);
        int sign = Math.copySign(1, value) < 0 ? MbxmlReader.MINUS : 0;
        long units = Math.round(Math.abs(value) * FRACTION_UNITS);
        return number(sign, units / FRACTION_UNITS, MbxmlReader.SIX_BITS).fraction(units % FRACTION_UNITS);
    }

    private MbxmlWriter number(int sign, long value, int firstMask) {
        int following = 0;
        while (value >> 7 * following > firstMask) {
            following++;
        }
        out.write((int) (value >> 7 * following) | sign | (following > 0 ? MbxmlReader.MORE : 0));
        for (int k = following - 1; k >= 0; k--) {
            out.write((int) (value >> 7 * k) & MbxmlReader.SEVEN_BITS | (k > 0 ? MbxmlReader.MORE : 0));
        }
        return this;
    }

    private MbxmlWriter fraction(long units) {
        long rest = units;
        for (int k = MbxmlReader.MOST_FRACTION - 1; k >= 0; k--) {
            int seven = (int) (rest >> 7 * k);
            rest -= (long) seven << 7 * k;
            out.write(seven | (rest > 0 ? MbxmlReader.MORE : 0));
            if (rest == 0) {
                return this;
            }
        }
        return this;
    }

    private static void require(boolean fits, double value) {
        if (!fits) {
            throw new IllegalArgumentException("no number of this form: " + value);
        }
    }
}
