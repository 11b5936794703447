package io.curbstop.dispatch.exercise.scenario;

import java.util.Comparator;
import java.util.List;

/**
 * What is to happen, in the order in which it happens.
 *
 * @param name for people
 * @param happenings the calls
 */
public record Scenario(String name, List<Happening> happenings) {

    /** The most that one scenario holds. */
    public static final int MOST = 5_000;

    /** Puts what happens in order. */
    public Scenario {
        happenings = happenings.stream()
                .sorted(Comparator.comparing(Happening::after))
                .toList();
    }
}
