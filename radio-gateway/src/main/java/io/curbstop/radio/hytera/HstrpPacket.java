package io.curbstop.radio.hytera;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A packet of HSTRP, by which a repeater or control station and a computer exchange HDAP messages over UDP.
 *
 * @param type the sum of what it is: {@value #ACK}, {@value #HEARTBEAT}, {@value #CONNECT}, {@value #CLOSE}, {@value
 *     #REJECT}; 0 for one that carries a message. That options follow is not part of it
 * @param number counts a sender's packets, 16 bits; an acknowledgement has that of the packet it is about
 * @param options what is said of the sender, at most {@value #MOST_OPTIONS}
 * @param payload an HDAP message or nothing, at most {@value #MOST_PAYLOAD} bytes; not copied
 */
public record HstrpPacket(int type, int number, List<Option> options, byte[] payload) {

    /** The peer has the packet of this number. */
    public static final int ACK = 0x01;
    /** The sender is there. */
    public static final int HEARTBEAT = 0x02;
    /** The sender opens a session. */
    public static final int CONNECT = 0x04;
    /** The sender ends the session. */
    public static final int CLOSE = 0x08;
    /** The sender does not take the packet. */
    public static final int REJECT = 0x10;

    /** The most options that are read. */
    public static final int MOST_OPTIONS = 16;
    /** The most bytes of payload that are read. */
    public static final int MOST_PAYLOAD = HdapMessage.MOST_PAYLOAD + 16;
    /** The most bytes of a packet. */
    static final int MOST_BYTES = 4096;

    private static final int HEADER = 6;
    private static final int WITH_OPTIONS = 0x20;
    private static final int RESERVED = 0xC0;
    private static final int MORE = 0x80;
    private static final int OPTION_HEADER = 2;

    /**
     * Something said of the sender.
     *
     * @param command what: {@value #DEVICE} the repeater's number in four bytes, {@value #CHANNEL} the slot in one; 0 to 127
     * @param data at most 255 bytes; not copied
     */
    public record Option(int command, byte[] data) {
        /** The repeater's number. */
        public static final int DEVICE = 3;
        /** The slot. */
        public static final int CHANNEL = 4;

        /** Refuses what no option can carry. */
        public Option {
            if (command < 0 || command >= MORE || data.length > 0xFF) {
                throw new IllegalArgumentException("no option: %d, %d bytes".formatted(command, data.length));
            }
        }
    }

    /** Refuses what no packet can carry. */
    public HstrpPacket {
        if ((type & ~(ACK | HEARTBEAT | CONNECT | CLOSE | REJECT)) != 0 || number < 0 || number > 0xFFFF) {
            throw new IllegalArgumentException("no packet: type %x, number %d".formatted(type, number));
        }
        if (options.size() > MOST_OPTIONS || payload.length > MOST_PAYLOAD) {
            throw new IllegalArgumentException(
                    "too much for a packet: %d options, %d bytes".formatted(options.size(), payload.length));
        }
        options = List.copyOf(options);
    }

    /** A packet without options and payload. */
    static HstrpPacket bare(int type, int number) {
        return new HstrpPacket(type, number, List.of(), new byte[0]);
    }

    /** A packet that carries a message, as computers send it: without options. */
    static HstrpPacket of(HdapMessage message, int number) {
        return new HstrpPacket(0, number, List.of(), message.encode());
    }

    boolean is(int flag) {
        return (type & flag) != 0;
    }

    /** Whether it carries a message rather than being about the session. */
    boolean isData() {
        return type == 0;
    }

    /** This packet's acknowledgement, or its rejection: the same without its payload. */
    HstrpPacket answered(int flag) {
        return new HstrpPacket(type | flag, number, options, new byte[0]);
    }

    /** The slot that the sender says it speaks for, when it does. */
    Optional<Integer> findSlot() {
        return options.stream()
                .filter(option -> option.command() == Option.CHANNEL && option.data().length == 1)
                .map(option -> option.data()[0] & 0xFF)
                .findFirst();
    }

    /** Its bytes. */
    public byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(HEADER + payload.length);
        out.write('2');
        out.write('B');
        out.write(0);
        out.write(type | (options.isEmpty() ? 0 : WITH_OPTIONS));
        out.write(number >> 8);
        out.write(number);
        for (int index = 0; index < options.size(); index++) {
            Option option = options.get(index);
            out.write(option.command() | (index < options.size() - 1 ? MORE : 0));
            out.write(option.data().length);
            out.writeBytes(option.data());
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** The packet in these bytes; empty when they are none. */
    public static Optional<HstrpPacket> decode(byte[] bytes) {
        boolean known = bytes.length >= HEADER
                && bytes.length <= MOST_BYTES
                && bytes[0] == '2'
                && bytes[1] == 'B'
                && bytes[2] == 0
                && (bytes[3] & RESERVED) == 0;
        if (!known) {
            return Optional.empty();
        }
        List<Option> options = new ArrayList<>();
        int at = HEADER;
        boolean more = (bytes[3] & WITH_OPTIONS) != 0;
        while (more) {
            int dataAt = at + OPTION_HEADER;
            if (options.size() == MOST_OPTIONS
                    || dataAt > bytes.length
                    || dataAt + (bytes[at + 1] & 0xFF) > bytes.length) {
                return Optional.empty();
            }
            more = (bytes[at] & MORE) != 0;
            int end = dataAt + (bytes[at + 1] & 0xFF);
            options.add(new Option(bytes[at] & ~MORE & 0xFF, Arrays.copyOfRange(bytes, dataAt, end)));
            at = end;
        }
        if (bytes.length - at > MOST_PAYLOAD) {
            return Optional.empty();
        }
        int number = (bytes[4] & 0xFF) << 8 | bytes[5] & 0xFF;
        byte[] payload = Arrays.copyOfRange(bytes, at, bytes.length);
        return Optional.of(new HstrpPacket(bytes[3] & ~WITH_OPTIONS & 0xFF, number, options, payload));
    }
}
