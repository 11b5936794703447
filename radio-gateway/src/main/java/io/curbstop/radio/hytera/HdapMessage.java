package io.curbstop.radio.hytera;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A message of one of the HDAP services, its payload still unread.
 *
 * @param reliable whether the sender marks it as one whose delivery is watched over
 * @param service whose message it is
 * @param opcode which of the service's messages, 16 bits; in TMP the upper eight are flags
 * @param payload at most {@value #MOST_PAYLOAD} bytes; not copied
 */
public record HdapMessage(boolean reliable, HdapService service, int opcode, byte[] payload) {

    /** The most bytes that a payload may have; it fits a datagram, and no text of a radio comes near it. */
    public static final int MOST_PAYLOAD = 1100;

    private static final int HEADER = 5;
    private static final int TRAILER = 2;
    private static final int OPCODE_AT = 1;
    private static final int LENGTH_AT = 3;
    private static final int RELIABLE = 0x80;
    private static final int END = 0x03;
    private static final int CHECKSUM_OFFSET = 0x33;

    /** Refuses what no message can carry. */
    public HdapMessage {
        if (opcode < 0 || opcode > 0xFFFF || payload.length > MOST_PAYLOAD) {
            throw new IllegalArgumentException(
                    "no HDAP message: opcode %x, %d bytes".formatted(opcode, payload.length));
        }
    }

    /** Its bytes. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(HEADER + payload.length + TRAILER).order(service.order);
        out.put((byte) (service.code | (reliable ? RELIABLE : 0)));
        out.putShort((short) opcode).putShort((short) payload.length).put(payload);
        return out.put((byte) checksum(out.array())).put((byte) END).array();
    }

    /** The one message in these bytes; empty when they are none, or more. */
    public static Optional<HdapMessage> decode(byte[] bytes) {
        if (bytes.length < HEADER + TRAILER || bytes.length > HEADER + MOST_PAYLOAD + TRAILER) {
            return Optional.empty();
        }
        Optional<HdapService> service = HdapService.find(bytes[0] & ~RELIABLE & 0xFF);
        if (service.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(service.get().order);
        int length = in.getShort(LENGTH_AT) & 0xFFFF;
        boolean whole = bytes.length == HEADER + length + TRAILER
                && bytes[bytes.length - 1] == END
                && (bytes[bytes.length - TRAILER] & 0xFF) == checksum(bytes);
        if (!whole) {
            return Optional.empty();
        }
        return Optional.of(new HdapMessage(
                bytes[0] < 0,
                service.get(),
                in.getShort(OPCODE_AT) & 0xFFFF,
                Arrays.copyOfRange(bytes, HEADER, HEADER + length)));
    }

    /** Over opcode, length and payload. */
    private static int checksum(byte[] message) {
        int sum = 0;
        for (int at = OPCODE_AT; at < message.length - TRAILER; at++) {
            sum += message[at];
        }
        return ~sum + CHECKSUM_OFFSET & 0xFF;
    }
}
