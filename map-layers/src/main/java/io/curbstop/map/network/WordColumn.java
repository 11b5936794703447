package io.curbstop.map.network;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A word for each of many things, where most are one of a few: each word is kept once, and one byte for each thing as
 * long as a byte can tell the words apart.
 */
final class WordColumn {
    private static final int NONE = -1;

    private final String[] words;
    /** Number of each thing's word; null when there are too many words for a byte. */
    private final byte[] few;

    private final int[] many;

    private WordColumn(String[] words, byte[] few, int[] many) {
        this.words = words;
        this.few = few;
        this.many = many;
    }

    /** The words of {@code n} things by index; null and blank are none. */
    static WordColumn of(int n, IntFunction<String> wordOf) {
        Map<String, Integer> numbers = new HashMap<>();
        byte[] few = new byte[n];
        int[] many = null;
        for (int i = 0; i < n; i++) {
            String word = wordOf.apply(i);
            int number = word == null || word.isBlank() ? NONE : numbers.computeIfAbsent(word, w -> numbers.size());
            if (many == null && number > Byte.MAX_VALUE) {
                many = new int[n];
                for (int k = 0; k < i; k++) {
                    many[k] = few[k];
                }
            }
            if (many == null) {
                few[i] = (byte) number;
            } else {
                many[i] = number;
            }
        }
        String[] words = new String[numbers.size()];
        numbers.forEach((word, number) -> words[number] = word);
        return many == null ? new WordColumn(words, few, null) : new WordColumn(words, null, many);
    }

    /** The word of a thing; null when it has none. */
    String get(int index) {
        int number = few == null ? many[index] : few[index];
        return number == NONE ? null : words[number];
    }
}
