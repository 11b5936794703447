package io.curbstop.radio.audio;

import java.time.Duration;

/** Sound as all of this package takes it: signed 16 bit little-endian samples, mono. */
public final class Pcm {

    /** The bytes of one sample. */
    public static final int SAMPLE_BYTES = 2;

    private static final long SECOND_ns = 1_000_000_000L;

    private Pcm() {}

    /** How long these samples play. */
    public static Duration playingTime(byte[] samples, int rate_hz) {
        return Duration.ofNanos(samples.length / SAMPLE_BYTES * SECOND_ns / rate_hz);
    }

    /** How many samples there are in this time. */
    public static int samplesIn(Duration time, int rate_hz) {
        return Math.toIntExact(time.toNanos() * rate_hz / SECOND_ns);
    }
}
