package io.curbstop.dispatch.demo.land;

import java.util.SplittableRandom;

/**
 * One random stream for each stage of the generator, so that changing what one stage draws leaves the others as they
 * were.
 *
 * @param seed the city's seed
 */
public record Streams(long seed) {

    /** A fresh stream for the stage of that name; the same name gives the same numbers. */
    public SplittableRandom stage(String name) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < name.length(); i++) {
            mixed = (mixed ^ name.charAt(i)) * 0x100000001B3L;
        }
        return new SplittableRandom(mixed);
    }
}
