package io.curbstop.dispatch.exercise;

import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Chance that can be asked again: the same question always has the same answer, so that nobody who is played needs to
 * remember what was decided.
 *
 * @param seed the exercise's
 */
public record Chance(long seed) {

    /** Whether something happens that happens so often in a hundred. */
    public boolean happens(int percent, Object... about) {
        return draw(about) * 100 < percent;
    }

    /** A duration between two. */
    public Duration between(Duration least, Duration most, Object... about) {
        return least.plusMillis((long) (draw(about) * most.minus(least).toMillis()));
    }

    private double draw(Object... about) {
        return new SplittableRandom(seed * 31 + Objects.hash(about)).nextDouble();
    }
}
