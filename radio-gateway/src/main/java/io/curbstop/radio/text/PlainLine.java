package io.curbstop.radio.text;

import java.util.regex.Pattern;

/**
 * Text as it may be written down and shown: what a radio sends can hold anything, and a character that a database or a file
 * does not take must not keep the rest from being told.
 */
public final class PlainLine {

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern HALF_CHARACTERS =
            Pattern.compile("[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    private PlainLine() {}

    /** The text on one line: a space for control characters, a question mark for half a character. */
    public static String of(String text) {
        return HALF_CHARACTERS.matcher(CONTROLS.matcher(text).replaceAll(" ")).replaceAll("?");
    }

    /** The same, cut to a length; a character is never cut in half. */
    public static String of(String text, int most_characters) {
        String line = of(text);
        if (line.length() <= most_characters) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most_characters - 1)) ? most_characters - 1 : most_characters;
        return line.substring(0, end);
    }
}
