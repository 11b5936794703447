package io.curbstop.radio.voice;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A WAV file of 16 bit and one channel. A program that writes to a pipe cannot know how long its sound will be, so that the
 * length in the header is only believed when there is as much.
 *
 * @param rate_hz samples a second
 * @param samples all there are
 */
record Wave(int rate_hz, short[] samples) {

    private static final int RIFF = 0x52494646;
    private static final int WAVE = 0x57415645;
    private static final int FORMAT = 0x666D7420;
    private static final int DATA = 0x64617461;
    private static final int PCM = 1;
    private static final int LEAST_RATE_HZ = 4_000;
    private static final int MOST_RATE_HZ = 192_000;

    /** @throws IOException when it is no such file */
    static Wave read(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file);
        try {
            if (in.getInt() == RIFF && in.getInt() != 0 && in.getInt() == WAVE) {
                return readChunks(in);
            }
        } catch (BufferUnderflowException cut) {
            throw new IOException("The sound breaks off in its header", cut);
        }
        throw new IOException("What should be sound is no WAV file");
    }

    private static Wave readChunks(ByteBuffer in) throws IOException {
        int rate_hz = 0;
        while (true) {
            int name = in.order(ByteOrder.BIG_ENDIAN).getInt();
            long length = in.order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xFFFF_FFFFL;
            int there = (int) Math.min(length, in.remaining());
            if (name == DATA) {
                return new Wave(requireRate(rate_hz), samples(in, there));
            }
            if (name == FORMAT) {
                rate_hz = rate(in.duplicate().order(ByteOrder.LITTLE_ENDIAN));
            }
            in.position(in.position() + there);
        }
    }

    private static int rate(ByteBuffer format) throws IOException {
        int coding = format.getShort();
        int channels = format.getShort();
        int rate_hz = format.getInt();
        format.getInt();
        format.getShort();
        int bits = format.getShort();
        if (coding != PCM || channels != 1 || bits != Short.SIZE) {
            throw new IOException("The sound is not of 16 bit and one channel");
        }
        return rate_hz;
    }

    private static int requireRate(int rate_hz) throws IOException {
        if (rate_hz < LEAST_RATE_HZ || rate_hz > MOST_RATE_HZ) {
            throw new IOException("The sound has " + rate_hz + " Hz");
        }
        return rate_hz;
    }

    private static short[] samples(ByteBuffer in, int bytes) {
        short[] samples = new short[bytes / Short.BYTES];
        in.asShortBuffer().get(samples);
        return samples;
    }
}
