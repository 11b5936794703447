package io.curbstop.radio.audio;

/** How samples are written in RTP packets. */
public enum RtpEncoding {
    /** Signed 16 bit, big-endian. */
    L16(2) {
        @Override
        void write(short sample, byte[] packet, int at) {
            packet[at] = (byte) (sample >> Byte.SIZE);
            packet[at + 1] = (byte) sample;
        }
    },
    /** µ-law of G.711, one byte; at 8000 Hz by its definition. */
    PCMU(1) {
        private static final int BIAS = 0x84;
        private static final int CLIP = 0x7FFF - BIAS;
        private static final int MANTISSA_BITS = 4;
        private static final int LEAST_EXPONENT_BIT = 7;

        @Override
        void write(short sample, byte[] packet, int at) {
            int sign = sample < 0 ? 0x80 : 0;
            int magnitude = Math.min(Math.abs((int) sample), CLIP) + BIAS;
            int exponent = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(magnitude) - LEAST_EXPONENT_BIT;
            int mantissa = magnitude >> exponent + LEAST_EXPONENT_BIT - MANTISSA_BITS & 0xF;
            packet[at] = (byte) ~(sign | exponent << MANTISSA_BITS | mantissa);
        }
    };

    private final int sampleBytes;

    RtpEncoding(int sampleBytes) {
        this.sampleBytes = sampleBytes;
    }

    int sampleBytes() {
        return sampleBytes;
    }

    abstract void write(short sample, byte[] packet, int at);
}
