package io.curbstop.radio.hytera;

import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The four bytes by which HDAP names a radio, a group or the gateway. They look like an IPv4 address.
 *
 * @param network the first byte, 0 to 255: 10 for radios unless configured otherwise, 0 for groups and wherever a repeater
 *     leaves it out
 * @param id 0 to {@value #MOST_ID}: the radio's or group's number
 */
public record RadioAddress(int network, int id) {

    /** The largest number that 24 bits can hold. */
    public static final int MOST_ID = 0xFFFFFF;

    /** Bytes of an address. */
    static final int LENGTH = 4;

    /** The network of groups, and of repeaters' answers. */
    static final int NO_NETWORK = 0;

    private static final int ID_BITS = 24;
    private static final int MOST_DIGITS = 8;

    /** Refuses what four bytes cannot hold. */
    public RadioAddress {
        if (network < 0 || network > 0xFF || id < 0 || id > MOST_ID) {
            throw new IllegalArgumentException("no radio address: " + network + ", " + id);
        }
    }

    /** The address of a computer, as repeaters expect it for the sender of a text. */
    public static RadioAddress of(Inet4Address computer) {
        return read(ByteBuffer.wrap(computer.getAddress()));
    }

    /** The address of the radio or group with this decimal number, 1 to {@value #MOST_ID}; empty when it is none. */
    static Optional<RadioAddress> find(int network, String number) {
        boolean digits = !number.isEmpty()
                && number.length() <= MOST_DIGITS
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
        int id = digits ? Integer.parseInt(number) : 0;
        return id < 1 || id > MOST_ID ? Optional.empty() : Optional.of(new RadioAddress(network, id));
    }

    /** Whether this may be a radio of that network. Repeaters leave the network out of some answers. */
    boolean isRadioOf(int radioNetwork) {
        return id > 0 && (network == radioNetwork || network == NO_NETWORK);
    }

    /** The number as the rest of the gateway writes it, such as {@code 1101}. */
    String number() {
        return Integer.toString(id);
    }

    void write(ByteBuffer out) {
        out.putInt(network << ID_BITS | id);
    }

    /** Takes the next four bytes. */
    static RadioAddress read(ByteBuffer in) {
        int value = in.getInt();
        return new RadioAddress(value >>> ID_BITS, value & MOST_ID);
    }

    @Override
    public String toString() {
        return "%d.%d.%d.%d".formatted(network, id >> 16, id >> 8 & 0xFF, id & 0xFF);
    }
}
