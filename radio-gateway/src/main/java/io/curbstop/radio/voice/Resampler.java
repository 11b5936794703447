package io.curbstop.radio.voice;

/** The same sound at another rate: each sample is weighed from those around its moment, without what the rate cannot carry. */
final class Resampler {

    /** To each side, in steps of the slower of the two rates; more is sharper and slower. */
    private static final int REACH = 16;

    private Resampler() {}

    static short[] resample(short[] samples, int from_hz, int to_hz) {
        if (from_hz == to_hz) {
            return samples;
        }
        double step = (double) from_hz / to_hz;
        double width = Math.max(1, step);
        short[] out = new short[Math.toIntExact((long) samples.length * to_hz / from_hz)];
        for (int k = 0; k < out.length; k++) {
            double moment = k * step;
            int first = Math.max(0, (int) Math.ceil(moment - REACH * width));
            int last = Math.min(samples.length - 1, (int) Math.floor(moment + REACH * width));
            double sum = 0;
            for (int at = first; at <= last; at++) {
                sum += samples[at] * weight((at - moment) / width);
            }
            out[k] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum / width)));
        }
        return out;
    }

    /** A sinc under a Hann window. */
    private static double weight(double distance) {
        if (distance == 0) {
            return 1;
        }
        double angle = Math.PI * distance;
        return Math.sin(angle) / angle * (1 + Math.cos(angle / REACH)) / 2;
    }
}
