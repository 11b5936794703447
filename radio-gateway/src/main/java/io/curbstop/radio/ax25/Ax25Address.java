package io.curbstop.radio.ax25;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A station on a packet channel.
 *
 * @param callsign one to six capital letters and digits
 * @param ssid which of the stations of that callsign, 0 to 15; 0 is not written
 */
public record Ax25Address(String callsign, int ssid) {

    /** Bytes of an address on the air. */
    static final int LENGTH = 7;

    private static final int CHARACTERS = LENGTH - 1;
    private static final Pattern CALLSIGN = Pattern.compile("[A-Z0-9]{1,6}");
    private static final Pattern WRITTEN = Pattern.compile("([A-Z0-9]{1,6})(?:-(\\d{1,2}))?");

    /** Refuses what no frame can carry. */
    public Ax25Address {
        if (!CALLSIGN.matcher(callsign).matches()) {
            throw new IllegalArgumentException("A callsign is one to six letters and digits, not " + callsign);
        }
        if (ssid < 0 || ssid > 15) {
            throw new IllegalArgumentException("An SSID is 0 to 15, not " + ssid);
        }
    }

    /** The station written as {@code CREW12} or {@code DISP-1}; empty when it is not written so. */
    public static Optional<Ax25Address> find(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int ssid = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return ssid > 15 ? Optional.empty() : Optional.of(new Ax25Address(matcher.group(1), ssid));
    }

    /** The address at a place in a frame; empty when these are no letters and digits filled up with spaces. */
    static Optional<Ax25Address> read(byte[] frame, int at) {
        StringBuilder callsign = new StringBuilder(CHARACTERS);
        for (int k = at; k < at + CHARACTERS; k++) {
            if ((frame[k] & 1) != 0) {
                return Optional.empty();
            }
            callsign.append((char) ((frame[k] & 0xFF) >> 1));
        }
        String name = callsign.toString().stripTrailing();
        int ssid = frame[at + CHARACTERS] >> 1 & 0xF;
        return CALLSIGN.matcher(name).matches() ? Optional.of(new Ax25Address(name, ssid)) : Optional.empty();
    }

    /** Writes it with its two reserved bits set, and the other two bits of the last byte as given. */
    void write(byte[] frame, int at, int flags) {
        for (int k = 0; k < CHARACTERS; k++) {
            frame[at + k] = (byte) ((k < callsign.length() ? callsign.charAt(k) : ' ') << 1);
        }
        frame[at + CHARACTERS] = (byte) (0x60 | ssid << 1 | flags);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return ssid == 0 ? callsign : callsign + "-" + ssid;
    }
}
