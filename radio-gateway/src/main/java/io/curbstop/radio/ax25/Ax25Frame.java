package io.curbstop.radio.ax25;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An AX.25 frame of unnumbered information without layer 3, the only kind that is used here: connected mode would cost
 * twice the airtime.
 *
 * @param destination for APRS a name of the software, not of who is meant
 * @param source who sent it
 * @param path the digipeaters it is to go through, at most eight
 * @param command whether it is marked as a command, as Dire Wolf's own frames are not
 * @param information what it carries, at most {@value #MOST_INFORMATION} bytes; not copied
 */
public record Ax25Frame(
        Ax25Address destination, Ax25Address source, List<Hop> path, boolean command, byte[] information) {

    /** The most bytes that a frame may carry. */
    public static final int MOST_INFORMATION = 256;

    private static final int MOST_HOPS = 8;
    private static final int UNNUMBERED_INFORMATION = 0x03;
    private static final int NO_LAYER_3 = 0xF0;
    private static final int LAST = 0x01;
    private static final int COMMAND_OR_REPEATED = 0x80;

    /** The longest frame there is, in bytes. */
    static final int LONGEST = Ax25Address.LENGTH * (2 + MOST_HOPS) + 2 + MOST_INFORMATION;

    /** Refuses what no frame can carry. */
    public Ax25Frame {
        path = List.copyOf(path);
        if (path.size() > MOST_HOPS) {
            throw new IllegalArgumentException("A frame goes through eight digipeaters at most, not " + path.size());
        }
        if (information.length > MOST_INFORMATION) {
            throw new IllegalArgumentException("A frame carries 256 bytes at most, not " + information.length);
        }
    }

    /**
     * A digipeater on the way.
     *
     * @param address its name, or an alias such as WIDE1-1
     * @param repeated whether the frame has been through it
     */
    public record Hop(Ax25Address address, boolean repeated) {}

    /** The frame in these bytes, without its checksum, which the modem has looked at; empty when they are none. */
    public static Optional<Ax25Frame> decode(byte[] bytes) {
        List<Ax25Address> addresses = new ArrayList<>();
        List<Boolean> marked = new ArrayList<>();
        int at = 0;
        boolean last = false;
        while (!last) {
            if (at + Ax25Address.LENGTH > bytes.length || addresses.size() == 2 + MOST_HOPS) {
                return Optional.empty();
            }
            Optional<Ax25Address> address = Ax25Address.read(bytes, at);
            if (address.isEmpty()) {
                return Optional.empty();
            }
            at += Ax25Address.LENGTH;
            addresses.add(address.get());
            marked.add((bytes[at - 1] & COMMAND_OR_REPEATED) != 0);
            last = (bytes[at - 1] & LAST) != 0;
        }
        boolean unnumbered = addresses.size() >= 2
                && at + 2 <= bytes.length
                && (bytes[at] & 0xFF) == UNNUMBERED_INFORMATION
                && (bytes[at + 1] & 0xFF) == NO_LAYER_3
                && bytes.length - at - 2 <= MOST_INFORMATION;
        if (!unnumbered) {
            return Optional.empty();
        }
        List<Hop> path = new ArrayList<>();
        for (int k = 2; k < addresses.size(); k++) {
            path.add(new Hop(addresses.get(k), marked.get(k)));
        }
        return Optional.of(new Ax25Frame(
                addresses.get(0),
                addresses.get(1),
                path,
                marked.get(0),
                Arrays.copyOfRange(bytes, at + 2, bytes.length)));
    }

    /** Its bytes without the checksum, which the modem adds. */
    public byte[] encode() {
        int header = Ax25Address.LENGTH * (2 + path.size());
        byte[] bytes = new byte[header + 2 + information.length];
        destination.write(bytes, 0, command ? COMMAND_OR_REPEATED : 0);
        source.write(bytes, Ax25Address.LENGTH, path.isEmpty() ? LAST : 0);
        for (int k = 0; k < path.size(); k++) {
            Hop hop = path.get(k);
            int flags = (hop.repeated() ? COMMAND_OR_REPEATED : 0) | (k == path.size() - 1 ? LAST : 0);
            hop.address().write(bytes, Ax25Address.LENGTH * (2 + k), flags);
        }
        bytes[header] = UNNUMBERED_INFORMATION;
        bytes[header + 1] = (byte) NO_LAYER_3;
        System.arraycopy(information, 0, bytes, header + 2, information.length);
        return bytes;
    }
}
