package io.curbstop.dispatch.demo.land;

import java.util.random.RandomGenerator;

/**
 * A smooth, slowly changing value over the plane: a few plane waves of one length with random directions and phases.
 * The value lies within -1 and 1 and its slope is at most 2π divided by the wave length.
 */
public final class Noise {
    private static final int WAVES = 5;

    private final double[] x = new double[WAVES];
    private final double[] y = new double[WAVES];
    private final double[] phase = new double[WAVES];

    /** Noise with waves of about the given length in metres. */
    public Noise(RandomGenerator random, double wave_m) {
        for (int i = 0; i < WAVES; i++) {
            double direction = StrictMath.PI * (i + random.nextDouble()) / WAVES;
            double number = 2 * StrictMath.PI / (wave_m * (0.75 + 0.5 * random.nextDouble()));
            x[i] = StrictMath.cos(direction) * number;
            y[i] = StrictMath.sin(direction) * number;
            phase[i] = random.nextDouble() * 2 * StrictMath.PI;
        }
    }

    /** The value at a place, between -1 and 1. */
    public double at(double atX, double atY) {
        double sum = 0;
        for (int i = 0; i < WAVES; i++) {
            sum += StrictMath.sin(atX * x[i] + atY * y[i] + phase[i]);
        }
        return sum / WAVES;
    }
}
