package io.curbstop.map.source.osm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message of the Protocol Buffers wire format, read field by field; packed numbers are read one by one. */
final class ProtoMessage {

    private static final int MOST_VARINT_BITS = 63;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private long number;
    private int from;
    private int to;

    ProtoMessage(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoMessage(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /** Goes to the next field; false when there is none. */
    boolean next() throws IOException {
        if (at == end) {
            return false;
        }
        long key = varint();
        field = (int) (key >>> 3);
        switch ((int) (key & 7)) {
            case 0 -> number = varint();
            case 1 -> skip(8);
            case 2 -> skip(varint());
            case 5 -> skip(4);
            default -> throw malformed();
        }
        return true;
    }

    /** The number of the field. */
    int field() {
        return field;
    }

    /** The value of a number field. */
    long number() {
        return number;
    }

    /** A field that is a message, or packed numbers. */
    ProtoMessage message() {
        return new ProtoMessage(bytes, from, to);
    }

    byte[] bytes() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Whether there are more packed numbers. */
    boolean hasMore() {
        return at < end;
    }

    /** The next packed number. */
    long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift <= MOST_VARINT_BITS; shift += 7) {
            if (at == end) {
                throw malformed();
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw malformed();
    }

    /** The next packed number, of a type whose small negative numbers are short. */
    long signed() throws IOException {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    private void skip(long length) throws IOException {
        if (length < 0 || length > end - at) {
            throw malformed();
        }
        from = at;
        at += (int) length;
        to = at;
    }

    private static IOException malformed() {
        return new IOException("its bytes make no sense");
    }
}
