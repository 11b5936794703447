package io.curbstop.radio.smpp;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The letters that every phone knows, of 3GPP TS 23.038: 128, and ten more behind an escape. One byte for each seven bits, as
 * SMSCs take them; the SMSC packs them.
 */
final class GsmAlphabet {

    static final byte ESCAPE = 0x1B;

    /** The escape stands for itself here, and is no letter. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final Map<Character, Character> BEHIND_ESCAPE = Map.of(
            '\f', '\n', '^', '\u0014', '{', '(', '}', ')', '\\', '/', '[', '<', '~', '=', ']', '>', '|', '¡', '€', 'e');

    private static final Map<Character, byte[]> CODES = codes();
    private static final Map<Byte, Character> ESCAPED = escaped();

    private GsmAlphabet() {}

    private static byte code(char letter) {
        // The control character stands at its own place, where a Greek letter is.
        return letter == '\u0014' ? (byte) letter : (byte) BASIC.indexOf(letter);
    }

    private static Map<Character, byte[]> codes() {
        Map<Character, byte[]> codes = new HashMap<>();
        for (int k = 0; k < BASIC.length(); k++) {
            if (k != ESCAPE) {
                codes.put(BASIC.charAt(k), new byte[] {(byte) k});
            }
        }
        BEHIND_ESCAPE.forEach((letter, place) -> codes.put(letter, new byte[] {ESCAPE, code(place)}));
        return codes;
    }

    private static Map<Byte, Character> escaped() {
        Map<Byte, Character> letters = new HashMap<>();
        BEHIND_ESCAPE.forEach((letter, place) -> letters.put(code(place), letter));
        return letters;
    }

    /** The bytes of one letter, one or two; empty when the alphabet has no such letter. */
    static Optional<byte[]> find(char letter) {
        return Optional.ofNullable(CODES.get(letter)).map(byte[]::clone);
    }

    /** The bytes of a text; empty when it has a letter that the alphabet does not have. */
    static Optional<byte[]> findBytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int k = 0; k < text.length(); k++) {
            byte[] code = CODES.get(text.charAt(k));
            if (code == null) {
                return Optional.empty();
            }
            out.writeBytes(code);
        }
        return Optional.of(out.toByteArray());
    }

    /** The text in these bytes; empty when one has its eighth bit set. An unknown letter behind an escape is read plain. */
    static Optional<String> findText(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (int k = 0; k < bytes.length; k++) {
            if (bytes[k] < 0) {
                return Optional.empty();
            }
            if (bytes[k] != ESCAPE) {
                text.append(BASIC.charAt(bytes[k]));
            } else if (k + 1 < bytes.length && ESCAPED.containsKey(bytes[k + 1])) {
                text.append(ESCAPED.get(bytes[++k]).charValue());
            } else {
                text.append(' ');
            }
        }
        return Optional.of(text.toString());
    }
}
