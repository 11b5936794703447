package io.curbstop.radio.voice;

import io.curbstop.radio.text.Abbreviations;
import io.curbstop.radio.text.AssignmentText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words as a radio shows them, opened into words that one says. Knows the table by which they were shortened. */
final class OpenedWords {

    /** A stroke parts two words, but neither two numbers nor {@code W/} from what follows. */
    private static final Pattern SIGNS = Pattern.compile("(?<=\\S)/(?=[^\\d\\s])|(?<=[^\\d\\s])/(?=\\S)|[&@?!,;:]");

    private static final Pattern POINT = Pattern.compile("(?<=\\d)\\.(?=\\d)");
    private static final Pattern NEEDLESS = Pattern.compile("\\.|(?<![A-Z0-9])[-']+");
    private static final Pattern PART = Pattern.compile("(\\d+)/(\\d+)");
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");
    private static final Pattern SIZE = Pattern.compile("(\\d+)(MM|KPA|PSI|AM|PM)");
    private static final Map<String, String> UNITS =
            Map.of("MM", "millimetres", "KPA", "kilopascals", "PSI", "P S I", "AM", "A M", "PM", "P M");
    private static final Pattern ORDINAL = Pattern.compile("\\d+(ST|ND|RD|TH)");
    private static final Pattern HOUSE = Pattern.compile("(\\d+)([A-Z]?)");
    private static final Pattern NUMBERED = Pattern.compile("([A-Z]{2,})-?(\\d+)");
    private static final Pattern CODE = Pattern.compile("(?=.*\\d)[A-Z0-9-]+");
    private static final int LONGEST_PAIR = 10;
    /** Farther apart, two numbers with a hyphen are no houses but a telephone. */
    private static final int LONGEST_RANGE = 200;

    private static final Map<String, String> SIGN_WORDS = Map.of("&", "and", "@", "at");

    /** Abbreviations of whole phrases, the longest first, and of words. */
    private final Map<String, String> whole =
            new TreeMap<>((a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length());

    private final OpenedStreets streets;

    OpenedWords(Abbreviations abbreviations) {
        // Of two words with one abbreviation the last by the alphabet is said, whatever the table's order.
        new TreeMap<>(abbreviations.words()).forEach((word, brief) -> whole.put(brief, word.toLowerCase(Locale.ROOT)));
        whole.put(AssignmentText.ADDRESS_BY_VOICE, "address follows from dispatch");
        whole.put("WO", "work order");
        streets = new OpenedStreets(abbreviations);
    }

    /** What is said of a text in capitals; empty when nothing of it can be said. */
    String open(String text) {
        boolean goesOn = text.endsWith("..");
        String plain =
                NEEDLESS.matcher(POINT.matcher(text).replaceAll(" POINT ")).replaceAll(" ");
        String spaced = SIGNS.matcher(plain).replaceAll(" $0 ");
        List<String> line = List.of(spaced.strip().split("\\s+"));
        List<String> said = new ArrayList<>();
        int at = 0;
        while (at < line.size() && !spaced.isBlank()) {
            String phrase = findPhrase(line, at).orElse("");
            said.add(phrase.isEmpty() ? openWord(line, at) : whole.get(phrase));
            at += phrase.split(" ").length;
        }
        if (goesOn && !said.isEmpty()) {
            said.add(", more from dispatch");
        }
        return String.join(" ", said).replaceAll("\\s+(?=[?!,;:])", "").replaceAll("^[?!,;:\\s]+", "");
    }

    private Optional<String> findPhrase(List<String> line, int at) {
        return whole.keySet().stream().filter(brief -> stands(brief, line, at)).findFirst();
    }

    private static boolean stands(String brief, List<String> line, int at) {
        List<String> parts = List.of(brief.split(" "));
        return at + parts.size() <= line.size()
                && line.subList(at, at + parts.size()).equals(parts);
    }

    private String openWord(List<String> line, int at) {
        String word = line.get(at);
        if (word.equals("/")) {
            boolean codes = at > 0 && CODE.matcher(line.get(at - 1)).matches();
            return codes ? "or" : "and";
        }
        return Optional.ofNullable(SIGN_WORDS.get(word))
                .or(() -> streets.find(line, at))
                .or(() -> findNumber(line, at))
                .or(() -> findCode(word))
                .orElseGet(() -> isLetter(line, at)
                        ? SpokenNumbers.spell(word)
                        : word.replace('/', ' ').strip().toLowerCase(Locale.ROOT));
    }

    private Optional<String> findNumber(List<String> line, int at) {
        String word = line.get(at);
        Matcher house = HOUSE.matcher(word);
        if (house.matches()) {
            String letter = SpokenNumbers.spell(house.group(2));
            String pause = at > 0 && streets.isHouse(line, at) ? ", " : "";
            return Optional.of((pause + SpokenNumbers.natural(house.group(1)) + " " + letter).stripTrailing());
        }
        return findPair(PART, word, " of ")
                .or(() -> isRange(word) ? findPair(RANGE, word, " to ") : Optional.empty())
                .or(() -> Optional.of(SIZE.matcher(word))
                        .filter(Matcher::matches)
                        .map(size -> SpokenNumbers.natural(size.group(1)) + " " + UNITS.get(size.group(2))))
                .or(() -> Optional.of(word)
                        .filter(ORDINAL.asMatchPredicate())
                        .map(said -> said.toLowerCase(Locale.ROOT)));
    }

    private static boolean isRange(String word) {
        Matcher range = RANGE.matcher(word);
        if (!range.matches() || range.group(2).startsWith("0") || word.length() > LONGEST_PAIR) {
            return false;
        }
        int apart = Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1));
        return apart > 0 && apart <= LONGEST_RANGE;
    }

    private static Optional<String> findPair(Pattern pattern, String word, String between) {
        return Optional.of(pattern.matcher(word))
                .filter(Matcher::matches)
                .map(pair -> SpokenNumbers.natural(pair.group(1)) + between + SpokenNumbers.natural(pair.group(2)));
    }

    private Optional<String> findCode(String word) {
        Matcher numbered = NUMBERED.matcher(word);
        if (numbered.matches() && whole.containsKey(numbered.group(1))) {
            return Optional.of(whole.get(numbered.group(1)) + " " + SpokenNumbers.spell(numbered.group(2)));
        }
        return Optional.of(word).filter(CODE.asMatchPredicate()).map(SpokenNumbers::spell);
    }

    /** A letter by itself; A is mostly a word, and I is said the same as a word. */
    private static boolean isLetter(List<String> line, int at) {
        String word = line.get(at);
        boolean article =
                word.equals("A") && (at == 0 || !HOUSE.matcher(line.get(at - 1)).matches());
        return word.length() == 1 && Character.isLetter(word.charAt(0)) && !article && !word.equals("I");
    }
}
