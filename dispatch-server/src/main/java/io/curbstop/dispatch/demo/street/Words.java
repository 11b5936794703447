package io.curbstop.dispatch.demo.street;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** The word lists the demo city is named with, from {@code words.txt}. */
public final class Words {

    private Words() {}

    /** The words of a list, in the order of the file. */
    public static List<String> list(String name) {
        List<String> words = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Words.class.getResourceAsStream("/io/curbstop/dispatch/demo/words.txt"), StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> line.startsWith(name + ":"))
                    .forEach(line -> words.addAll(
                            List.of(line.substring(name.length() + 1).trim().split("\\s+"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** The words of a list in a random order. */
    public static List<String> shuffled(String name, RandomGenerator random) {
        List<String> words = list(name);
        Collections.shuffle(words, new Random(random.nextLong()));
        return words;
    }
}
