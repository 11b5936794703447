package io.curbstop.radio.pocsag;

import io.curbstop.radio.audio.Pcm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/**
 * What the modulator is fed: a level for each bit, with silence before and after. Signed 16 bit little-endian, mono.
 *
 * @param speed_baud bits a second
 * @param rate_hz samples a second, at least four for each bit
 * @param level the swing as a part of the greatest there is, above 0 up to 1
 * @param inverted whether a one is the positive level; usually it is the negative one, which becomes the lower frequency
 * @param lead silence before the first bit, for the transmitter to come up
 * @param tail silence after the last bit, so that it is not cut off
 */
record Baseband(int speed_baud, int rate_hz, double level, boolean inverted, Duration lead, Duration tail) {

    private static final int LEAST_SAMPLES_OF_BIT = 4;

    Baseband {
        if (speed_baud <= 0 || rate_hz < LEAST_SAMPLES_OF_BIT * speed_baud || !(level > 0 && level <= 1)) {
            throw new IllegalArgumentException(
                    "no baseband: %d baud, %d Hz, level %s".formatted(speed_baud, rate_hz, level));
        }
        if (lead.isNegative() || tail.isNegative()) {
            throw new IllegalArgumentException("silence of less than nothing: " + lead + ", " + tail);
        }
    }

    /** The samples of these bits, first bit first in each byte. */
    byte[] encode(byte[] bits) {
        int bitCount = bits.length * Byte.SIZE;
        int leadSamples = Pcm.samplesIn(lead, rate_hz);
        int bitSamples = end(bitCount);
        ByteBuffer out = ByteBuffer.allocate(
                        (leadSamples + bitSamples + Pcm.samplesIn(tail, rate_hz)) * Pcm.SAMPLE_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(leadSamples * Pcm.SAMPLE_BYTES);
        short swing = (short) Math.round(level * Short.MAX_VALUE);
        int sample = 0;
        for (int bit = 0; bit < bitCount; bit++) {
            boolean one = (bits[bit / Byte.SIZE] >>> Byte.SIZE - 1 - bit % Byte.SIZE & 1) != 0;
            // Each bit ends where it should, not a rounded length after the last: errors must not add up.
            for (; sample < end(bit + 1); sample++) {
                out.putShort(one == inverted ? swing : (short) -swing);
            }
        }
        return out.array();
    }

    /** How long so many bits keep the channel, silence included. */
    Duration airtimeOf(int bitCount) {
        return lead.plus(Duration.ofNanos(Math.round(bitCount * 1e9 / speed_baud)))
                .plus(tail);
    }

    private int end(int bit) {
        return (int) ((long) bit * rate_hz / speed_baud);
    }
}
