package io.curbstop.map.network;

import java.util.HashMap;
import java.util.Map;

/** Words that repeat, each kept once and told by its number. */
final class WordList {
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The number of a word; -1 for null and blank. */
    int number(String word) {
        return word == null || word.isBlank() ? -1 : numbers.computeIfAbsent(word, w -> numbers.size());
    }

    /** The words by number. */
    String[] toArray() {
        String[] words = new String[numbers.size()];
        numbers.forEach((word, number) -> words[number] = word);
        return words;
    }
}
