package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All street names of the city, each with its segments and its address points, found by what was typed. */
final class StreetBook {
    private static final double LEAST_LIKENESS = 0.6;
    private static final Comparator<Match> BEST_FIRST =
            Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::street);

    private final List<Street> streets = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final List<List<Integer>> byCore = new ArrayList<>();
    private final NameIndex cores;
    private final NameIndex wholeNames;
    private final List<Integer> byWholeName = new ArrayList<>();

    StreetBook(StreetGraph graph, Collection<FeatureRecord> addresses) {
        Map<String, List<Integer>> segments = new LinkedHashMap<>();
        Map<String, TreeMap<Integer, List<FeatureRecord>>> points = new HashMap<>();
        for (int i = 0; i < graph.size(); i++) {
            String name = graph.segment(i).name().strip();
            if (!name.isEmpty()) {
                segments.computeIfAbsent(name, key -> new ArrayList<>()).add(i);
            }
        }
        Map<StreetName, String> official = new HashMap<>();
        segments.keySet().forEach(name -> official.putIfAbsent(StreetName.parse(name), name));
        for (FeatureRecord address : addresses) {
            CivicNumber civic = CivicNumber.parse(address.findText("civic").orElse(""));
            String written = address.findText("street").orElse("").strip();
            if (civic != null && !written.isEmpty() && address.geometry() != null) {
                String name = official.computeIfAbsent(StreetName.parse(written), key -> written);
                segments.computeIfAbsent(name, key -> new ArrayList<>());
                points.computeIfAbsent(name, key -> new TreeMap<>())
                        .computeIfAbsent(civic.number(), key -> new ArrayList<>(1))
                        .add(address);
            }
        }
        Map<String, List<Integer>> coreLists = new LinkedHashMap<>();
        Map<String, Integer> whole = new LinkedHashMap<>();
        segments.forEach((name, list) -> {
            StreetName parsed = StreetName.parse(name);
            NumberedStreet numbered = list.isEmpty() ? null : new NumberedStreet(graph, list);
            int number = streets.size();
            streets.add(new Street(name, parsed, numbered, points.getOrDefault(name, new TreeMap<>())));
            byName.put(name, number);
            coreLists.computeIfAbsent(parsed.core(), key -> new ArrayList<>(1)).add(number);
            whole.putIfAbsent(
                    (parsed.core() + " " + parsed.type() + " " + parsed.direction())
                            .replaceAll(" +", " ")
                            .strip(),
                    number);
        });
        byCore.addAll(coreLists.values());
        byWholeName.addAll(whole.values());
        cores = new NameIndex(List.copyOf(coreLists.keySet()));
        wholeNames = new NameIndex(List.copyOf(whole.keySet()));
    }

    int size() {
        return streets.size();
    }

    Street street(int number) {
        return streets.get(number);
    }

    /** The number of the street of that official name, or -1. */
    int findNumber(String officialName) {
        return byName.getOrDefault(officialName.strip(), -1);
    }

    /** Whether some street has this very name, its type given or not. */
    boolean isKnown(String text) {
        StreetName asked = StreetName.parse(text);
        return matchExactly(asked, 0).stream()
                .anyMatch(m -> m.score() > 0.95 && !asked.type().isEmpty());
    }

    /** Streets that the text may mean, best first; a word or two too many at the end is forgiven. */
    List<Match> match(String text) {
        StreetName asked = StreetName.parse(text);
        List<Match> matches = matchExactly(asked, 0);
        if (matches.isEmpty()) {
            matches = StreetName.parseMisspeltType(text).map(this::matchWhole).orElse(List.of());
        }
        if (matches.isEmpty() || matches.get(0).score() < 0.8) {
            matches = better(matches, matchWhole(asked));
        }
        List<String> words = StreetName.words(text);
        for (int drop = 1; drop <= 2 && words.size() - drop >= 1; drop++) {
            if (!matches.isEmpty() && matches.get(0).score() >= 0.85) {
                break;
            }
            StreetName shorter = StreetName.parse(String.join(" ", words.subList(0, words.size() - drop)));
            matches = better(matches, matchExactly(shorter, 0.08 * drop));
        }
        return matches;
    }

    /** The one or two words at the end of a text that {@link #match} leaves out to find a street; empty for none. */
    List<String> unread(String text) {
        List<String> words = StreetName.words(text);
        if (words.isEmpty()
                || StreetName.isLikeType(words.get(words.size() - 1))
                || !matchExactly(StreetName.parse(text), 0).isEmpty()) {
            return List.of();
        }
        List<Match> best = match(text);
        for (int drop = 1; drop <= 2 && words.size() - drop >= 1 && !best.isEmpty(); drop++) {
            StreetName shorter = StreetName.parse(String.join(" ", words.subList(0, words.size() - drop)));
            List<Match> without = matchExactly(shorter, 0.08 * drop);
            if (!without.isEmpty()
                    && without.get(0).equals(best.get(0))
                    && best.get(0).score() < 1 - 0.08 * drop + 1e-9) {
                return words.subList(words.size() - drop, words.size());
            }
        }
        return List.of();
    }

    private List<Match> matchExactly(StreetName asked, double cost) {
        int core = asked.core().isEmpty() ? -1 : cores.findExact(asked.core());
        return core < 0
                ? List.of()
                : byCore.get(core).stream()
                        .map(n -> new Match(
                                n,
                                1,
                                1 - cost - asked.disagreement(streets.get(n).parsed())))
                        .sorted(BEST_FIRST)
                        .toList();
    }

    private static List<Match> better(List<Match> a, List<Match> b) {
        return b.isEmpty() || !a.isEmpty() && a.get(0).score() >= b.get(0).score() ? a : b;
    }

    /** Streets that this very name may mean, best first. */
    List<Match> matchWhole(StreetName asked) {
        if (asked.core().isEmpty()) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        for (NameIndex.Match core : cores.find(asked.core(), LEAST_LIKENESS)) {
            for (int number : byCore.get(core.name())) {
                double score =
                        core.likeness() - asked.disagreement(streets.get(number).parsed());
                matches.add(new Match(number, core.likeness(), score));
            }
        }
        matches.sort(BEST_FIRST);
        return matches;
    }

    /** Streets whose name, or a word of it, starts with what has been typed so far. */
    List<Integer> startingWith(String typed, int limit) {
        List<String> words = StreetName.words(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        StreetName parsed = StreetName.parse(typed);
        String normal = (parsed.core() + " " + parsed.type() + " " + parsed.direction())
                .replaceAll(" +", " ")
                .strip();
        List<Integer> found = new ArrayList<>(wholeNames.findByStart(String.join(" ", words), limit));
        for (int name : wholeNames.findByStart(normal, limit)) {
            if (!found.contains(name)) {
                found.add(name);
            }
        }
        return found.stream()
                .map(byWholeName::get)
                .sorted(Comparator.comparing(
                        n -> !streets.get(n).parsed().core().equals(parsed.core())))
                .toList();
    }

    /**
     * One street.
     *
     * @param name official name
     * @param parsed the name taken apart
     * @param numbered its segments; null when it is known from address points only
     * @param points its address points by number
     */
    record Street(
            String name, StreetName parsed, NumberedStreet numbered, TreeMap<Integer, List<FeatureRecord>> points) {
        String readable() {
            return StreetName.readable(name);
        }
    }

    /**
     * A street the text may mean.
     *
     * @param street its number
     * @param likeness of its own words to those asked for
     * @param score likeness less what type and direction disagree
     */
    record Match(int street, double likeness, double score) {}
}
