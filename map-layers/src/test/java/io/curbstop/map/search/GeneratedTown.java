package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Many streets with pronounceable made-up names and address points, and questions about them with typing errors. */
final class GeneratedTown {
    private static final String[] BEGIN = {
        "Al", "Ber", "Cor", "Dal", "El", "Far", "Glen", "Hal", "In", "Jar", "Ken", "Lan", "Mar", "Nor", "Oak", "Pem",
        "Quin", "Ros", "Stan", "Thorn", "Ul", "Ver", "Wil", "York", "Brook", "Chest", "Stone", "Wood"
    };
    private static final String[] MIDDLE = {"a", "der", "in", "ing", "o", "mer", "ta", "er", "le", "ri", "ne", ""};
    private static final String[] END = {
        "ton", "ford", "field", "wood", "dale", "bury", "ham", "ley", "mont", "view", "brook", "stead", "hurst", "vale"
    };
    private static final String[] TYPES = {"Street", "Road", "Avenue", "Crescent", "Drive", "Court", "Place"};

    private final Random random;
    private final Town town = new Town();
    private final List<Question> meant = new ArrayList<>();

    /** A town from a seed, of so many streets with so many address points each. */
    GeneratedTown(long seed, int streets, int addressesPerStreet) {
        random = new Random(seed);
        Set<String> names = new HashSet<>();
        while (names.size() < streets) {
            String own = pick(BEGIN) + pick(MIDDLE) + pick(END) + (random.nextInt(4) == 0 ? " " + pick(BEGIN) : "");
            String name = own + " " + pick(TYPES);
            if (names.add(name)) {
                int row = names.size();
                town.street("S" + row, name, Town.from(0, 100 * row, 10 * addressesPerStreet, 100 * row));
                for (int i = 1; i <= addressesPerStreet; i++) {
                    String ref = "A" + row + "-" + i;
                    town.address(ref, "" + i, name, 10 * i, 100 * row + (i % 2 == 0 ? -15 : 15));
                    if (i == 1 + row % addressesPerStreet) {
                        meant.add(new Question(i + " " + name, i + " " + name, ref));
                    }
                }
            }
        }
    }

    List<FeatureRecord> streets() {
        return town.streets;
    }

    List<FeatureRecord> addresses() {
        return town.addresses;
    }

    /** Questions with one typing error in every word of the street, up to three, none in the number. */
    List<Question> questions(int count) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Question q = meant.get(random.nextInt(meant.size()));
            String[] words = q.meant().split(" ");
            for (int w = 1; w < words.length; w++) {
                words[w] = misspelt(words[w].toLowerCase(java.util.Locale.ROOT));
            }
            questions.add(new Question(String.join(" ", words), q.meant(), q.ref()));
        }
        return questions;
    }

    private String misspelt(String word) {
        int at = 1 + random.nextInt(word.length() - 1);
        char other = (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + other + word.substring(at);
            case 2 -> word.substring(0, at) + other + word.substring(at + 1);
            default ->
                at + 1 < word.length()
                        ? word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2)
                        : word + other;
        };
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    /**
     * A question.
     *
     * @param typed as typed, with errors
     * @param meant the address meant
     * @param ref id of its address point
     */
    record Question(String typed, String meant, String ref) {}
}
