package io.curbstop.radio.mototrbo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Where radios and talk groups are on the radio network: the three low octets of an IPv4 address are the id.
 *
 * @param cai the first octet of every radio's address, as the fleet is programmed; 127 puts radios on this machine
 */
record RadioNetwork(int cai) {

    /** The first octet of every talk group's address, which is a multicast address. */
    static final int GROUP_OCTET = 225;
    /** The highest id of a radio or a group; those above it are calls to all. */
    static final int HIGHEST_ID = 16_776_415;

    private static final int HIGHEST_OCTET = 223;
    private static final Pattern DECIMAL = Pattern.compile("[1-9]\\d{0,7}");

    /** Refuses an octet that no radio can have. */
    RadioNetwork {
        if (cai < 1 || cai > HIGHEST_OCTET) {
            throw new IllegalArgumentException("The CAI network is 1 to " + HIGHEST_OCTET + ", not " + cai);
        }
    }

    /** The id that is written in decimal; empty when it is written otherwise or is no radio's. */
    static OptionalInt findId(String written) {
        if (!DECIMAL.matcher(written).matches()) {
            return OptionalInt.empty();
        }
        return valid(Integer.parseInt(written));
    }

    /** Which radio has this address; empty when none can. */
    OptionalInt findRadio(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length != Integer.BYTES || (octets[0] & 0xFF) != cai) {
            return OptionalInt.empty();
        }
        return valid((octets[1] & 0xFF) << 16 | (octets[2] & 0xFF) << 8 | octets[3] & 0xFF);
    }

    private static OptionalInt valid(int id) {
        return id >= 1 && id <= HIGHEST_ID ? OptionalInt.of(id) : OptionalInt.empty();
    }

    /** The address of a radio. */
    InetAddress addressOfRadio(int id) {
        return address(cai, id);
    }

    /** The address by which all radios of a talk group are reached at once. */
    static InetAddress addressOfGroup(int id) {
        return address(GROUP_OCTET, id);
    }

    private static InetAddress address(int first, int id) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) first, (byte) (id >> 16), (byte) (id >> 8), (byte) id});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Four octets are an address", impossible);
        }
    }
}
