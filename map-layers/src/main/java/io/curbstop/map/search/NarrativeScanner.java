package io.curbstop.map.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the words of a narrative that name a place: "water coming up in the road at 118 Mill Road, near the school". */
final class NarrativeScanner {
    private static final Pattern WORD = Pattern.compile("#?[\\p{L}\\p{N}][\\p{L}\\p{N}'’.-]*|[&@/]");
    /** One to three words with capitals, after a comma or "in", up to the end of what is said. */
    private static final Pattern MUNICIPALITY = Pattern.compile(
            "\\s*(?:,|\\bin\\b)\\s*(\\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*){0,2})\\s*(?=[.,;!?]|$)");

    private static final Set<String> CONNECTORS = Set.of("AND", "&", "AT", "@", "/", "X", "NEAR", "BY", "OFF");
    /** Words that are also street names, and mean the street only when its type follows. */
    private static final Set<String> EVERYDAY = Set.of(
            ("WATER MAIN PARK CHURCH HILL SPRING LAKE RIVER BRIDGE HOUSE HOUSES FEET FOOT INCHES INCH MINUTES HOURS HOUR"
                            + " PEOPLE TIMES DAYS DAY METRES METERS UNITS KIDS MEN CARS GAS SEWER PIPE ROAD STREET"
                            + " CORNER FRONT BACK SIDE MIDDLE END HIGH COURT SCHOOL MARKET STATION GREEN OVER TOP ONE")
                    .split(" "));

    private static final int LONGEST = 5;
    private static final double LEAST_LIKENESS = 0.84;

    private final StreetBook book;
    private final PlaceFinder places;
    private final Function<String, GeocodeAnswer> structured;

    NarrativeScanner(StreetBook book, PlaceFinder places, Function<String, GeocodeAnswer> structured) {
        this.book = book;
        this.places = places;
        this.structured = structured;
    }

    /** The places named, in the order they stand; none overlaps another. */
    List<FoundAddress> scan(String narrative) {
        List<Word> words = new ArrayList<>();
        Matcher m = WORD.matcher(narrative);
        while (m.find()) {
            boolean bound = !words.isEmpty()
                    && narrative
                            .substring(words.get(words.size() - 1).end, m.start())
                            .isBlank()
                    && !(words.get(words.size() - 1).text.endsWith(".")
                            && words.get(words.size() - 1).text.length() > 5);
            words.add(new Word(m.group(), m.start(), m.end(), bound));
        }
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (CivicNumber.parse(words.get(i).text.replaceAll("\\.+$", "")) != null) {
                addresses(words, i, hits);
            }
            if (CONNECTORS.contains(words.get(i).text.toUpperCase(Locale.ROOT))) {
                intersections(words, i, hits);
            }
            streetsAndPlaces(words, i, hits);
        }
        hits.sort(Comparator.comparingInt(Hit::rank).thenComparingDouble(h -> -h.worth));
        List<FoundAddress> found = new ArrayList<>();
        for (Hit hit : hits) {
            int start = words.get(hit.from).start;
            int end = words.get(hit.to - 1).end;
            if (found.stream().noneMatch(f -> f.start() < end && start < f.end())) {
                String text = narrative.substring(start, end).replaceAll("[.]+$", "");
                GeocodeAnswer answer = structured.apply(text + following(narrative, end));
                if (!answer.candidates().isEmpty() || answer.status() == GeocodeAnswer.Status.OUTSIDE) {
                    found.add(new FoundAddress(start, start + text.length(), text, answer));
                }
            }
        }
        found.sort(Comparator.comparingInt(FoundAddress::start));
        return found;
    }

    /** A name that stands after a place and may say in which municipality it is, with its comma; "" for none. */
    private static String following(String narrative, int end) {
        Matcher name = MUNICIPALITY.matcher(narrative).region(end, narrative.length());
        return name.lookingAt() ? ", " + name.group(1) : "";
    }

    private void addresses(List<Word> words, int i, List<Hit> hits) {
        for (int to = i + 2; to <= Math.min(words.size(), i + 1 + LONGEST) && words.get(to - 1).bound; to++) {
            double worth = streetWorth(words, i + 1, to);
            if (worth > 0) {
                hits.add(new Hit(i, to, 0, worth));
            }
        }
    }

    private void intersections(List<Word> words, int i, List<Hit> hits) {
        int bestFrom = -1;
        double left = 0;
        for (int from = Math.max(0, i - LONGEST); from < i; from++) {
            double worth = streetWorth(words, from, i);
            if (worth > left) {
                left = worth;
                bestFrom = from;
            }
        }
        for (int to = i + 2; bestFrom >= 0 && to <= Math.min(words.size(), i + 1 + LONGEST); to++) {
            if (!words.get(to - 1).bound) {
                break;
            }
            double right = streetWorth(words, i + 1, to);
            if (right > 0) {
                hits.add(new Hit(bestFrom, to, 1, Math.min(left, right) + 0.01 * right));
            }
        }
    }

    private void streetsAndPlaces(List<Word> words, int i, List<Hit> hits) {
        for (int to = i + 1; to <= Math.min(words.size(), i + LONGEST); to++) {
            if (to > i + 1 && !words.get(to - 1).bound) {
                break;
            }
            String text = text(words, i, to);
            boolean pointedAt = i > 0
                    && Set.of("THE", "AT", "NEAR", "OF")
                            .contains(words.get(i - 1).text.toUpperCase(Locale.ROOT));
            if ((to > i + 1 || pointedAt) && places.isKnown(text)) {
                hits.add(new Hit(i, to, 2, to - i));
            }
            StreetName name = StreetName.parse(text);
            if (!name.type().isEmpty() && streetWorth(words, i, to) > 0.95) {
                hits.add(new Hit(i, to, 3, streetWorth(words, i, to)));
            }
        }
    }

    /** How well these words name a street; 0 when they do not. Longer and fuller names are worth more. */
    private double streetWorth(List<Word> words, int from, int to) {
        for (int k = from + 1; k < to; k++) {
            if (!words.get(k).bound) {
                return 0;
            }
        }
        String text = text(words, from, to);
        StreetName asked = StreetName.parse(text);
        boolean typed = !asked.type().isEmpty();
        boolean everyday = EVERYDAY.contains(asked.core());
        if (asked.core().length() < 2 || !typed && everyday) {
            return 0;
        }
        // The type belongs to the name, even where it is not that of the street known: leaving it out hides the
        // difference.
        double worth = 0;
        boolean cut = !typed
                && to < words.size()
                && words.get(to).bound
                && StreetName.isType(words.get(to).text.toUpperCase(Locale.ROOT));
        for (StreetBook.Match match : book.matchWhole(asked)) {
            boolean enough = match.likeness() == 1 || typed && !everyday && match.likeness() >= LEAST_LIKENESS;
            if (enough) {
                worth = Math.max(worth, match.score() + 0.02 * (to - from) - (cut ? 0.12 : 0));
            }
        }
        return worth;
    }

    private static String text(List<Word> words, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int k = from; k < to; k++) {
            text.append(text.isEmpty() ? "" : " ").append(words.get(k).text);
        }
        return text.toString();
    }

    /** A word, and whether only blanks stand between it and the word before. */
    private record Word(String text, int start, int end, boolean bound) {}

    /** Words that may name a place; rank 0 is the surest kind. */
    private record Hit(int from, int to, int rank, double worth) {}
}
