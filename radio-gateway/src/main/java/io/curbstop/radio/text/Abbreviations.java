package io.curbstop.radio.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How words are shortened for a radio's display. Words are compared in capitals and whole.
 *
 * @param words of one word or several, anywhere but in street names, such as {@code HYDRANT → HYD}
 * @param streetTypes the last word of a street's name, such as {@code ROAD → RD}; elsewhere in the name it stays, so that
 *     Avenue Road does not become two abbreviations
 * @param directions after a street's type, such as {@code EAST → E}
 */
public record Abbreviations(
        Map<String, String> words, Map<String, String> streetTypes, Map<String, String> directions) {

    /** Keeps copies. */
    public Abbreviations {
        words = Map.copyOf(words);
        streetTypes = Map.copyOf(streetTypes);
        directions = Map.copyOf(directions);
    }

    /** English words of a water and sewer utility. */
    public static Abbreviations defaults() {
        return new Abbreviations(
                Map.ofEntries(
                        Map.entry("APARTMENT", "APT"),
                        Map.entry("BASEMENT", "BSMT"),
                        Map.entry("BETWEEN", "BTWN"),
                        Map.entry("BUILDING", "BLDG"),
                        Map.entry("CORNER", "COR"),
                        Map.entry("CUSTOMER", "CUST"),
                        Map.entry("DISCOLOURED WATER", "DISC WTR"),
                        Map.entry("DISCOLORED WATER", "DISC WTR"),
                        Map.entry("EMERGENCY", "EMERG"),
                        Map.entry("HIGHWAY", "HWY"),
                        Map.entry("HOSPITAL", "HOSP"),
                        Map.entry("HYDRANT", "HYD"),
                        Map.entry("INTERSECTION", "INT"),
                        Map.entry("LOW PRESSURE", "LOW PRESS"),
                        Map.entry("MAIN BREAK", "MAIN BRK"),
                        Map.entry("MANHOLE", "MH"),
                        Map.entry("NEAR", "NR"),
                        Map.entry("OPPOSITE", "OPP"),
                        Map.entry("OVERFLOW", "OVRFLW"),
                        Map.entry("RECONNECT", "RECON"),
                        Map.entry("SERVICE", "SVC"),
                        Map.entry("SEWER", "SWR"),
                        Map.entry("TELEPHONE", "TEL"),
                        Map.entry("TRAFFIC", "TRFC"),
                        Map.entry("VALVE", "VLV"),
                        Map.entry("WITH", "W/")),
                Map.ofEntries(
                        Map.entry("AVENUE", "AVE"),
                        Map.entry("BOULEVARD", "BLVD"),
                        Map.entry("CIRCLE", "CIR"),
                        Map.entry("COURT", "CRT"),
                        Map.entry("CRESCENT", "CRES"),
                        Map.entry("DRIVE", "DR"),
                        Map.entry("GARDENS", "GDNS"),
                        Map.entry("HEIGHTS", "HTS"),
                        Map.entry("LANE", "LN"),
                        Map.entry("PARKWAY", "PKWY"),
                        Map.entry("PLACE", "PL"),
                        Map.entry("ROAD", "RD"),
                        Map.entry("SQUARE", "SQ"),
                        Map.entry("STREET", "ST"),
                        Map.entry("TERRACE", "TERR"),
                        Map.entry("TRAIL", "TR")),
                Map.of(
                        "NORTH", "N",
                        "EAST", "E",
                        "SOUTH", "S",
                        "WEST", "W",
                        "NORTHEAST", "NE",
                        "NORTHWEST", "NW",
                        "SOUTHEAST", "SE",
                        "SOUTHWEST", "SW"));
    }

    /**
     * The same with more or other abbreviations, in small letters or capitals.
     *
     * @throws IllegalArgumentException when a short form is empty, or longer than the word
     */
    public Abbreviations with(
            Map<String, String> moreWords, Map<String, String> moreStreetTypes, Map<String, String> moreDirections) {
        return new Abbreviations(
                merged(words, moreWords), merged(streetTypes, moreStreetTypes), merged(directions, moreDirections));
    }

    private static Map<String, String> merged(Map<String, String> table, Map<String, String> more) {
        Map<String, String> merged = new HashMap<>(table);
        more.forEach((written, shortForm) -> {
            String word = String.join(" ", words(written));
            String shorter = String.join(" ", words(shortForm));
            if (word.isEmpty() || shorter.isEmpty() || shorter.length() > word.length()) {
                throw new IllegalArgumentException("\"" + shortForm + "\" does not shorten \"" + written + "\"");
            }
            merged.put(word, shorter);
        });
        return merged;
    }

    /** Whether a word in capitals ends a street's name, in full or shortened. */
    boolean isStreetType(String word) {
        return streetTypes.containsKey(word) || streetTypes.containsValue(word);
    }

    /** Whether a word in capitals can follow a street's type, in full or shortened. */
    boolean isDirection(String word) {
        return directions.containsKey(word) || directions.containsValue(word);
    }

    /** Words in capitals, without accents and needless signs, shortened by the table. */
    String shortenWords(String text) {
        List<String> rest = words(text);
        int longest = words.keySet().stream()
                .mapToInt(phrase -> phrase.split(" ").length)
                .max()
                .orElse(1);
        List<String> shortened = new ArrayList<>();
        int at = 0;
        while (at < rest.size()) {
            int length = Math.min(longest, rest.size() - at);
            while (length > 1 && !words.containsKey(String.join(" ", rest.subList(at, at + length)))) {
                length--;
            }
            String phrase = String.join(" ", rest.subList(at, at + length));
            shortened.add(words.getOrDefault(phrase, phrase));
            at += length;
        }
        return String.join(" ", shortened);
    }

    /** An address or an intersection ({@code A & B}, {@code A / B}); parts after a comma follow without it. */
    String shortenAddress(String address) {
        return Arrays.stream(address.split("(?=[&/,@])|(?<=[&/,@])"))
                .map(part -> part.matches("[&/@]") ? part : part.equals(",") ? "" : shortenStreet(words(part)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String shortenStreet(List<String> parts) {
        List<String> street = new ArrayList<>(parts);
        int type = street.size() - 1;
        if (type > 0 && directions.containsKey(street.get(type))) {
            type--;
        }
        // The first word is a number or the street's own name, never its type.
        if (type > 0 && streetTypes.containsKey(street.get(type))) {
            street.set(type, streetTypes.get(street.get(type)));
            if (type + 1 < street.size()) {
                street.set(type + 1, directions.get(street.get(type + 1)));
            }
        }
        return street.stream().map(word -> words.getOrDefault(word, word)).collect(Collectors.joining(" "));
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('\u2019', '\'')
                .replaceAll("[\\p{Cc}\\p{Cf}]", " ")
                .toUpperCase(Locale.ROOT);
        return Arrays.stream(plain.strip().split("\\s+"))
                .map(word -> word.replaceAll("[.,;:!?]+$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
