package io.curbstop.radio.ax25;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Frames between the host and a modem as KISS delimits and escapes them. Writes whole frames of the modem's first port;
 * reads byte by byte, and starts again at the next delimiter after anything that is no frame. Not safe for several
 * threads.
 */
public final class Kiss {

    private static final int END = 0xC0;
    private static final int ESCAPE = 0xDB;
    private static final int ESCAPED_END = 0xDC;
    private static final int ESCAPED_ESCAPE = 0xDD;
    private static final int COMMAND = 0x0F;
    private static final int DATA = 0;

    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private boolean escaped;
    private boolean broken;

    /** A frame as it is sent to the modem. */
    public static byte[] encode(byte[] frame) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(frame.length + 3);
        out.write(END);
        out.write(DATA);
        for (byte each : frame) {
            int value = each & 0xFF;
            if (value == END) {
                out.write(ESCAPE);
                out.write(ESCAPED_END);
            } else if (value == ESCAPE) {
                out.write(ESCAPE);
                out.write(ESCAPED_ESCAPE);
            } else {
                out.write(value);
            }
        }
        out.write(END);
        return out.toByteArray();
    }

    /**
     * Takes the next byte from the modem.
     *
     * @return the frame that it completes, whatever the modem's port; empty when it completes none
     */
    public Optional<byte[]> accept(byte next) {
        int value = next & 0xFF;
        if (value == END) {
            byte[] whole = frame.toByteArray();
            boolean isData = !broken && !escaped && whole.length > 1 && (whole[0] & COMMAND) == DATA;
            frame.reset();
            escaped = false;
            broken = false;
            return isData ? Optional.of(Arrays.copyOfRange(whole, 1, whole.length)) : Optional.empty();
        }
        if (escaped) {
            escaped = false;
            broken |= value != ESCAPED_END && value != ESCAPED_ESCAPE;
            add(value == ESCAPED_END ? END : ESCAPE);
        } else if (value == ESCAPE) {
            escaped = true;
        } else {
            add(value);
        }
        return Optional.empty();
    }

    private void add(int value) {
        broken |= frame.size() > Ax25Frame.LONGEST;
        if (!broken) {
            frame.write(value);
        }
    }
}
