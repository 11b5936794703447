package io.curbstop.radio.mototrbo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@link ArsMessage}s. */
final class ArsReader {

    /** The bits of the second header byte that say how names are written. */
    static final int ENCODING = 0x1F;

    private static final int EXTENDED = 0x80;
    /** In an answer it says no. */
    private static final int ACK_WANTED = 0x40;

    private static final int TYPE = 0x0F;
    private static final int REGISTER = 0x0;
    private static final int DEREGISTER = 0x1;
    private static final int QUERY = 0x4;
    private static final int USER_REGISTER = 0x5;
    private static final int USER_DEREGISTER = 0x6;
    private static final int USER_RESPONSE = 0x7;
    private static final int ANSWER = 0xF;

    private ArsReader() {}

    static Optional<ArsMessage> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.remaining() <= Short.BYTES || Short.toUnsignedInt(in.getShort()) != in.remaining()) {
            return Optional.empty();
        }
        int header = Byte.toUnsignedInt(in.get());
        int type = header & TYPE;
        boolean flagged = (header & ACK_WANTED) != 0;
        return switch (type) {
            case REGISTER, USER_REGISTER -> registration(type, header, in);
            case DEREGISTER -> in.hasRemaining() ? Optional.empty() : Optional.of(new ArsMessage.Deregister(flagged));
            case QUERY -> in.hasRemaining() ? Optional.empty() : Optional.of(new ArsMessage.Query());
            case USER_DEREGISTER, USER_RESPONSE ->
                Optional.of(
                        new ArsMessage.UserSession(type, HexFormat.of().formatHex(bytes, Short.BYTES, bytes.length)));
            case ANSWER -> answer(header, flagged, in);
            default -> Optional.empty();
        };
    }

    private static Optional<ArsMessage> answer(int header, boolean refused, ByteBuffer in) {
        boolean extended = (header & EXTENDED) != 0;
        if (extended && in.remaining() == 1) {
            int value = Byte.toUnsignedInt(in.get());
            return Optional.of(refused ? new ArsMessage.Refused(value) : ArsMessage.Accepted.until(value));
        }
        if (extended || refused) {
            return Optional.empty();
        }
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return Optional.of(
                new ArsMessage.Accepted(OptionalInt.empty(), HexFormat.of().formatHex(rest)));
    }

    private static Optional<ArsMessage> registration(int type, int header, ByteBuffer in) {
        if ((header & EXTENDED) == 0 || !in.hasRemaining()) {
            return Optional.empty();
        }
        int second = Byte.toUnsignedInt(in.get());
        Optional<ArsMessage.Names> names = names(second & ENCODING, in);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        if (type == USER_REGISTER) {
            return Optional.of(new ArsMessage.UserRegister(names.get()));
        }
        return ArsMessage.Event.find(second).map(event -> new ArsMessage.Register(event, names.get()));
    }

    private static Optional<ArsMessage.Names> names(int encoding, ByteBuffer in) {
        Optional<String> device = name(in);
        Optional<String> user = name(in);
        Optional<String> password = name(in);
        boolean whole = device.isPresent() && user.isPresent() && password.isPresent() && !in.hasRemaining();
        return whole
                ? Optional.of(new ArsMessage.Names(encoding, device.get(), user.get(), password.get()))
                : Optional.empty();
    }

    private static Optional<String> name(ByteBuffer in) {
        int length = in.hasRemaining() ? Byte.toUnsignedInt(in.get()) : Integer.MAX_VALUE;
        if (length > Math.min(in.remaining(), ArsMessage.MOST_NAME)) {
            return Optional.empty();
        }
        byte[] utf8 = new byte[length];
        in.get(utf8);
        return Optional.of(new String(utf8, StandardCharsets.UTF_8));
    }
}
