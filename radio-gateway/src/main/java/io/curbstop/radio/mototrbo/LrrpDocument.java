package io.curbstop.radio.mototrbo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A document of the Location Request and Response Protocol: what it is, a length, and elements.
 *
 * @param kind what it is
 * @param constants_hex a table of constants before the elements, kept as it came; empty for a document without one
 * @param requestId which request it is or answers; empty when it names none
 * @param elements in the order they came; what cannot be read ends them as one {@link LrrpElement.Unread}
 */
record LrrpDocument(
        Kind kind, Optional<String> constants_hex, Optional<RequestId> requestId, List<LrrpElement> elements) {

    private static final int ID_OF_ANY_LENGTH = 0x22;
    private static final int ID_OF_ONE_BYTE = 0x23;

    /** Keeps a copy. */
    LrrpDocument {
        elements = List.copyOf(elements);
    }

    /** A document without constants. */
    static LrrpDocument of(Kind kind, RequestId requestId, LrrpElement... elements) {
        return new LrrpDocument(kind, Optional.empty(), Optional.of(requestId), List.of(elements));
    }

    /** What a document is. */
    enum Kind {
        /** Where are you now? */
        IMMEDIATE_REQUEST(0x05, true),
        /** The answer to that. */
        IMMEDIATE_REPORT(0x07, false),
        /** Say where you are each time something happens. */
        TRIGGERED_REQUEST(0x09, true),
        /** Whether it will. */
        TRIGGERED_ANSWER(0x0B, false),
        /** It has happened. */
        TRIGGERED_REPORT(0x0D, false),
        /** No longer. */
        STOP_REQUEST(0x0F, true),
        /** The answer to that. */
        STOP_ANSWER(0x11, false),
        /** Where the radio is, though nobody asked. */
        UNSOLICITED_REPORT(0x13, false),
        /** Which version of the protocol do you know? */
        VERSION_REQUEST(0x14, true),
        /** The answer to that. */
        VERSION_REPORT(0x15, false);

        private final int code;
        private final boolean request;

        Kind(int code, boolean request) {
            this.code = code;
            this.request = request;
        }

        /** Every kind up to the unsolicited report has a form with constants, numbered one less. */
        private boolean hasFormWithConstants() {
            return compareTo(UNSOLICITED_REPORT) <= 0;
        }

        private static Optional<Kind> find(int code) {
            return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
        }

        private static Optional<Kind> findWithConstants(int code) {
            return find(code + 1).filter(Kind::hasFormWithConstants);
        }
    }

    /**
     * The number of a request, by which its answers name it.
     *
     * @param value the bytes, big-endian
     * @param length_bytes 1 to 8
     */
    record RequestId(long value, int length_bytes) {

        private static final int MOST_BYTES = 8;

        /** An id of the four bytes that consoles use. */
        static RequestId of(int value) {
            return new RequestId(Integer.toUnsignedLong(value), Integer.BYTES);
        }

        private static Optional<RequestId> read(MbxmlReader in) {
            long length = in.uint8() == ID_OF_ONE_BYTE ? 1 : in.uintvar();
            if (length < 1 || length > MOST_BYTES) {
                return Optional.empty();
            }
            RequestId id = new RequestId(in.fixed((int) length), (int) length);
            return in.isOk() ? Optional.of(id) : Optional.empty();
        }

        private void write(MbxmlWriter out) {
            if (length_bytes == 1) {
                out.uint8(ID_OF_ONE_BYTE);
            } else {
                out.uint8(ID_OF_ANY_LENGTH).uintvar(length_bytes);
            }
            out.fixed(value, length_bytes);
        }
    }

    /** The document in these bytes; empty when they are none. */
    static Optional<LrrpDocument> decode(byte[] bytes) {
        MbxmlReader in = new MbxmlReader(bytes);
        int code = in.uint8();
        Optional<Kind> plain = Kind.find(code);
        Optional<Kind> kind = plain.or(() -> Kind.findWithConstants(code));
        if (kind.isEmpty() || in.uintvar() != in.remaining() || !in.isOk()) {
            return Optional.empty();
        }
        Optional<String> constants = plain.isPresent() ? Optional.empty() : Optional.of(in.hex(in.uintvar()));
        int body = in.at();
        Optional<RequestId> id = hasId(in, bytes) ? RequestId.read(in) : Optional.empty();
        boolean whole = in.isOk() && (id.isPresent() || in.at() == body);
        return whole
                ? Optional.of(new LrrpDocument(kind.get(), constants, id, elements(in, kind.get().request)))
                : Optional.empty();
    }

    private static boolean hasId(MbxmlReader in, byte[] bytes) {
        return in.remaining() > 0 && (bytes[in.at()] == ID_OF_ANY_LENGTH || bytes[in.at()] == ID_OF_ONE_BYTE);
    }

    private static List<LrrpElement> elements(MbxmlReader in, boolean request) {
        List<LrrpElement> elements = new ArrayList<>();
        while (in.remaining() > 0) {
            int start = in.at();
            Optional<LrrpElement> element = request ? LrrpElements.readOfRequest(in) : LrrpElements.readOfReport(in);
            if (element.isEmpty() || !in.isOk()) {
                elements.add(new LrrpElement.Unread(in.hexFrom(start)));
                return elements;
            }
            elements.add(element.get());
        }
        return elements;
    }

    /** Its bytes. */
    byte[] encode() {
        MbxmlWriter body = new MbxmlWriter();
        constants_hex.ifPresent(
                constants -> body.uintvar(constants.length() / 2).hex(constants));
        requestId.ifPresent(id -> id.write(body));
        elements.forEach(element -> element.write(body));
        byte[] bytes = body.bytes();
        int code = constants_hex.isPresent() ? kind.code - 1 : kind.code;
        return new MbxmlWriter().uint8(code).uintvar(bytes.length).opaque(bytes).bytes();
    }

    /** The first element of a sort. */
    <T extends LrrpElement> Optional<T> find(Class<T> sort) {
        return elements.stream()
                .flatMap(element -> sort.isInstance(element) ? Stream.of(sort.cast(element)) : Stream.empty())
                .findFirst();
    }
}
