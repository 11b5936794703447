package io.curbstop.map.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds names by what was typed: the same words, words run together or apart, or a few letters wrong.
 *
 * <p>Names are cut into pairs of letters; those that share most pairs with the text are compared letter by letter. A city
 * has a few thousand distinct names, so a whole search is some tens of microseconds.
 */
final class NameIndex {
    private static final int COMPARED = 60;
    private static final int[] NONE = {};

    private final List<String> names;
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> closedUp = new HashMap<>();
    private final Map<Integer, int[]> byPair = new HashMap<>();
    private final TreeMap<String, List<Integer>> byWordStart = new TreeMap<>();

    /**
     * An index over names.
     *
     * @param names distinct, upper case, single spaces
     */
    NameIndex(List<String> names) {
        this.names = List.copyOf(names);
        Map<Integer, List<Integer>> lists = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            exact.put(name, i);
            closedUp.putIfAbsent(name.replace(" ", ""), i);
            for (int pair : pairs(name)) {
                lists.computeIfAbsent(pair, key -> new ArrayList<>()).add(i);
            }
            for (int at = 0; at >= 0; at = name.indexOf(' ', at) < 0 ? -1 : name.indexOf(' ', at) + 1) {
                byWordStart
                        .computeIfAbsent(name.substring(at), key -> new ArrayList<>(1))
                        .add(i);
            }
        }
        lists.forEach((pair, list) ->
                byPair.put(pair, list.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** The number of this very name, or -1. */
    int findExact(String name) {
        Integer found = exact.get(name);
        if (found == null) {
            found = closedUp.get(name.replace(" ", ""));
        }
        return found == null ? -1 : found;
    }

    /**
     * Names like the text; only the very name when there is one.
     *
     * @param text upper case, single spaces
     * @param least the least likeness wanted, 0 to 1
     * @return best first
     */
    List<Match> find(String text, double least) {
        int same = findExact(text);
        if (same >= 0 || text.length() < 2) {
            return same < 0 ? List.of() : List.of(new Match(same, 1));
        }
        int[] nearest = nearest(pairs(text));
        List<Match> matches = new ArrayList<>();
        for (int i : nearest) {
            double likeness = likeness(text, names.get(i));
            if (likeness >= least) {
                matches.add(new Match(i, likeness));
            }
        }
        matches.sort(Comparator.comparingDouble(Match::likeness).reversed().thenComparing(Match::name));
        return matches;
    }

    /** The names that share most pairs with the text for their length. */
    private int[] nearest(int[] pairs) {
        int[] shared = new int[names.size()];
        for (int pair : pairs) {
            for (int i : byPair.getOrDefault(pair, NONE)) {
                shared[i]++;
            }
        }
        long[] ranked = new long[shared.length];
        int size = 0;
        int enough = Math.max(1, pairs.length / 4);
        for (int i = 0; i < shared.length; i++) {
            if (shared[i] >= enough) {
                long rank =
                        2_000_000L * shared[i] / (pairs.length + names.get(i).length() + 1);
                ranked[size++] = -rank << 32 | i;
            }
        }
        Arrays.sort(ranked, 0, size);
        int[] nearest = new int[Math.min(COMPARED, size)];
        for (int k = 0; k < nearest.length; k++) {
            nearest[k] = (int) ranked[k];
        }
        return nearest;
    }

    /** Names with a word that starts with the text; the name's own start first. */
    List<Integer> findByStart(String text, int limit) {
        List<Integer> first = new ArrayList<>();
        List<Integer> later = new ArrayList<>();
        for (var entry : byWordStart.subMap(text, text + '\uffff').entrySet()) {
            for (int i : entry.getValue()) {
                List<Integer> into = names.get(i).startsWith(text) ? first : later;
                if (into.size() < limit && !into.contains(i)) {
                    into.add(i);
                }
            }
            if (first.size() >= limit) {
                break;
            }
        }
        later.removeAll(first);
        first.addAll(later);
        return first.subList(0, Math.min(limit, first.size()));
    }

    /** 1 when equal, less for each letter added, dropped, changed or swapped; the first letter counts a little more. */
    static double likeness(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(last[j - 1] + change, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, beforeLast[j - 2] + 1);
                }
                row[j] = best;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        double edits = last[b.length()] + (a.charAt(0) == b.charAt(0) ? 0 : 0.3);
        return Math.max(0, 1 - edits / Math.max(a.length(), b.length()));
    }

    private static int[] pairs(String text) {
        String padded = "^" + text.replace(" ", "") + "$";
        int[] pairs = new int[padded.length() - 1];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = padded.charAt(i) << 16 | padded.charAt(i + 1);
        }
        return Arrays.stream(pairs).distinct().toArray();
    }

    /**
     * A name found.
     *
     * @param name its number in the list the index was made of
     * @param likeness 0 to 1
     */
    record Match(int name, double likeness) {}
}
