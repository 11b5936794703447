package io.curbstop.radio.ax25;

import java.time.Duration;
import java.util.List;

/**
 * How a packet channel is used. There is no default callsign and no default path: whoever runs a channel is licensed for
 * it and its frequency.
 *
 * @param host where the modem is; its ports know no password, so keep them behind a firewall
 * @param port its TCP port: 8000 for AGW and 8001 for KISS by custom
 * @param link which of the two it is
 * @param modemChannel which of the modem's channels, from 0; always 0 for KISS
 * @param station our own callsign
 * @param destination the name of our software on the air
 * @param path digipeaters to go through; usually none
 * @param keyLimit how long a frame may wait in the modem before the modem is said not to send
 */
public record PacketRadioSettings(
        String host,
        int port,
        Link link,
        int modemChannel,
        Ax25Address station,
        Ax25Address destination,
        List<Ax25Address> path,
        Duration keyLimit) {

    /** What stands in the destination of frames from here: experimental software, as no name was given out for it. */
    public static final Ax25Address SOFTWARE = new Ax25Address("APZCSP", 0);

    private static final Duration KEY_LIMIT = Duration.ofSeconds(60);
    private static final int AGW_PORT = 8000;
    private static final int KISS_PORT = 8001;
    private static final int HIGHEST_PORT = 65_535;

    /** The two ways to talk to a modem. */
    public enum Link {
        /** Says when a frame was sent: to be preferred. */
        AGW,
        /** Spoken by all modems; that a frame was on the air is only known once it is acknowledged. */
        KISS
    }

    /** Refuses what cannot be connected to. */
    public PacketRadioSettings {
        path = List.copyOf(path);
        if (host.isBlank() || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("no place of a modem: " + host + ":" + port);
        }
        if (modemChannel < 0 || modemChannel > 15 || (link == Link.KISS && modemChannel != 0)) {
            throw new IllegalArgumentException("no channel of a " + link + " modem: " + modemChannel);
        }
        if (keyLimit.isNegative() || keyLimit.isZero()) {
            throw new IllegalArgumentException("A frame needs some time to be sent, not " + keyLimit);
        }
    }

    /** A channel without digipeaters. */
    public PacketRadioSettings(String host, int port, Link link, Ax25Address station) {
        this(host, port, link, 0, station, SOFTWARE, List.of(), KEY_LIMIT);
    }

    /**
     * What a person wrote, with the customary for what is missing: AGW on this machine.
     *
     * @throws IllegalArgumentException when the callsign is missing or something cannot be
     */
    public static PacketRadioSettings of(
            String host, Integer port, Link link, Integer modemChannel, String station, List<String> path) {
        Link chosen = link == null ? Link.AGW : link;
        int customary = chosen == Link.AGW ? AGW_PORT : KISS_PORT;
        return new PacketRadioSettings(
                host == null ? "127.0.0.1" : host,
                port == null ? customary : port,
                chosen,
                modemChannel == null ? 0 : modemChannel,
                callsign(station),
                SOFTWARE,
                path == null
                        ? List.of()
                        : path.stream().map(PacketRadioSettings::callsign).toList(),
                KEY_LIMIT);
    }

    private static Ax25Address callsign(String written) {
        return Ax25Address.find(String.valueOf(written))
                .orElseThrow(
                        () -> new IllegalArgumentException("station: a callsign such as WQX123-1, not " + written));
    }

    ModemProtocol protocol() {
        return link == Link.AGW ? new AgwProtocol(modemChannel) : new KissProtocol();
    }
}
