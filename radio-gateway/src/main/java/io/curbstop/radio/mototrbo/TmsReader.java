package io.curbstop.radio.mototrbo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Reads {@link TmsMessage}s. */
final class TmsReader {

    static final int EXTENDED = 0x80;
    static final int ACK_WANTED = 0x40;
    static final int MARKED = 0x20;
    static final int CONTROL = 0x10;
    static final int ACK = 0x0F;
    static final int LOW_BITS = 0x1F;
    static final int HIGH_BITS = 0x60;
    static final int UCS2_LITTLE_ENDIAN = 0x04;

    private static final int KIND = 0x0F;
    private static final int TEXT_OR_AVAILABILITY = 0x0;

    private TmsReader() {}

    static Optional<TmsMessage> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.remaining() < Short.BYTES + 2 || Short.toUnsignedInt(in.getShort()) != in.remaining()) {
            return Optional.empty();
        }
        int header = Byte.toUnsignedInt(in.get());
        int addressLength = Byte.toUnsignedInt(in.get());
        if (addressLength > in.remaining()) {
            return Optional.empty();
        }
        byte[] address = new byte[addressLength];
        in.get(address);
        boolean extended = (header & EXTENDED) != 0;
        return switch (header & KIND) {
            case ACK -> extended ? ack(header, in) : availabilityAck(in);
            case TEXT_OR_AVAILABILITY -> {
                if (!extended) {
                    yield Optional.empty();
                }
                yield (header & CONTROL) != 0
                        ? availability(header, in)
                        : text(header, HexFormat.of().formatHex(address), in);
            }
            default -> Optional.empty();
        };
    }

    private static Optional<TmsMessage> ack(int header, ByteBuffer in) {
        boolean marked = (header & MARKED) != 0;
        if (in.remaining() < 1 || in.remaining() > 2) {
            return Optional.empty();
        }
        int first = Byte.toUnsignedInt(in.get());
        int high = in.hasRemaining() ? in.get() & HIGH_BITS : 0;
        return Optional.of(new TmsMessage.Ack(marked, first & LOW_BITS | high));
    }

    private static Optional<TmsMessage> availabilityAck(ByteBuffer in) {
        return in.hasRemaining() ? Optional.empty() : Optional.of(new TmsMessage.AvailabilityAck());
    }

    private static Optional<TmsMessage> availability(int header, ByteBuffer in) {
        return in.remaining() == 1
                ? Optional.of(new TmsMessage.Availability((header & ACK_WANTED) != 0, Byte.toUnsignedInt(in.get())))
                : Optional.empty();
    }

    private static Optional<TmsMessage> text(int header, String address_hex, ByteBuffer in) {
        if (in.remaining() < 2) {
            return Optional.empty();
        }
        int first = Byte.toUnsignedInt(in.get());
        int second = (first & EXTENDED) != 0 ? Byte.toUnsignedInt(in.get()) : UCS2_LITTLE_ENDIAN;
        boolean readable = (second & LOW_BITS) == UCS2_LITTLE_ENDIAN
                && in.remaining() % 2 == 0
                && in.remaining() <= 2 * TmsMessage.MOST_CHARACTERS;
        if (!readable) {
            return Optional.empty();
        }
        String body = StandardCharsets.UTF_16LE.decode(in).toString();
        return Optional.of(new TmsMessage.Text(
                (header & ACK_WANTED) != 0,
                (header & MARKED) != 0,
                address_hex,
                first & LOW_BITS | second & HIGH_BITS,
                body));
    }
}
