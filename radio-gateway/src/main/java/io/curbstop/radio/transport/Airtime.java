package io.curbstop.radio.transport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How long frames keep a channel, key-up included. */
public interface Airtime {

    /** The time of a frame with this text. */
    Duration ofText(String text);

    /** The time of a machine's acknowledgement. */
    Duration ofAck();

    /**
     * APRS messages in AX.25 frames at 1200 bd, 300 ms TXDELAY and 100 ms tail: {@code 0.4 + (bytes + 4) * 8 / 1200} s.
     */
    static Airtime ax25At1200Baud() {
        return new Airtime() {
            /** Addresses, control and protocol id: 16 bytes; {@code :ADDRESSEE:}: 11. */
            private static final int HEADER_BYTES = 27;

            @Override
            public Duration ofText(String text) {
                int sequenceBytes = "{00".length();
                return frame(HEADER_BYTES + text.getBytes(StandardCharsets.UTF_8).length + sequenceBytes);
            }

            @Override
            public Duration ofAck() {
                return frame(HEADER_BYTES + "ack00".length());
            }

            private Duration frame(int bytes) {
                return Duration.ofMillis(Math.round(400 + (bytes + 4) * 8 / 1.2));
            }
        };
    }

    /** DMR text messages, on the line through the calculated points (40, 0.90 s), (140, 1.68 s), (280, 2.70 s). */
    static Airtime dmr() {
        return new Airtime() {
            @Override
            public Duration ofText(String text) {
                int length = text.length();
                double seconds = length <= 140 ? 0.90 + (length - 40) * 0.0078 : 1.68 + (length - 140) * 1.02 / 140;
                return Duration.ofMillis(Math.round(seconds * 1000));
            }

            @Override
            public Duration ofAck() {
                return Duration.ofMillis(600);
            }
        };
    }
}
