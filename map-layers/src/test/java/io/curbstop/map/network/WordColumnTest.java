package io.curbstop.map.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordColumnTest {

    private static String[] wordsOf(WordColumn column, int n) {
        return IntStream.range(0, n).mapToObj(column::get).toArray(String[]::new);
    }

    @Test
    void few_words_many_words_and_none_come_back_as_they_were() {
        for (int distinct : new int[] {1, 127, 128, 129, 5_000}) {
            String[] words = IntStream.range(0, 10_000)
                    .mapToObj(i -> i % 7 == 3 ? null : "word " + i * 31 % distinct)
                    .toArray(String[]::new);

            assertThat(wordsOf(WordColumn.of(words.length, i -> words[i]), words.length))
                    .as(distinct + " words")
                    .containsExactly(words);
        }
    }

    @Test
    void blank_is_none() {
        assertThat(wordsOf(WordColumn.of(2, i -> i == 0 ? " " : "CI"), 2)).containsExactly(null, "CI");
        assertThat(wordsOf(WordColumn.of(0, i -> "never asked"), 0)).isEmpty();
    }
}
