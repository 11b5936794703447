package io.curbstop.radio.hytera;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A packet of HRNP, by which a radio and a computer exchange HDAP messages over USB or IP. No transport here speaks it:
 * it is kept because there are vectors of it, which are read and written again.
 *
 * @param version 0 to 255; 4 is the newest
 * @param block which fragment, 0 to 255
 * @param opcode {@value #CONNECT}, {@value #ACCEPT}, {@value #REJECT}, {@value #CLOSE}, {@value #CLOSE_ACK}, {@value #DATA},
 *     {@value #DATA_ACK}, or another
 * @param source the sender's address in the radio's network, 0 to 255: a computer has 32
 * @param destination the receiver's: the radio has 16
 * @param number counts packets, 16 bits
 * @param payload an HDAP message or nothing, at most {@value #MOST_PAYLOAD} bytes; not copied
 */
public record HrnpPacket(int version, int block, int opcode, int source, int destination, int number, byte[] payload) {

    /** The computer asks for a session. */
    public static final int CONNECT = 0xFE;
    /** The radio grants it. */
    public static final int ACCEPT = 0xFD;
    /** The radio does not. */
    public static final int REJECT = 0xFC;
    /** The session ends. */
    public static final int CLOSE = 0xFB;
    /** The end was understood. */
    public static final int CLOSE_ACK = 0xFA;
    /** A message. */
    public static final int DATA = 0x00;
    /** The message came. */
    public static final int DATA_ACK = 0x10;

    /** The most bytes of payload. */
    public static final int MOST_PAYLOAD = HstrpPacket.MOST_PAYLOAD;

    private static final int START = 0x7E;
    private static final int HEADER = 12;
    private static final int LENGTH_AT = 8;
    private static final int CHECKSUM_AT = 10;

    /** Refuses what no packet can carry. */
    public HrnpPacket {
        int bytes = version | block | opcode | source | destination;
        if (bytes < 0 || bytes > 0xFF || number < 0 || number > 0xFFFF || payload.length > MOST_PAYLOAD) {
            throw new IllegalArgumentException("no HRNP packet: %x, %d".formatted(bytes, number));
        }
    }

    /** Its bytes. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(HEADER + payload.length);
        out.put((byte) START).put((byte) version).put((byte) block).put((byte) opcode);
        out.put((byte) source).put((byte) destination).putShort((short) number);
        out.putShort((short) (HEADER + payload.length));
        out.put(HEADER, payload);
        out.putShort(CHECKSUM_AT, (short) checksum(out.array()));
        return out.array();
    }

    /** The packet in these bytes; empty when they are none. */
    public static Optional<HrnpPacket> decode(byte[] bytes) {
        if (bytes.length < HEADER || bytes.length > HEADER + MOST_PAYLOAD || bytes[0] != START) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean whole = (in.getShort(LENGTH_AT) & 0xFFFF) == bytes.length
                && (in.getShort(CHECKSUM_AT) & 0xFFFF) == checksum(bytes);
        if (!whole) {
            return Optional.empty();
        }
        return Optional.of(new HrnpPacket(
                bytes[1] & 0xFF,
                bytes[2] & 0xFF,
                bytes[3] & 0xFF,
                bytes[4] & 0xFF,
                bytes[5] & 0xFF,
                in.getShort(6) & 0xFFFF,
                Arrays.copyOfRange(bytes, HEADER, bytes.length)));
    }

    /** The internet's: the complement of the sum of all 16-bit words, the carry added again. */
    private static int checksum(byte[] packet) {
        int sum = 0;
        for (int at = 0; at < packet.length; at++) {
            boolean skipped = at == CHECKSUM_AT || at == CHECKSUM_AT + 1;
            int value = skipped ? 0 : packet[at] & 0xFF;
            sum += at % 2 == 0 ? value << 8 : value;
        }
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return ~sum & 0xFFFF;
    }
}
