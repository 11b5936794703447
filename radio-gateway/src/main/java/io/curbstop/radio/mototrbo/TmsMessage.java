package io.curbstop.radio.mototrbo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A message of the Text Messaging Service: a length of two bytes, big-endian and without itself, a header byte, an address
 * behind its own length, and what its kind has.
 */
sealed interface TmsMessage {

    /** The highest number a text can have. */
    int HIGHEST_SEQUENCE = 127;
    /** The longest text that is read, in UTF-16 units, the line break before it included; radios send 280. */
    int MOST_CHARACTERS = 480;
    /** What stands before the words of a text, so that a display begins a line. */
    String LINE_BREAK = "\r\n";

    /** Its bytes. */
    byte[] encode();

    /** What these bytes say; empty when they are no such message. */
    static Optional<TmsMessage> decode(byte[] bytes) {
        return TmsReader.read(bytes);
    }

    /**
     * Words.
     *
     * @param ackWanted whether the receiver is to answer with {@link Ack}
     * @param marked a bit of the header that radios set on texts and some programs leave clear; nobody minds
     * @param address_hex the address field, empty over IP
     * @param sequence its number, 0 to 127; the same when it is sent again
     * @param body the words and the line break before them
     */
    record Text(boolean ackWanted, boolean marked, String address_hex, int sequence, String body)
            implements TmsMessage {

        /** Radios answer numbers from here on with other ones, and a sender that waits for its own repeats for ever. */
        static final int NUMBERS_RADIOS_KNOW = 32;

        /** Refuses what cannot be written. */
        public Text {
            requireSequence(sequence);
            if (body.length() > MOST_CHARACTERS) {
                throw new IllegalArgumentException("a text has " + MOST_CHARACTERS + " characters at most");
            }
        }

        /**
         * What is sent to a radio or a group.
         *
         * @param sequence 0 to 31
         * @param words without a line break before them
         */
        static Text toRadio(boolean ackWanted, int sequence, String words) {
            if (sequence < 0 || sequence >= NUMBERS_RADIOS_KNOW) {
                throw new IllegalArgumentException("radios know the numbers 0 to 31, not " + sequence);
            }
            return new Text(ackWanted, true, "", sequence, LINE_BREAK + words);
        }

        /** The body without the line break before the words. */
        String words() {
            return body.startsWith(LINE_BREAK) ? body.substring(LINE_BREAK.length()) : body;
        }

        @Override
        public byte[] encode() {
            byte[] address = HexFormat.of().parseHex(address_hex);
            byte[] utf16 = body.getBytes(StandardCharsets.UTF_16LE);
            int header = TmsReader.EXTENDED | (ackWanted ? TmsReader.ACK_WANTED : 0) | (marked ? TmsReader.MARKED : 0);
            ByteBuffer out = started(2 + address.length + 2 + utf16.length)
                    .put((byte) header)
                    .put((byte) address.length)
                    .put(address)
                    .put((byte) (TmsReader.EXTENDED | sequence & TmsReader.LOW_BITS))
                    .put((byte) (highBits(sequence) | TmsReader.UCS2_LITTLE_ENDIAN))
                    .put(utf16);
            return out.array();
        }
    }

    /**
     * The machine at the other end has the text of this number. The second byte of the number is written when it says
     * something, as it stood in the text.
     *
     * @param marked the same bit as in {@link Text}; answers come with it and without
     * @param sequence 0 to 127
     */
    record Ack(boolean marked, int sequence) implements TmsMessage {

        /** Refuses what cannot be written. */
        public Ack {
            requireSequence(sequence);
        }

        @Override
        public byte[] encode() {
            byte header =
                    (byte) (TmsReader.EXTENDED | TmsReader.CONTROL | TmsReader.ACK | (marked ? TmsReader.MARKED : 0));
            if (highBits(sequence) == 0) {
                return started(3).put(header).put((byte) 0).put((byte) sequence).array();
            }
            return started(4)
                    .put(header)
                    .put((byte) 0)
                    .put((byte) (TmsReader.EXTENDED | sequence & TmsReader.LOW_BITS))
                    .put((byte) highBits(sequence))
                    .array();
        }
    }

    /**
     * A device says that it takes texts.
     *
     * @param ackWanted whether it waits for {@link AvailabilityAck}
     * @param capability what it is, 0 to 255; 0 a display within the radio
     */
    record Availability(boolean ackWanted, int capability) implements TmsMessage {
        @Override
        public byte[] encode() {
            int header = TmsReader.EXTENDED | TmsReader.CONTROL | (ackWanted ? TmsReader.ACK_WANTED : 0);
            return started(3)
                    .put((byte) header)
                    .put((byte) 0)
                    .put((byte) capability)
                    .array();
        }
    }

    /** That was heard. */
    record AvailabilityAck() implements TmsMessage {
        @Override
        public byte[] encode() {
            return started(2)
                    .put((byte) (TmsReader.CONTROL | TmsReader.ACK))
                    .put((byte) 0)
                    .array();
        }
    }

    private static int highBits(int sequence) {
        return sequence & TmsReader.HIGH_BITS;
    }

    private static void requireSequence(int sequence) {
        if (sequence < 0 || sequence > HIGHEST_SEQUENCE) {
            throw new IllegalArgumentException("a text's number is 0 to 127, not " + sequence);
        }
    }

    private static ByteBuffer started(int length) {
        return ByteBuffer.allocate(Short.BYTES + length).putShort((short) length);
    }
}
