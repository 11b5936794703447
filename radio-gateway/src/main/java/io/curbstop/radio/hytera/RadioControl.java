package io.curbstop.radio.hytera;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** A message of the control service, RCP. No transport here uses it: it is kept because there are vectors of it to read. */
public sealed interface RadioControl {

    /** The message in these bytes; empty when it is of another service, or its length is not that of its kind. */
    static Optional<RadioControl> find(HdapMessage message) {
        if (message.service() != HdapService.RCP) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(message.payload()).order(ByteOrder.LITTLE_ENDIAN);
        return switch (message.opcode()) {
            case Call.OPCODE ->
                Optional.of(in)
                        .filter(bytes -> bytes.remaining() == Call.LENGTH)
                        .map(bytes -> new Call(bytes.get() & 0xFF, bytes.getInt()));
            case CallAnswer.OPCODE ->
                Optional.of(in)
                        .filter(bytes -> bytes.remaining() == 1)
                        .map(bytes -> new CallAnswer(bytes.get() & 0xFF));
            default -> Optional.of(new Other(message.opcode(), message.payload()));
        };
    }

    /** The message as HDAP carries it. */
    HdapMessage toHdap(boolean reliable);

    /**
     * Asks for a call.
     *
     * @param type 0 private, 1 group, and others
     * @param target the number of the radio or group, 32 bits
     */
    record Call(int type, int target) implements RadioControl {
        static final int OPCODE = 0x0841;
        private static final int LENGTH = 5;

        @Override
        public HdapMessage toHdap(boolean reliable) {
            ByteBuffer out = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
            return new HdapMessage(
                    reliable,
                    HdapService.RCP,
                    OPCODE,
                    out.put((byte) type).putInt(target).array());
        }
    }

    /**
     * What became of asking for a call.
     *
     * @param result 0 when it was granted
     */
    record CallAnswer(int result) implements RadioControl {
        static final int OPCODE = 0x8841;

        @Override
        public HdapMessage toHdap(boolean reliable) {
            return new HdapMessage(reliable, HdapService.RCP, OPCODE, new byte[] {(byte) result});
        }
    }

    /**
     * Any other.
     *
     * @param opcode which, 16 bits
     * @param payload unread; not copied
     */
    record Other(int opcode, byte[] payload) implements RadioControl {
        @Override
        public HdapMessage toHdap(boolean reliable) {
            return new HdapMessage(reliable, HdapService.RCP, opcode, payload);
        }
    }
}
