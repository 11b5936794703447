package io.curbstop.radio.ax25;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A frame of the AGW interface: a header of 36 bytes, its numbers little-endian, then data.
 *
 * @param port which channel of the modem, from 0
 * @param kind what it is: {@code X} registers a callsign, {@code m} asks for what is heard, {@code M} sends a UI frame, {@code
 *     K} is a raw frame, {@code T} the modem's own frame once keyed, {@code y} asks how many frames wait
 * @param protocol layer 3 protocol, F0 for none
 * @param from a callsign, or empty
 * @param to a callsign, or empty
 * @param data what follows the header, at most {@value #MOST_DATA} bytes; not copied
 */
public record AgwFrame(int port, char kind, int protocol, String from, String to, byte[] data) {

    /** Bytes of the header. */
    public static final int HEADER = 36;
    /** The most bytes that a frame may carry; a length beyond it is nonsense and no reason to wait for so many. */
    public static final int MOST_DATA = 4096;

    private static final int KIND_AT = 4;
    private static final int PROTOCOL_AT = 6;
    private static final int FROM_AT = 8;
    private static final int TO_AT = 18;
    private static final int LENGTH_AT = 28;
    private static final int CALLSIGN = 10;

    /** Refuses what no frame can carry. */
    public AgwFrame {
        if (port < 0 || port > 255 || kind > 0x7F || protocol < 0 || protocol > 255) {
            throw new IllegalArgumentException("no AGW frame: port " + port + ", kind " + kind);
        }
        // One byte of each field ends the name.
        if (from.length() >= CALLSIGN || to.length() >= CALLSIGN || !isAscii(from) || !isAscii(to)) {
            throw new IllegalArgumentException("no callsigns: " + from + ", " + to);
        }
        if (data.length > MOST_DATA) {
            throw new IllegalArgumentException("an AGW frame carries " + MOST_DATA + " bytes at most here");
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c > 0 && c < 0x80);
    }

    /** Its bytes. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(HEADER + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(0, (byte) port).put(KIND_AT, (byte) kind).put(PROTOCOL_AT, (byte) protocol);
        out.put(FROM_AT, from.getBytes(StandardCharsets.US_ASCII));
        out.put(TO_AT, to.getBytes(StandardCharsets.US_ASCII));
        out.putInt(LENGTH_AT, data.length);
        out.put(HEADER, data);
        return out.array();
    }

    /**
     * How many bytes of data follow a header.
     *
     * @param header {@value #HEADER} bytes
     * @return empty when this is no header: whoever reads a stream has lost its place and must connect anew
     */
    public static Optional<Integer> findDataLength(byte[] header) {
        if (header.length < HEADER) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(LENGTH_AT);
        return length < 0 || length > MOST_DATA ? Optional.empty() : Optional.of(length);
    }

    /** The frame in these bytes, header and data; empty when they are none. */
    public static Optional<AgwFrame> decode(byte[] bytes) {
        Optional<Integer> length = findDataLength(bytes);
        if (length.isEmpty() || bytes.length != HEADER + length.get() || bytes[KIND_AT] < 0) {
            return Optional.empty();
        }
        String from = callsign(bytes, FROM_AT);
        String to = callsign(bytes, TO_AT);
        if (from == null || to == null) {
            return Optional.empty();
        }
        return Optional.of(new AgwFrame(
                bytes[0] & 0xFF,
                (char) bytes[KIND_AT],
                bytes[PROTOCOL_AT] & 0xFF,
                from,
                to,
                Arrays.copyOfRange(bytes, HEADER, bytes.length)));
    }

    private static String callsign(byte[] bytes, int at) {
        int end = at;
        while (end < at + CALLSIGN && bytes[end] != 0) {
            if (bytes[end] < 0) {
                return null;
            }
            end++;
        }
        return end == at + CALLSIGN ? null : new String(bytes, at, end - at, StandardCharsets.US_ASCII);
    }
}
