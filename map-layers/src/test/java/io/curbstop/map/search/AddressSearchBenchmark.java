package io.curbstop.map.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long a search takes on 200,000 addresses; run by hand. Prints the median and the 99th percentile in microseconds
 * of a question with every word misspelt, and of each key typed into the command bar.
 */
final class AddressSearchBenchmark {

    private AddressSearchBenchmark() {}

    public static void main(String[] args) {
        GeneratedTown town = new GeneratedTown(7, 4000, 50);
        long start = System.nanoTime();
        AddressIndex index = AddressIndex.of(town.streets(), town.addresses(), List.of());
        System.out.printf(
                Locale.ROOT, "%d addresses, built in %d ms%n", town.addresses().size(), millis(start));
        List<GeneratedTown.Question> questions = town.questions(5000);
        for (int round = 0; round < 4; round++) {
            double[] search = new double[questions.size()];
            double[] keys = new double[questions.size()];
            int right = 0;
            for (int i = 0; i < search.length; i++) {
                GeneratedTown.Question q = questions.get(i);
                long before = System.nanoTime();
                GeocodeAnswer answer = index.geocode(q.typed());
                search[i] = (System.nanoTime() - before) / 1000.0;
                right += answer.findBest().filter(c -> q.ref().equals(c.ref())).isPresent() ? 1 : 0;
                String typed = q.meant().substring(0, 1 + i % q.meant().length());
                before = System.nanoTime();
                index.suggest(typed, 8);
                keys[i] = (System.nanoTime() - before) / 1000.0;
            }
            print("search", search);
            print("suggest", keys);
            System.out.printf(Locale.ROOT, "right first hit %.1f %%%n", 100.0 * right / search.length);
        }
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void print(String what, double[] micros) {
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "%-8s p50 %.0f us, p99 %.0f us%n",
                what,
                micros[micros.length / 2],
                micros[micros.length * 99 / 100]);
    }
}
