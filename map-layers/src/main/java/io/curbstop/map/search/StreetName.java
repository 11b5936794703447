package io.curbstop.map.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A street name taken apart: its own words, its type and its direction, each in one spelling.
 *
 * @param core its own words, upper case, joined by single spaces: "BLACK WALNUT", "FIRST", "SAINT LEGER"
 * @param type short form of its type ("ST", "RD"), or ""
 * @param direction one of N S E W NE NW SE SW, or ""
 */
record StreetName(String core, String type, String direction) {

    private static final double LEAST_TYPE_LIKENESS = 0.7;
    private static final String CLOSING_UP = "'’`.";

    private static final Map<String, String> TYPES = spellings(
            "ST STREET STR STRT",
            "RD ROAD",
            "AVE AVENUE AV AVN AVEN",
            "CRES CRESCENT CRS CRESC CR",
            "DR DRIVE DRV",
            "CRT COURT CT",
            "PL PLACE PLC",
            "BLVD BOULEVARD BOUL BLV",
            "LANE LN LA",
            "WAY WY",
            "CIR CIRCLE CIRC",
            "TERR TERRACE TER TERR",
            "TRAIL TRL TR",
            "PKWY PARKWAY PKY",
            "SQ SQUARE",
            "HWY HIGHWAY",
            "EXPY EXPRESSWAY",
            "GATE GT",
            "CLOSE CL",
            "GROVE GRV",
            "HTS HEIGHTS",
            "ROW",
            "RUN",
            "PATH",
            "WALK",
            "LOOP",
            "MEWS",
            "ALLEY ALY",
            "RAMP",
            "COMMON",
            "GREEN",
            "HOLLOW HOLW",
            "POINT PT",
            "RIDGE RDG",
            "CROSSING XING",
            "EXT EXTENSION",
            "BYPASS BYP",
            "PASS",
            "BEND BND",
            "COVE CV",
            "QUAY",
            "ESPLANADE",
            "PROMENADE");

    private static final Map<String, String> DIRECTIONS = spellings(
            "N NORTH NO",
            "S SOUTH SO",
            "E EAST",
            "W WEST",
            "NE NORTHEAST",
            "NW NORTHWEST",
            "SE SOUTHEAST",
            "SW SOUTHWEST");

    private static final Map<String, String> WORDS = spellings(
            "MOUNT MT",
            "FORT FT",
            "FIRST 1ST",
            "SECOND 2ND",
            "THIRD 3RD",
            "FOURTH 4TH",
            "FIFTH 5TH",
            "SIXTH 6TH",
            "SEVENTH 7TH",
            "EIGHTH 8TH",
            "NINTH 9TH",
            "TENTH 10TH",
            "ELEVENTH 11TH",
            "TWELFTH 12TH",
            "DOCTOR DR",
            "STRASSE STR");

    /** Takes a name apart; never fails, and the core is empty only when the text has no letter or digit. */
    static StreetName parse(String text) {
        List<String> words = words(text);
        String direction = "";
        if (words.size() > 1 && DIRECTIONS.containsKey(words.get(words.size() - 1))) {
            direction = DIRECTIONS.get(words.remove(words.size() - 1));
        }
        String type = "";
        if (words.size() > 1 && TYPES.containsKey(words.get(words.size() - 1))) {
            type = TYPES.get(words.remove(words.size() - 1));
        }
        if (direction.isEmpty() && words.size() > 1 && DIRECTIONS.containsKey(words.get(0))) {
            direction = DIRECTIONS.get(words.remove(0));
        }
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean saint = i == 0 && words.size() > 1 && (word.equals("ST") || word.equals("STE"));
            boolean drive = word.equals("DR") || word.equals("STR");
            words.set(i, saint ? "SAINT" : drive && i > 0 ? word : WORDS.getOrDefault(word, word));
        }
        return new StreetName(String.join(" ", words), type, direction);
    }

    /** Upper-case words without accents and punctuation; apostrophes close up ("ST. LEGER'S" gives ST, LEGERS). */
    static List<String> words(String text) {
        String plain = Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFD);
        List<String> words = new ArrayList<>(6);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= plain.length(); i++) {
            char c = i == plain.length() ? ' ' : Character.toUpperCase(plain.charAt(i));
            if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                word.append(c);
            } else if (CLOSING_UP.indexOf(c) < 0
                    && Character.getType(c) != Character.NON_SPACING_MARK
                    && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** The same name with a misspelt type at its end put right ("MILL STRET"); empty when no type comes close. */
    static Optional<StreetName> parseMisspeltType(String text) {
        List<String> words = words(text);
        int last = words.size() - 1;
        if (last > 0 && DIRECTIONS.containsKey(words.get(last))) {
            last--;
        }
        if (last < 1 || TYPES.containsKey(words.get(last)) || words.get(last).length() < 4) {
            return Optional.empty();
        }
        String wrong = words.get(last);
        String right = "";
        double best = LEAST_TYPE_LIKENESS;
        for (String type : TYPES.keySet()) {
            double likeness = type.length() < 4 ? 0 : NameIndex.likeness(wrong, type);
            if (likeness > best || likeness == best && type.compareTo(right) < 0) {
                best = likeness;
                right = type;
            }
        }
        if (right.isEmpty()) {
            return Optional.empty();
        }
        words.set(last, right);
        return Optional.of(parse(String.join(" ", words)));
    }

    /** Whether a word is a type of street, perhaps with a letter wrong. */
    static boolean isLikeType(String word) {
        return TYPES.keySet().stream().anyMatch(t -> t.length() > 2 && NameIndex.likeness(word, t) > 0.65);
    }

    static boolean isType(String word) {
        return TYPES.containsKey(word);
    }

    static boolean isDirection(String word) {
        return DIRECTIONS.containsKey(word);
    }

    /**
     * How well type and direction agree with those of an official name: 0 fully, more the worse; a missing one costs
     * little, a wrong one more.
     */
    double disagreement(StreetName official) {
        return part(type, official.type, 0.02, 0.10) + part(direction, official.direction, 0.02, 0.12);
    }

    private static double part(String asked, String official, double missing, double wrong) {
        if (asked.equals(official)) {
            return 0;
        }
        return asked.isEmpty() ? missing : official.isEmpty() ? wrong / 2 : wrong;
    }

    /** A name as written for reading: "KING ST E" becomes "King St E". */
    static String readable(String official) {
        if (!official.equals(official.toUpperCase(Locale.ROOT))) {
            return official;
        }
        return Arrays.stream(official.strip().split("\\s+"))
                .map(w -> isDirection(w) && w.length() <= 2 || w.isEmpty()
                        ? w
                        : w.charAt(0) + w.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> spellings(String... lines) {
        return Arrays.stream(lines)
                .map(line -> List.of(line.split(" ")))
                .flatMap(words -> words.stream().distinct().map(word -> Map.entry(word, words.get(0))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
    }
}
