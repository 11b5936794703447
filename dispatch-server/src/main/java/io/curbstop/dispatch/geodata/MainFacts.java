package io.curbstop.dispatch.geodata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is recorded of mains and shown with them, by their index in the network; a text that repeats is kept once. */
final class MainFacts {

    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final int[] diameter_mm;
    private final int[] material;
    private final List<String> materials = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    MainFacts(int mains) {
        diameter_mm = new int[mains];
        material = new int[mains];
        Arrays.fill(diameter_mm, UNKNOWN);
        Arrays.fill(material, UNKNOWN);
    }

    /** Records what is known of a main; null for what is not. */
    void put(int main, Integer diameter, String text) {
        diameter_mm[main] = diameter == null ? UNKNOWN : diameter;
        if (text == null) {
            material[main] = UNKNOWN;
            return;
        }
        material[main] = numbers.computeIfAbsent(text, t -> {
            materials.add(t);
            return materials.size() - 1;
        });
    }

    Integer diameter_mm(int main) {
        return main < 0 || diameter_mm[main] == UNKNOWN ? null : diameter_mm[main];
    }

    String material(int main) {
        return main < 0 || material[main] == UNKNOWN ? null : materials.get(material[main]);
    }
}
