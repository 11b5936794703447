package io.curbstop.map.search;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A civic number as people write it.
 *
 * @param number the number to look for
 * @param suffix letter or fraction after it ("B", "1/2"), or ""
 * @param upTo last number when it is a range such as 36-70 or a unit before the number; 0 otherwise
 */
record CivicNumber(int number, String suffix, int upTo) {
    /** As it stands at the start of an address. */
    static final String PATTERN = "#?\\d{1,6}(?:\\s?[-–/]\\s?(?:\\d{1,6}|[A-Za-z])(?![A-Za-z]))?(?:\\s?1/2)?[A-Za-z]?";

    private static final Pattern WRITTEN =
            Pattern.compile("#?(\\d{1,6})(?:\\s?[-–/]\\s?(\\d{1,6})|[\\s-–]*([A-Za-z]|1/2))?\\.?");

    /** The number in a text, or null when the text is none. */
    static CivicNumber parse(String text) {
        Matcher m = WRITTEN.matcher(text.strip());
        if (!m.matches()) {
            return null;
        }
        int number = Integer.parseInt(m.group(1));
        if (m.group(2) != null) {
            return new CivicNumber(number, "", Integer.parseInt(m.group(2)));
        }
        String suffix = m.group(3) == null ? "" : m.group(3).toUpperCase(Locale.ROOT);
        return number == 0 ? null : new CivicNumber(number, suffix, 0);
    }

    /** As shown to people. */
    String label() {
        return number
                + (suffix.isEmpty() ? "" : suffix.length() > 1 ? " " + suffix : "-" + suffix)
                + (upTo > 0 ? "-" + upTo : "");
    }

    /** Whether "36-70" reads as numbers along a street rather than as unit 36 of number 70. */
    boolean looksLikeRange() {
        return upTo > number && (upTo - number) % 2 == 0 && upTo - number <= 100;
    }
}
