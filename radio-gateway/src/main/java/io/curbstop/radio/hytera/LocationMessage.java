package io.curbstop.radio.hytera;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A message of the location service, LP. */
public sealed interface LocationMessage {

    /** The message in these bytes; empty when it is of another service, of a kind not known here, or none. */
    static Optional<LocationMessage> find(HdapMessage message) {
        if (message.service() != HdapService.LP) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(message.payload());
        return switch (message.opcode()) {
            case Request.OPCODE ->
                Optional.of(in)
                        .filter(bytes -> bytes.remaining() == Request.LENGTH)
                        .map(bytes -> new Request(bytes.getInt(), RadioAddress.read(bytes)));
            case Report.OPCODE ->
                Optional.of(in)
                        .filter(bytes -> bytes.remaining() == Report.LENGTH)
                        .map(bytes -> new Report(
                                bytes.getInt(),
                                RadioAddress.read(bytes),
                                bytes.getShort() & 0xFFFF,
                                takeReading(bytes)));
            case Emergency.OPCODE ->
                Optional.of(in)
                        .filter(bytes -> bytes.remaining() >= Emergency.LEAST_LENGTH)
                        .map(bytes -> new Emergency(RadioAddress.read(bytes), bytes.get() & 0xFF, takeReading(bytes)));
            default -> Optional.empty();
        };
    }

    private static Optional<GpsReading> takeReading(ByteBuffer in) {
        byte[] characters = new byte[in.remaining()];
        in.get(characters);
        return GpsReading.find(characters);
    }

    private static void write(Optional<GpsReading> reading, ByteBuffer out) {
        out.put(reading.map(GpsReading::encode).orElse(new byte[GpsReading.LENGTH]));
    }

    /** Which radio it is about. */
    RadioAddress radio();

    /** Whether the radio itself must have sent it. */
    default boolean isFromRadio() {
        return true;
    }

    /** The message as HDAP carries it. */
    HdapMessage toHdap(boolean reliable);

    /**
     * The gateway asks where a radio is.
     *
     * @param requestId the gateway's number for the question, 32 bits
     * @param radio which
     */
    record Request(int requestId, RadioAddress radio) implements LocationMessage {
        static final int OPCODE = 0xA001;
        private static final int LENGTH = Integer.BYTES + RadioAddress.LENGTH;

        @Override
        public HdapMessage toHdap(boolean reliable) {
            ByteBuffer out = ByteBuffer.allocate(LENGTH).putInt(requestId);
            radio.write(out);
            return new HdapMessage(reliable, HdapService.LP, OPCODE, out.array());
        }
    }

    /**
     * Where a radio is.
     *
     * @param requestId the number of the question
     * @param radio which
     * @param result {@value #OK}, or why there is no place: 6 the receiver fails, 105 the question was wrong
     * @param reading what its receiver says; empty when it cannot be read
     */
    record Report(int requestId, RadioAddress radio, int result, Optional<GpsReading> reading)
            implements LocationMessage {
        /** The question was answered. */
        public static final int OK = 0;

        static final int OPCODE = 0xA002;
        private static final int LENGTH = Integer.BYTES + RadioAddress.LENGTH + Short.BYTES + GpsReading.LENGTH;

        /** Of a question that failed nobody knows how far it got. */
        @Override
        public boolean isFromRadio() {
            return result == OK;
        }

        @Override
        public HdapMessage toHdap(boolean reliable) {
            ByteBuffer out = ByteBuffer.allocate(LENGTH).putInt(requestId);
            radio.write(out);
            out.putShort((short) result);
            write(reading, out);
            return new HdapMessage(reliable, HdapService.LP, OPCODE, out.array());
        }
    }

    /**
     * The emergency button. It is read whatever is said of the place: an alarm counts more than where it comes from.
     *
     * @param radio whose
     * @param type which kind of emergency, 0 to 255
     * @param reading what its receiver says; empty when it cannot be read
     */
    record Emergency(RadioAddress radio, int type, Optional<GpsReading> reading) implements LocationMessage {
        static final int OPCODE = 0xB003;
        private static final int LEAST_LENGTH = RadioAddress.LENGTH + 1;

        @Override
        public HdapMessage toHdap(boolean reliable) {
            ByteBuffer out = ByteBuffer.allocate(LEAST_LENGTH + GpsReading.LENGTH);
            radio.write(out);
            out.put((byte) type);
            write(reading, out);
            return new HdapMessage(reliable, HdapService.LP, OPCODE, out.array());
        }
    }
}
