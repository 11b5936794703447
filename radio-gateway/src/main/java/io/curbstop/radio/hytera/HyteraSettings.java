package io.curbstop.radio.hytera;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;

/**
 * One slot of one repeater or control station, and what it has been told of the gateway.
 *
 * @param repeater its address; nobody else is listened to
 * @param bindTo the gateway's own address, at which it expects the repeater to connect
 * @param slot 1 or 2; a repeater that connects for the other is rejected
 * @param registrationPort UDP port of RRS; 30001 and 30002 by convention
 * @param locationPort UDP port of LP; 30003 and 30004
 * @param textPort UDP port of TMP; 30007 and 30008
 * @param sender what the gateway calls itself in its texts, as the repeater has it configured; captures show the computer's
 *     IPv4 address
 * @param network the first byte of the radios' addresses, 0 to 255
 * @param registration whether the radios register; without it the port of RRS is not opened and each radio is taken to be
 *     there
 * @param renewal after what time radios have to register again, 60 to 65534 s
 * @param heartbeat between two heartbeats of the gateway, at least 1 s
 * @param heartbeatsMissed for how many heartbeats the repeater may be silent before it counts as gone, at least 1
 * @param packetTimeout how long the repeater may take to confirm a packet, at least 1 s
 * @param textLimit_characters the longest text, 1 to {@value TextMessage#MOST_TEXT} UTF-16 units, as the radios' model has it
 */
public record HyteraSettings(
        InetAddress repeater,
        InetAddress bindTo,
        int slot,
        int registrationPort,
        int locationPort,
        int textPort,
        RadioAddress sender,
        int network,
        boolean registration,
        Duration renewal,
        Duration heartbeat,
        int heartbeatsMissed,
        Duration packetTimeout,
        int textLimit_characters) {

    private static final int FIRST_REGISTRATION_PORT = 30001;
    private static final int FIRST_LOCATION_PORT = 30003;
    private static final int FIRST_TEXT_PORT = 30007;
    private static final int USUAL_NETWORK = 10;
    private static final int USUAL_TEXT_LIMIT = 128;
    private static final int LAST_PORT = 65_535;
    private static final Duration LEAST_RENEWAL = Duration.ofSeconds(60);
    private static final Duration MOST_RENEWAL = Duration.ofSeconds(65_534);
    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);

    /** Refuses what cannot work. */
    public HyteraSettings {
        require(slot == 1 || slot == 2, "The slot is 1 or 2, not " + slot);
        require(isPort(registrationPort) && isPort(locationPort) && isPort(textPort), "A UDP port is 1 to 65535");
        boolean distinct = registrationPort != locationPort && locationPort != textPort && textPort != registrationPort;
        require(distinct, "Each service needs a UDP port of its own");
        require(network >= 0 && network <= 0xFF, "A network is 0 to 255, not " + network);
        require(
                renewal.compareTo(LEAST_RENEWAL) >= 0 && renewal.compareTo(MOST_RENEWAL) <= 0,
                "Radios register again after 60 to 65534 s, not " + renewal);
        require(heartbeat.compareTo(LEAST_WAIT) >= 0, "Heartbeats are at least 1 s apart, not " + heartbeat);
        require(heartbeatsMissed >= 1, "At least one heartbeat must be missed, not " + heartbeatsMissed);
        require(packetTimeout.compareTo(LEAST_WAIT) >= 0, "A packet has at least 1 s, not " + packetTimeout);
        require(
                textLimit_characters >= 1 && textLimit_characters <= TextMessage.MOST_TEXT,
                "A text has 1 to " + TextMessage.MOST_TEXT + " characters, not " + textLimit_characters);
    }

    private static boolean isPort(int port) {
        return port >= 1 && port <= LAST_PORT;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * The usual: the conventional ports of the slot, network 10, registration every hour, heartbeats every 6 s of which 3
     * may be missed, 6 s for a packet, 128 characters.
     *
     * @param repeater the repeater's address
     * @param gateway the gateway's own, at which the repeater is configured to connect
     * @param slot 1 or 2
     */
    public static HyteraSettings usual(InetAddress repeater, Inet4Address gateway, int slot) {
        return new HyteraSettings(
                repeater,
                gateway,
                slot,
                FIRST_REGISTRATION_PORT + slot - 1,
                FIRST_LOCATION_PORT + slot - 1,
                FIRST_TEXT_PORT + slot - 1,
                RadioAddress.of(gateway),
                USUAL_NETWORK,
                true,
                Duration.ofHours(1),
                Duration.ofSeconds(6),
                3,
                Duration.ofSeconds(6),
                USUAL_TEXT_LIMIT);
    }
}
