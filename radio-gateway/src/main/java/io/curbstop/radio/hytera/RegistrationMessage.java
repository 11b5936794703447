package io.curbstop.radio.hytera;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A message of the registration service, RRS. */
public sealed interface RegistrationMessage {

    /** The message in these bytes; empty when it is of another service, of a kind not known here, or none. */
    static Optional<RegistrationMessage> find(HdapMessage message) {
        if (message.service() != HdapService.RRS) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(message.payload());
        return switch (message.opcode()) {
            case Register.OPCODE ->
                Optional.of(in)
                        .filter(bytes -> bytes.remaining() == RadioAddress.LENGTH)
                        .map(bytes -> new Register(RadioAddress.read(bytes)));
            case Leave.OPCODE ->
                Optional.of(in)
                        .filter(bytes -> bytes.remaining() == RadioAddress.LENGTH)
                        .map(bytes -> new Leave(RadioAddress.read(bytes)));
            case StatusQuery.OPCODE ->
                Optional.of(in)
                        .filter(bytes -> bytes.remaining() == RadioAddress.LENGTH)
                        .map(bytes -> new StatusQuery(RadioAddress.read(bytes)));
            case Answer.OPCODE ->
                Optional.of(in)
                        .filter(bytes -> bytes.remaining() == Answer.LENGTH)
                        .map(bytes -> new Answer(RadioAddress.read(bytes), bytes.get() & 0xFF, bytes.getInt()));
            case StatusAnswer.OPCODE ->
                Optional.of(in)
                        .filter(bytes -> bytes.remaining() == StatusAnswer.LENGTH)
                        .map(bytes -> new StatusAnswer(RadioAddress.read(bytes), bytes.get() & 0xFF));
            default -> Optional.empty();
        };
    }

    /** Which radio it is about. */
    RadioAddress radio();

    /** The message as HDAP carries it. */
    HdapMessage toHdap(boolean reliable);

    private static HdapMessage hdap(boolean reliable, int opcode, ByteBuffer payload) {
        return new HdapMessage(reliable, HdapService.RRS, opcode, payload.array());
    }

    private static ByteBuffer begin(int length, RadioAddress radio) {
        ByteBuffer out = ByteBuffer.allocate(length);
        radio.write(out);
        return out;
    }

    /**
     * A radio registers, or registers again before its registration runs out.
     *
     * @param radio which
     */
    record Register(RadioAddress radio) implements RegistrationMessage {
        static final int OPCODE = 0x0003;

        @Override
        public HdapMessage toHdap(boolean reliable) {
            return hdap(reliable, OPCODE, begin(RadioAddress.LENGTH, radio));
        }
    }

    /**
     * A radio takes its leave, as when it is switched off.
     *
     * @param radio which
     */
    record Leave(RadioAddress radio) implements RegistrationMessage {
        static final int OPCODE = 0x0001;

        @Override
        public HdapMessage toHdap(boolean reliable) {
            return hdap(reliable, OPCODE, begin(RadioAddress.LENGTH, radio));
        }
    }

    /**
     * The gateway asks a radio whether it is there.
     *
     * @param radio which
     */
    record StatusQuery(RadioAddress radio) implements RegistrationMessage {
        static final int OPCODE = 0x0002;

        @Override
        public HdapMessage toHdap(boolean reliable) {
            return hdap(reliable, OPCODE, begin(RadioAddress.LENGTH, radio));
        }
    }

    /**
     * The gateway's answer to a registration.
     *
     * @param radio which
     * @param result {@value #OK}, or why not: 1 failure, 2 wrong password
     * @param renewal_s after how many seconds the radio has to register again; 32 bits unsigned
     */
    record Answer(RadioAddress radio, int result, int renewal_s) implements RegistrationMessage {
        /** The registration is taken. */
        public static final int OK = 0;
        /** It is not. */
        public static final int FAILURE = 1;

        static final int OPCODE = 0x0080;
        private static final int LENGTH = RadioAddress.LENGTH + 5;

        @Override
        public HdapMessage toHdap(boolean reliable) {
            ByteBuffer out = begin(LENGTH, radio).put((byte) result).putInt(renewal_s);
            return hdap(reliable, OPCODE, out);
        }
    }

    /**
     * What became of the question whether a radio is there.
     *
     * @param radio which
     * @param state {@value #ONLINE} when it is, 1 when not
     */
    record StatusAnswer(RadioAddress radio, int state) implements RegistrationMessage {
        /** The radio is there. */
        public static final int ONLINE = 0;

        static final int OPCODE = 0x0082;
        private static final int LENGTH = RadioAddress.LENGTH + 1;

        @Override
        public HdapMessage toHdap(boolean reliable) {
            return hdap(reliable, OPCODE, begin(LENGTH, radio).put((byte) state));
        }
    }
}
