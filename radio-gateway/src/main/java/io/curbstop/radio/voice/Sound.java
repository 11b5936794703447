package io.curbstop.radio.voice;

import io.curbstop.radio.audio.Pcm;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/** Sound put together from parts, one after the other, as {@link Pcm} has it. */
final class Sound {

    /** Without it a tone begins and ends with a click over all frequencies. */
    private static final Duration RAMP = Duration.ofMillis(10);

    private final int rate_hz;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Sound(int rate_hz) {
        this.rate_hz = rate_hz;
    }

    Sound silence(Duration time) {
        bytes.writeBytes(new byte[Pcm.samplesIn(time, rate_hz) * Pcm.SAMPLE_BYTES]);
        return this;
    }

    /**
     * A sine with short ramps.
     *
     * @param level its height as a part of the greatest there is
     */
    Sound tone(double frequency_hz, Duration time, double level) {
        int count = Pcm.samplesIn(time, rate_hz);
        int ramp = Pcm.samplesIn(RAMP, rate_hz);
        for (int k = 0; k < count; k++) {
            double height = Math.min(1, Math.min(k, count - 1 - k) / (double) ramp) * level;
            add((short) Math.round(height * Short.MAX_VALUE * Math.sin(2 * Math.PI * frequency_hz * k / rate_hz)));
        }
        return this;
    }

    Sound samples(short[] samples) {
        for (short sample : samples) {
            add(sample);
        }
        return this;
    }

    Sound bytes(byte[] samples) {
        bytes.writeBytes(samples);
        return this;
    }

    private void add(short sample) {
        bytes.write(sample);
        bytes.write(sample >> Byte.SIZE);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
