package io.curbstop.dispatch.exercise.scenario;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What is to happen, in the order in which it happens.
 *
 * @param name for people
 * @param happenings calls, orders, payments
 */
public record Scenario(String name, List<Happening> happenings) {

    /** The most that one scenario holds. */
    public static final int MOST = 5_000;

    /** The longest that one may last. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** Puts what happens in order. */
    public Scenario {
        happenings = happenings.stream()
                .sorted(Comparator.comparing(Happening::after))
                .toList();
    }

    /** When the last thing happens, after the beginning. */
    public Duration length() {
        return happenings.isEmpty()
                ? Duration.ZERO
                : happenings.get(happenings.size() - 1).after();
    }

    /** The same, drawn together or out so that the last thing happens at that time. */
    public Scenario within(Duration length) {
        double factor = length().isZero() ? 1 : (double) length.toMillis() / length().toMillis();
        return new Scenario(
                name,
                happenings.stream()
                        .map(one -> one.at(Duration.ofMillis((long) (one.after().toMillis() * factor))))
                        .toList());
    }
}
