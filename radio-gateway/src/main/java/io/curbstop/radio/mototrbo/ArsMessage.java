package io.curbstop.radio.mototrbo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A message of the Automatic Registration Service: a length of two bytes, big-endian and without itself, a header byte, and
 * what its type has.
 */
sealed interface ArsMessage {

    /** The longest name or password that is read, in bytes. */
    int MOST_NAME = 64;
    /** The longest refresh time that can be said, in half hours. */
    int MOST_HALF_HOURS = 0xFF;

    /** Its bytes. */
    byte[] encode();

    /** What these bytes say; empty when they are no such message. */
    static Optional<ArsMessage> decode(byte[] bytes) {
        return ArsReader.read(bytes);
    }

    /** Why a radio registers. */
    enum Event {
        /** It has been switched on. */
        INITIAL(0x20),
        /** It is still there. */
        REFRESH(0x40);

        static final int MASK = 0x60;
        private final int bits;

        Event(int bits) {
            this.bits = bits;
        }

        static Optional<Event> find(int header) {
            return Arrays.stream(values())
                    .filter(event -> event.bits == (header & MASK))
                    .findFirst();
        }
    }

    /**
     * Who registers.
     *
     * @param encoding of the names, 0 to 31; 0 is all that was ever seen and read as UTF-8
     * @param device the radio's id, as the radio writes it
     * @param user who has signed in at it, or empty
     * @param password of that user, or empty
     */
    record Names(int encoding, String device, String user, String password) {

        /** Refuses what the five bits cannot hold. */
        public Names {
            if (encoding < 0 || encoding > ArsReader.ENCODING) {
                throw new IllegalArgumentException("no encoding of names: " + encoding);
            }
        }

        /** A radio at which nobody has signed in. */
        static Names ofDevice(String device) {
            return new Names(0, device, "", "");
        }

        private byte[] encode(int header, int event) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(header);
            body.write(event | encoding);
            for (String name : new String[] {device, user, password}) {
                byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
                if (utf8.length > 0xFF) {
                    throw new IllegalArgumentException("a name has 255 bytes at most: " + name);
                }
                body.write(utf8.length);
                body.writeBytes(utf8);
            }
            return framed(body.toByteArray());
        }
    }

    /** A radio is there. It waits for {@link Accepted} or {@link Refused}. */
    record Register(Event event, Names names) implements ArsMessage {
        @Override
        public byte[] encode() {
            return names.encode(0xF0, event.bits);
        }
    }

    /**
     * A radio takes its leave.
     *
     * @param ackWanted whether it waits for {@link Accepted}; radios do not
     */
    record Deregister(boolean ackWanted) implements ArsMessage {
        @Override
        public byte[] encode() {
            return framed(ackWanted ? 0x71 : 0x31);
        }
    }

    /** A person signs in at a radio. */
    record UserRegister(Names names) implements ArsMessage {
        @Override
        public byte[] encode() {
            return names.encode(0xF5, 0);
        }
    }

    /** Asks a radio whether it is there; it answers with {@link Accepted} without a time. */
    record Query() implements ArsMessage {
        @Override
        public byte[] encode() {
            return framed(0x74);
        }
    }

    /**
     * Yes, to whatever was asked.
     *
     * @param refresh_halfHours to a radio that registered: after how many half hours it is to do so again
     * @param rest_hex what some systems put behind an answer without such a time
     */
    record Accepted(OptionalInt refresh_halfHours, String rest_hex) implements ArsMessage {

        /** Refuses a time that one byte cannot hold, and a rest behind a time. */
        public Accepted {
            int time = refresh_halfHours.orElse(0);
            if (time < 0 || time > MOST_HALF_HOURS || refresh_halfHours.isPresent() && !rest_hex.isEmpty()) {
                throw new IllegalArgumentException("no answer to a registration: " + time + " " + rest_hex);
            }
        }

        /** The answer to a registration. */
        static Accepted until(int refresh_halfHours) {
            return new Accepted(OptionalInt.of(refresh_halfHours), "");
        }

        /** The answer to a query. */
        static Accepted plain() {
            return new Accepted(OptionalInt.empty(), "");
        }

        @Override
        public byte[] encode() {
            if (refresh_halfHours.isPresent()) {
                return framed(0xBF, refresh_halfHours.getAsInt());
            }
            byte[] rest = HexFormat.of().parseHex(rest_hex);
            byte[] body = new byte[1 + rest.length];
            body[0] = 0x3F;
            System.arraycopy(rest, 0, body, 1, rest.length);
            return framed(body);
        }
    }

    /**
     * No.
     *
     * @param reason {@link #NOT_AUTHORISED}, 1 user not known, 2 timeout, FF could not be sent
     */
    record Refused(int reason) implements ArsMessage {

        /** The radio may not use this system. */
        static final int NOT_AUTHORISED = 0;

        @Override
        public byte[] encode() {
            return framed(0xFF, reason);
        }
    }

    /**
     * A user who signs out, or the answer to one who signs in: known to exist, of no use here.
     *
     * @param type the low four bits of the header, 6 or 7
     * @param body_hex header and all that follows
     */
    record UserSession(int type, String body_hex) implements ArsMessage {
        @Override
        public byte[] encode() {
            return framed(HexFormat.of().parseHex(body_hex));
        }
    }

    private static byte[] framed(int... body) {
        byte[] bytes = new byte[body.length];
        for (int k = 0; k < body.length; k++) {
            bytes[k] = (byte) body[k];
        }
        return framed(bytes);
    }

    private static byte[] framed(byte[] body) {
        return ByteBuffer.allocate(Short.BYTES + body.length)
                .putShort((short) body.length)
                .put(body)
                .array();
    }
}
