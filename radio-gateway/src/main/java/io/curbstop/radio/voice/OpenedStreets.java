package io.curbstop.radio.voice;

import io.curbstop.radio.text.Abbreviations;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Street types and directions as whole words, by where they stand: {@code ST} is Saint before a name and Street after one,
 * {@code N} is North beside a street and a letter elsewhere.
 */
final class OpenedStreets {

    private static final Map<String, String> TITLES = Map.of("ST", "Saint", "DR", "Doctor");
    /** Words between two streets, which are part of neither. */
    private static final Set<String> CONNECTING = Set.of("AND", "AT", "BY", "FROM", "IN", "NEAR", "OF", "ON", "TO");

    private static final int LONGEST_NAME = 3;

    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, String> directions = new TreeMap<>();
    private final Set<String> words;

    OpenedStreets(Abbreviations abbreviations) {
        abbreviations.streetTypes().forEach((whole, brief) -> types.put(brief, capitalised(whole)));
        abbreviations.directions().forEach((whole, brief) -> directions.put(brief, capitalised(whole)));
        words = Set.copyOf(abbreviations.words().values());
    }

    private static String capitalised(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    /** The whole word, when the one at this place is a street's type, a title or a direction. */
    Optional<String> find(List<String> line, int at) {
        String word = line.get(at);
        if (directions.containsKey(word) && isBesideStreet(line, at)) {
            return Optional.of(directions.get(word));
        }
        if (TITLES.containsKey(word)) {
            return Optional.of(isTitle(line, at) ? TITLES.get(word) : types.get(word));
        }
        return at > 0 && isName(line.get(at - 1)) ? Optional.ofNullable(types.get(word)) : Optional.empty();
    }

    /** Whether a number at this place is that of a house: a name and a street's type follow. */
    boolean isHouse(List<String> line, int at) {
        return isNumber(line.get(at)) && typeFollows(line, at);
    }

    private boolean isBesideStreet(List<String> line, int at) {
        boolean afterType = at > 1 && isType(line.get(at - 1));
        boolean beforeName =
                at > 0 && isNumber(line.get(at - 1)) && at + 1 < line.size() && isNameOrTitle(line.get(at + 1));
        return afterType || beforeName;
    }

    /** A title has no name before it; or it has one only because nothing parts it from what was said before. */
    private boolean isTitle(List<String> line, int at) {
        boolean afterName = at > 0 && (isName(line.get(at - 1)) || directions.containsKey(line.get(at - 1)));
        if (!afterName || isNumber(beforeDirection(line, at))) {
            return at + 1 < line.size() && isName(line.get(at + 1));
        }
        return !isInNumberedStreet(line, at) && typeFollows(line, at);
    }

    private String beforeDirection(List<String> line, int at) {
        return at > 1 && directions.containsKey(line.get(at - 1)) ? line.get(at - 2) : "";
    }

    /** Whether one goes back from here over names only to the number of a house. */
    private boolean isInNumberedStreet(List<String> line, int at) {
        int before = at - 1;
        while (before >= 0 && isName(line.get(before)) && at - before <= LONGEST_NAME) {
            before--;
        }
        return before >= 0 && before < at - 1 && isNumber(line.get(before));
    }

    /** Whether one to three names and then a street's type come next. */
    private boolean typeFollows(List<String> line, int at) {
        for (int next = at + 1; next < line.size() && next <= at + 1 + LONGEST_NAME; next++) {
            if (next > at + 1 && isType(line.get(next))) {
                return true;
            }
            if (!isNameOrTitle(line.get(next)) && !directions.containsKey(line.get(next))) {
                return false;
            }
        }
        return false;
    }

    private boolean isNameOrTitle(String word) {
        return isName(word) || TITLES.containsKey(word);
    }

    private boolean isType(String word) {
        return types.containsKey(word) || types.containsValue(capitalised(word));
    }

    /** A word that can be a street's name: no number, sign, connecting word or abbreviation. */
    private boolean isName(String word) {
        return word.matches("[A-Z][A-Z'-]*|\\d+(ST|ND|RD|TH)")
                && !types.containsKey(word)
                && !directions.containsKey(word)
                && !CONNECTING.contains(word)
                && !words.contains(word);
    }

    private static boolean isNumber(String word) {
        return word.matches("\\d+[A-Z]?");
    }
}
