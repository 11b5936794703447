package io.curbstop.radio.hytera;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** A message of the text service, TMP: a text, or what became of one. */
public sealed interface TextMessage {

    /** The longest text that can be written, in UTF-16 units. */
    int MOST_TEXT = 500;

    /** The most bytes of an option field. */
    int MOST_OPTION = 64;

    /** In the opcode: the sender wants no receipt. Some descriptions say the reverse; captured exchanges do not. */
    int NO_RECEIPT = 0x8000;

    /** In the opcode: an option field follows the rest, and its length comes first. */
    int WITH_OPTION = 0x4000;

    /** In the opcode's lower half: for a group rather than one radio. */
    int GROUP = 0x10;

    /** The message in these bytes; empty when it is of another service, of a kind not known here, or none. */
    static Optional<TextMessage> find(HdapMessage message) {
        int kind = message.opcode() & ~(NO_RECEIPT | WITH_OPTION | GROUP);
        boolean known = message.service() == HdapService.TMP && (kind == Text.KIND || kind == Receipt.KIND);
        if (!known) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(message.payload());
        Optional<byte[]> option = takeOption(message.opcode(), in);
        if (option.isEmpty()) {
            return Optional.empty();
        }
        boolean group = (message.opcode() & GROUP) != 0;
        boolean receiptWanted = (message.opcode() & NO_RECEIPT) == 0;
        return kind == Text.KIND
                ? Text.find(group, receiptWanted, in, option.get())
                : Receipt.find(group, receiptWanted, in, option.get());
    }

    /** Takes the option off both ends; no bytes when there is none, empty when it does not fit. */
    private static Optional<byte[]> takeOption(int opcode, ByteBuffer in) {
        if ((opcode & WITH_OPTION) == 0) {
            return Optional.of(new byte[0]);
        }
        if (in.remaining() < Short.BYTES) {
            return Optional.empty();
        }
        int length = in.getShort() & 0xFFFF;
        if (length == 0 || length > MOST_OPTION || length > in.remaining()) {
            return Optional.empty();
        }
        byte[] option = new byte[length];
        in.get(in.limit() - length, option);
        in.limit(in.limit() - length);
        return Optional.of(option);
    }

    private static HdapMessage hdap(
            boolean reliable, int kind, boolean group, boolean receiptWanted, byte[] body, byte[] option) {
        boolean hasOption = option.length > 0;
        ByteBuffer out = ByteBuffer.allocate((hasOption ? Short.BYTES : 0) + body.length + option.length);
        if (hasOption) {
            out.putShort((short) option.length);
        }
        out.put(body).put(option);
        int opcode = kind | (group ? GROUP : 0) | (receiptWanted ? 0 : NO_RECEIPT) | (hasOption ? WITH_OPTION : 0);
        return new HdapMessage(reliable, HdapService.TMP, opcode, out.array());
    }

    /** Refuses an option field that is longer than is ever read. */
    private static void requireOption(byte[] option) {
        if (option.length > MOST_OPTION) {
            throw new IllegalArgumentException("an option of " + option.length + " bytes");
        }
    }

    /** Which it is, by the number its sender gave it; 32 bits. */
    int requestId();

    /** The message as HDAP carries it. */
    HdapMessage toHdap(boolean reliable);

    /**
     * A text.
     *
     * @param group whether it is for a group
     * @param receiptWanted whether the sender wants to know what became of it
     * @param requestId the sender's number for it, 32 bits
     * @param destination the radio or group
     * @param source who sends it
     * @param text any UTF-16 units, at most {@value TextMessage#MOST_TEXT}
     * @param option what else is sent along, at most {@value TextMessage#MOST_OPTION} bytes, usually none; not copied
     */
    record Text(
            boolean group,
            boolean receiptWanted,
            int requestId,
            RadioAddress destination,
            RadioAddress source,
            String text,
            byte[] option)
            implements TextMessage {

        static final int KIND = 0xA1;
        private static final int HEADER = Integer.BYTES + 2 * RadioAddress.LENGTH;

        /** Refuses what does not fit. */
        public Text {
            if (text.length() > MOST_TEXT) {
                throw new IllegalArgumentException("a text of " + text.length() + " characters");
            }
            requireOption(option);
        }

        /** A text without option field. */
        public Text(
                boolean group,
                boolean receiptWanted,
                int requestId,
                RadioAddress destination,
                RadioAddress source,
                String text) {
            this(group, receiptWanted, requestId, destination, source, text, new byte[0]);
        }

        private static Optional<TextMessage> find(boolean group, boolean receiptWanted, ByteBuffer in, byte[] option) {
            int textBytes = in.remaining() - HEADER;
            if (textBytes < 0 || textBytes % Character.BYTES != 0 || textBytes > MOST_TEXT * Character.BYTES) {
                return Optional.empty();
            }
            int requestId = in.getInt();
            RadioAddress destination = RadioAddress.read(in);
            RadioAddress source = RadioAddress.read(in);
            // A charset would replace halves of surrogate pairs.
            String text =
                    in.slice().order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().toString();
            return Optional.of(new Text(group, receiptWanted, requestId, destination, source, text, option));
        }

        /** The receipt of this text; it names both ends as the text did. */
        public Receipt receipt(int result) {
            return new Receipt(group, true, requestId, destination, group ? null : source, result, new byte[0]);
        }

        @Override
        public HdapMessage toHdap(boolean reliable) {
            ByteBuffer body = ByteBuffer.allocate(HEADER + text.length() * Character.BYTES);
            body.putInt(requestId);
            destination.write(body);
            source.write(body);
            body.slice().order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().put(text);
            return hdap(reliable, KIND, group, receiptWanted, body.array(), option);
        }
    }

    /**
     * What became of a text.
     *
     * @param group whether that was for a group; its receipt does not name the sender
     * @param receiptWanted a flag of the opcode without known meaning here
     * @param requestId the number of the text
     * @param destination whom the text was for: so it is the radio that had it, although the receipt comes from there
     * @param source who sent the text; null for a group's
     * @param result a {@link TextResult}'s code, 0 to 255
     * @param option what else is sent along, at most {@value TextMessage#MOST_OPTION} bytes, usually none; not copied
     */
    record Receipt(
            boolean group,
            boolean receiptWanted,
            int requestId,
            RadioAddress destination,
            RadioAddress source,
            int result,
            byte[] option)
            implements TextMessage {

        static final int KIND = 0xA2;
        private static final int GROUP_LENGTH = Integer.BYTES + RadioAddress.LENGTH + 1;
        private static final int PRIVATE_LENGTH = GROUP_LENGTH + RadioAddress.LENGTH;

        /** Refuses what does not fit. */
        public Receipt {
            if (group != (source == null)) {
                throw new IllegalArgumentException("a receipt names the sender unless the text was for a group");
            }
            requireOption(option);
        }

        private static Optional<TextMessage> find(boolean group, boolean receiptWanted, ByteBuffer in, byte[] option) {
            if (in.remaining() != (group ? GROUP_LENGTH : PRIVATE_LENGTH)) {
                return Optional.empty();
            }
            int requestId = in.getInt();
            RadioAddress destination = RadioAddress.read(in);
            RadioAddress source = group ? null : RadioAddress.read(in);
            int result = in.get() & 0xFF;
            return Optional.of(new Receipt(group, receiptWanted, requestId, destination, source, result, option));
        }

        @Override
        public HdapMessage toHdap(boolean reliable) {
            ByteBuffer body = ByteBuffer.allocate(group ? GROUP_LENGTH : PRIVATE_LENGTH);
            body.putInt(requestId);
            destination.write(body);
            if (!group) {
                source.write(body);
            }
            body.put((byte) result);
            return hdap(reliable, KIND, group, receiptWanted, body.array(), option);
        }
    }
}
