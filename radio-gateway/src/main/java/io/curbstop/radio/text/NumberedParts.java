package io.curbstop.radio.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Words that are too long for one message, as {@code 1/2 …} and {@code 2/2 …}. Cut between words only, and never within an
 * address or an intersection: whoever reads one part must not find a street there that is another's.
 */
public final class NumberedParts {

    /** {@code 1/2} and a space. */
    private static final int MARK_CHARACTERS = 4;

    /** A house number, three words of a name, a type. */
    private static final int LONGEST_STREET_WORDS = 5;

    private NumberedParts() {}

    /**
     * Splits a text.
     *
     * @param limit_characters the longest part, its number included
     * @param most how many parts there may be, at most 9
     * @param streets the words by which an address is known
     * @return the parts, at least two; empty when it cannot be done
     */
    public static Optional<List<String>> split(String text, int limit_characters, int most, Abbreviations streets) {
        int room = limit_characters - MARK_CHARACTERS;
        List<String> lines = new ArrayList<>();
        for (String piece : pieces(List.of(text.strip().split("\\s+")), streets)) {
            int last = lines.size() - 1;
            if (piece.length() > room) {
                return Optional.empty();
            }
            if (last >= 0 && lines.get(last).length() + 1 + piece.length() <= room) {
                lines.set(last, lines.get(last) + " " + piece);
            } else {
                lines.add(piece);
            }
        }
        if (lines.size() < 2 || lines.size() > most) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (String line : lines) {
            parts.add((parts.size() + 1) + "/" + lines.size() + " " + line);
        }
        return Optional.of(List.copyOf(parts));
    }

    /** What must stay together: words, and addresses whole. */
    private static List<String> pieces(List<String> words, Abbreviations streets) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int end = streetEnd(words, at, streets);
            while (end < words.size() && words.get(end).matches("[&/@]")) {
                end = end + 1 < words.size() ? streetEnd(words, end + 1, streets) : end + 1;
            }
            pieces.add(String.join(" ", words.subList(at, end)));
            at = end;
        }
        return pieces;
    }

    /** After the street that begins here, or after the word when none does. */
    private static int streetEnd(List<String> words, int start, Abbreviations streets) {
        boolean numbered = Character.isDigit(words.get(start).charAt(0));
        int longest = Math.min(words.size(), start + LONGEST_STREET_WORDS + (numbered ? 1 : 0));
        for (int at = start + 1; at < longest; at++) {
            if (streets.isStreetType(plain(words.get(at)))) {
                boolean direction = at + 1 < words.size() && streets.isDirection(plain(words.get(at + 1)));
                return direction ? at + 2 : at + 1;
            }
        }
        // A number and what it counts or names, such as VALVE 14's, or 118 and a street without a type.
        return numbered && start + 1 < words.size() ? start + 2 : start + 1;
    }

    private static String plain(String word) {
        return word.replaceAll("[.,;:!?]+$", "").toUpperCase(Locale.ROOT);
    }
}
