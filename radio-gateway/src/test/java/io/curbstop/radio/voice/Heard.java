package io.curbstop.radio.voice;

import io.curbstop.radio.audio.Pcm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Measures sound. */
final class Heard {

    private final short[] samples;
    private final int rate_hz;

    Heard(short[] samples, int rate_hz) {
        this.samples = samples;
        this.rate_hz = rate_hz;
    }

    static Heard of(byte[] sound, int rate_hz) {
        short[] samples = new short[sound.length / Pcm.SAMPLE_BYTES];
        ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Heard(samples, rate_hz);
    }

    double length_s() {
        return (double) samples.length / rate_hz;
    }

    /** The height of a sine of this frequency in a part of the sound, by Goertzel's algorithm; 1 is the greatest there is. */
    double height(double frequency_hz, double from_s, double length_s) {
        int from = (int) (from_s * rate_hz);
        int count = Math.min((int) (length_s * rate_hz), samples.length - from);
        double step = 2 * Math.cos(2 * Math.PI * frequency_hz / rate_hz);
        double last = 0;
        double lastButOne = 0;
        for (int k = from; k < from + count; k++) {
            double next = samples[k] + step * last - lastButOne;
            lastButOne = last;
            last = next;
        }
        double power = last * last + lastButOne * lastButOne - step * last * lastButOne;
        return 2 * Math.sqrt(power) / count / Short.MAX_VALUE;
    }

    /** Which frequency is highest in a part of the sound, among those from 200 to 3100 Hz in steps of 0.1 Hz. */
    double loudest_hz(double from_s, double length_s) {
        double coarse = loudest(from_s, length_s, 200, 3_100, 0.5);
        return loudest(from_s, length_s, coarse - 1, coarse + 1, 0.1);
    }

    private double loudest(double from_s, double length_s, double lowest_hz, double highest_hz, double step_hz) {
        double found_hz = lowest_hz;
        double most = 0;
        for (double frequency_hz = lowest_hz; frequency_hz <= highest_hz; frequency_hz += step_hz) {
            double height = height(frequency_hz, from_s, length_s);
            if (height > most) {
                most = height;
                found_hz = frequency_hz;
            }
        }
        return found_hz;
    }

    /** The root of the mean square of a part of the sound; 1 is the greatest there is. */
    double loudness(double from_s, double length_s) {
        int from = (int) (from_s * rate_hz);
        int count = Math.min((int) (length_s * rate_hz), samples.length - from);
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            sum += (double) samples[k] * samples[k];
        }
        return Math.sqrt(sum / count) / Short.MAX_VALUE;
    }
}
