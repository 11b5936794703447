package io.curbstop.radio.smpp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text as short messages carry it.
 *
 * @param dataCoding which letters its bytes are: 0 the SMSC's own, 3 ISO 8859-1, 8 UCS-2
 * @param parts its bytes, cut where short messages end; one part when it is short
 */
record SmsText(int dataCoding, List<byte[]> parts) {

    static final int DEFAULT_CODING = 0x00;
    static final int ASCII_CODING = 0x01;
    static final int LATIN_1_CODING = 0x03;
    static final int UCS_2_CODING = 0x08;

    /** Bytes of the header that says how parts belong together. */
    static final int HEADER = 6;

    private static final int GSM_WITH_CLASS = 0xF0;
    private static final int CLASS_GROUP = 0xFC;

    private static final int SHORT_MESSAGE_BYTES = 140;
    private static final int SINGLE_SEPTETS = 160;
    private static final int PART_SEPTETS = 153;

    private static final int CONCATENATION = 0x00;
    private static final int CONCATENATION_BYTES = 3;

    /** The text in the alphabet that takes the least room. */
    static SmsText of(String text, SmscAlphabet alphabet) {
        Optional<SmsText> plain = alphabet == SmscAlphabet.GSM_7 ? gsm(text) : latin(text);
        return plain.orElseGet(() -> new SmsText(
                UCS_2_CODING,
                cut(characters(text, StandardCharsets.UTF_16BE), SHORT_MESSAGE_BYTES, SHORT_MESSAGE_BYTES - HEADER)));
    }

    private static Optional<SmsText> gsm(String text) {
        List<byte[]> characters = new ArrayList<>();
        for (char letter : text.toCharArray()) {
            Optional<byte[]> code = GsmAlphabet.find(letter);
            if (code.isEmpty()) {
                return Optional.empty();
            }
            characters.add(code.get());
        }
        return Optional.of(new SmsText(DEFAULT_CODING, cut(characters, SINGLE_SEPTETS, PART_SEPTETS)));
    }

    private static Optional<SmsText> latin(String text) {
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            return Optional.empty();
        }
        List<byte[]> characters = characters(text, StandardCharsets.ISO_8859_1);
        return Optional.of(
                new SmsText(DEFAULT_CODING, cut(characters, SHORT_MESSAGE_BYTES, SHORT_MESSAGE_BYTES - HEADER)));
    }

    /** Whole code points: half a surrogate pair in each part would be two wrong letters. */
    private static List<byte[]> characters(String text, Charset charset) {
        return text.codePoints()
                .mapToObj(point -> Character.toString(point).getBytes(charset))
                .toList();
    }

    private static List<byte[]> cut(List<byte[]> characters, int single, int part) {
        int whole = characters.stream().mapToInt(code -> code.length).sum();
        int limit = whole <= single ? single : part;
        List<byte[]> parts = new ArrayList<>();
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        for (byte[] code : characters) {
            if (open.size() + code.length > limit) {
                parts.add(open.toByteArray());
                open.reset();
            }
            open.writeBytes(code);
        }
        parts.add(open.toByteArray());
        return parts;
    }

    /** All bytes in one piece. */
    byte[] whole() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }

    /**
     * A part behind the header that says where it belongs.
     *
     * @param reference the same for all parts of a text; its lowest eight bits are used
     * @param index from 0
     */
    byte[] withHeader(int reference, int index) {
        byte[] part = parts.get(index);
        byte[] headed = new byte[HEADER + part.length];
        headed[0] = HEADER - 1;
        headed[1] = CONCATENATION;
        headed[2] = CONCATENATION_BYTES;
        headed[3] = (byte) reference;
        headed[4] = (byte) parts.size();
        headed[5] = (byte) (index + 1);
        System.arraycopy(part, 0, headed, HEADER, part.length);
        return headed;
    }

    /** The words in bytes that came; empty when they are no words, or in letters not known here. */
    static Optional<String> decode(byte[] bytes, int dataCoding, SmscAlphabet alphabet) {
        if (dataCoding == DEFAULT_CODING && alphabet == SmscAlphabet.LATIN_1 || dataCoding == LATIN_1_CODING) {
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        if (dataCoding == DEFAULT_CODING || (dataCoding & CLASS_GROUP) == GSM_WITH_CLASS) {
            return GsmAlphabet.findText(bytes);
        }
        if (dataCoding == ASCII_CODING) {
            String text = new String(bytes, StandardCharsets.US_ASCII);
            return text.indexOf('\uFFFD') >= 0 ? Optional.empty() : Optional.of(text);
        }
        boolean wholeLetters = bytes.length % Character.BYTES == 0;
        return dataCoding == UCS_2_CODING && wholeLetters
                ? Optional.of(new String(bytes, StandardCharsets.UTF_16BE))
                : Optional.empty();
    }
}
