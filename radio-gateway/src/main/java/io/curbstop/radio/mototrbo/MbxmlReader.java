package io.curbstop.radio.mototrbo;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads the primitives of Motorola's binary XML one after the other. Once something does not fit, this and all that follows
 * reads as nought or empty, and {@link #isOk} says so.
 */
final class MbxmlReader {

    /** The longest variable number that is read, in bytes: 28 bits, so that it and a fraction fit a double exactly. */
    static final int MOST_NUMBER = 4;
    /** The longest fraction that is read, in bytes of seven bits. */
    static final int MOST_FRACTION = 3;

    static final int MORE = 0x80;
    static final int SEVEN_BITS = 0x7F;
    static final int MINUS = 0x40;
    static final int SIX_BITS = 0x3F;

    private final byte[] bytes;
    private int at;
    private boolean ok = true;

    /** Begins at the first of these bytes. */
    MbxmlReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether all that was read was there. */
    boolean isOk() {
        return ok;
    }

    /** How many bytes are still to be read. */
    int remaining() {
        return bytes.length - at;
    }

    /** Where it is, for {@link #hexFrom}. */
    int at() {
        return at;
    }

    /** All bytes from a place to the end, in hex. */
    String hexFrom(int place) {
        return HexFormat.of().formatHex(bytes, place, bytes.length);
    }

    /** One byte, 0 to 255. */
    int uint8() {
        if (!ok || at == bytes.length) {
            ok = false;
            return 0;
        }
        return Byte.toUnsignedInt(bytes[at++]);
    }

    /** Up to eight bytes, big-endian. */
    long fixed(int length) {
        long value = 0;
        for (int k = 0; k < length; k++) {
            value = value << Byte.SIZE | uint8();
        }
        return ok ? value : 0;
    }

    /** So many bytes, in hex. */
    String hex(long length) {
        return HexFormat.of().formatHex(opaque(length));
    }

    /** So many bytes. */
    byte[] opaque(long length) {
        if (!ok || length > remaining()) {
            ok = false;
            return new byte[0];
        }
        byte[] copy = Arrays.copyOfRange(bytes, at, at + (int) length);
        at += (int) length;
        return copy;
    }

    /** A whole number: seven bits in each byte, the highest first, the top bit says that more follow. */
    long uintvar() {
        return continued(uint8(), SEVEN_BITS);
    }

    /** A whole number whose first byte has a sign and six bits. */
    long sintvar() {
        int first = uint8();
        long magnitude = continued(first, SIX_BITS);
        return (first & MINUS) == 0 ? magnitude : -magnitude;
    }

    /** A number with a fraction. */
    double ufloat() {
        return uintvar() + fraction();
    }

    /** A number with a sign and a fraction; nought keeps its sign. */
    double sfloat() {
        int first = uint8();
        double magnitude = continued(first, SIX_BITS) + fraction();
        return (first & MINUS) == 0 ? magnitude : -magnitude;
    }

    private long continued(int first, int mask) {
        long value = first & mask;
        int each = first;
        for (int k = 1; (each & MORE) != 0 && ok; k++) {
            each = uint8();
            value = value << 7 | each & SEVEN_BITS;
            ok &= k < MOST_NUMBER;
        }
        return ok ? value : 0;
    }

    private double fraction() {
        double value = 0;
        double unit = 1;
        int each = MORE;
        for (int k = 0; (each & MORE) != 0 && ok; k++) {
            each = uint8();
            unit /= SEVEN_BITS + 1;
            value += (each & SEVEN_BITS) * unit;
            ok &= k < MOST_FRACTION;
        }
        return ok ? value : 0;
    }
}
