package io.curbstop.radio.api;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The two-character name of an order between one crew and dispatch, such as {@code K7}: short enough to be typed with
 * gloves. Two characters of Crockford's base 32 (no I, L, O, U), a letter and then a digit, so that it can be taken
 * neither for a word nor for a status number. A token is only unique among the open orders of one radio.
 */
public final class RadioToken {

    /** Letters given out: not P (priorities), nor G, M, R, S, T, V, which begin the codes of units. */
    private static final String LETTERS = "ABCDEFHJKNQWXYZ";

    /** Digits given out: not 0 and 1, which are mistaken for O and I. */
    private static final String DIGITS = "23456789";

    private static final Pattern VALID = Pattern.compile("[A-HJKMNP-TV-Z][0-9]");

    private RadioToken() {}

    /**
     * The next token to give to an order of a radio. Goes round the whole range before it uses one again, so that a late
     * answer cannot meet another order.
     *
     * @param last the token this radio was given last, if any
     * @param open the tokens of its open orders
     * @throws IllegalStateException when all 120 are open
     */
    public static String next(Optional<String> last, Collection<String> open) {
        int count = LETTERS.length() * DIGITS.length();
        int start = last.map(RadioToken::indexOf).orElse(-1) + 1;
        for (int step = 0; step < count; step++) {
            String candidate = at((start + step) % count);
            if (!open.contains(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("All " + count + " tokens of this radio are open");
    }

    /** The token a person may have meant by a word: any case, and O for 0, I or L for 1. */
    public static Optional<String> parse(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        if (upper.length() != 2) {
            return Optional.empty();
        }
        char digit =
                switch (upper.charAt(1)) {
                    case 'O' -> '0';
                    case 'I', 'L' -> '1';
                    default -> upper.charAt(1);
                };
        String token = "" + upper.charAt(0) + digit;
        return VALID.matcher(token).matches() ? Optional.of(token) : Optional.empty();
    }

    /** The token itself when it is one, else an {@link IllegalArgumentException}. */
    public static String requireValid(String token) {
        if (!VALID.matcher(token).matches()) {
            throw new IllegalArgumentException("A token is a letter and a digit such as K7, not: " + token);
        }
        return token;
    }

    private static int indexOf(String token) {
        int letter = LETTERS.indexOf(token.charAt(0));
        int digit = DIGITS.indexOf(token.charAt(1));
        return letter < 0 || digit < 0 ? -1 : letter * DIGITS.length() + digit;
    }

    private static String at(int index) {
        return "" + LETTERS.charAt(index / DIGITS.length()) + DIGITS.charAt(index % DIGITS.length());
    }
}
