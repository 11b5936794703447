package io.curbstop.radio.pocsag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One call of a pager.
 *
 * @param address whom it calls
 * @param content how the text is written; the address's function should tell the pager the same
 * @param text at most {@value #MOST_TEXT} characters, empty for a tone
 */
public record Page(PagerAddress address, Content content, String text) {

    /** The longest text, in characters; few pagers show more than 80 or 240 of them. */
    public static final int MOST_TEXT = 240;

    /** How a text is written on the air. */
    public enum Content {
        /** No text; the pager beeps. */
        TONE(""),
        /** Four bits a character: digits, {@code * U - [ ]} and the space. */
        NUMERIC("[0-9*U \\-\\]\\[]+"),
        /** Seven bits a character: printable ASCII. */
        ALPHANUMERIC("[ -~]+");

        private final Pattern letters;

        Content(String letters) {
            this.letters = Pattern.compile(letters);
        }
    }

    static final int WORD_BITS = 20;
    static final int ALPHANUMERIC_BITS = 7;
    static final int NUMERIC_BITS = 4;
    static final String DIGITS = "0123456789*U -][";
    /** Not shown; fills what is left of the last word. */
    static final char END_OF_TEXT = 0x03;

    private static final int NUMERIC_FILL = DIGITS.indexOf(' ');

    /** Refuses what cannot be sent. */
    public Page {
        if (text.length() > MOST_TEXT || !content.letters.matcher(text).matches()) {
            throw new IllegalArgumentException("cannot be sent as %s of at most %d characters: %s"
                    .formatted(content.name().toLowerCase(Locale.ROOT), MOST_TEXT, text));
        }
    }

    /** Its words without those of the address, in order. */
    List<Integer> codewords() {
        boolean numeric = content == Content.NUMERIC;
        int width = numeric ? NUMERIC_BITS : ALPHANUMERIC_BITS;
        List<Integer> words = new ArrayList<>();
        int word = 0;
        int bits = 0;
        int wordCount = (text.length() * width + WORD_BITS - 1) / WORD_BITS;
        for (int bit = 0; words.size() < wordCount; bit++) {
            int index = bit / width;
            int value = index < text.length() ? value(numeric, text.charAt(index)) : fill(numeric, index);
            word = word << 1 | value >>> bit % width & 1;
            if (++bits == WORD_BITS) {
                words.add(Codeword.of(Codeword.MESSAGE_FLAG | word));
                word = 0;
                bits = 0;
            }
        }
        return words;
    }

    private static int value(boolean numeric, char letter) {
        return numeric ? DIGITS.indexOf(letter) : letter;
    }

    /** One mark of the end, then nothing. */
    private int fill(boolean numeric, int index) {
        if (numeric) {
            return NUMERIC_FILL;
        }
        return index == text.length() ? END_OF_TEXT : 0;
    }
}
