package io.curbstop.radio.audio;

/**
 * Where an RTP stream goes and how it is written.
 *
 * @param host name or address of the receiver
 * @param port its UDP port, 1 to 65535
 * @param encoding how samples are written
 * @param payloadType the number that receiver and sender have agreed on, 0 to 127
 * @param rate_hz samples a second
 */
public record RtpSettings(String host, int port, RtpEncoding encoding, int payloadType, int rate_hz) {

    private static final int PCMU_TYPE = 0;
    private static final int PCMU_RATE_HZ = 8_000;
    private static final int MOST_TYPE = 127;
    private static final int MOST_PORT = 65_535;

    /** The first of the payload types that have no fixed meaning. */
    private static final int FIRST_FREE_TYPE = 96;

    /** Refuses what no packet can say. */
    public RtpSettings {
        if (host.isBlank() || port < 1 || port > MOST_PORT) {
            throw new IllegalArgumentException("no receiver: " + host + ", port " + port);
        }
        if (payloadType < 0 || payloadType > MOST_TYPE || rate_hz <= 0) {
            throw new IllegalArgumentException("no RTP: payload type " + payloadType + ", " + rate_hz + " Hz");
        }
        if (encoding == RtpEncoding.PCMU && rate_hz != PCMU_RATE_HZ) {
            throw new IllegalArgumentException("PCMU has " + PCMU_RATE_HZ + " Hz, not " + rate_hz);
        }
    }

    /** µ-law at 8000 Hz, which every receiver takes. */
    public static RtpSettings pcmu(String host, int port) {
        return new RtpSettings(host, port, RtpEncoding.PCMU, PCMU_TYPE, PCMU_RATE_HZ);
    }

    /** 16 bit at the given rate, under the payload type {@value #FIRST_FREE_TYPE}. */
    public static RtpSettings l16(String host, int port, int rate_hz) {
        return new RtpSettings(host, port, RtpEncoding.L16, FIRST_FREE_TYPE, rate_hz);
    }
}
