package io.curbstop.radio.gateway;

import io.curbstop.radio.ax25.PacketRadioSettings;
import io.curbstop.radio.ax25.PacketRadioTransport;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.sim.SimulatedRadios;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.AddressedTransport;
import io.curbstop.radio.transport.RadioTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One channel in a settings file: its name, and the one kind it is.
 *
 * @param name unique in the gateway and the same over restarts, for it stands in records
 * @param listedOnly whether only radios with an address on it are sent to; false when it is missing
 * @param simulated radios in this program's memory, for trying out a gateway without a base station
 * @param packet AX.25 and APRS through a modem such as Dire Wolf
 */
public record ChannelSettings(String name, Boolean listedOnly, SimulatedChannel simulated, PacketChannel packet) {

    /** A kind of channel. */
    interface Kind {
        RadioTransport open(String name, RadioScheduler scheduler);
    }

    /** Refuses a channel without a name or with anything but one kind. */
    public ChannelSettings {
        GatewaySettings.require(name != null && !name.isBlank(), "channels: one has no name");
        GatewaySettings.require(
                kinds(simulated, packet).count() == 1,
                "channels: " + name + " must be of one kind: " + "simulated or packet");
    }

    /** The transport, with the radios' addresses on it. */
    RadioTransport open(Map<String, String> addresses, RadioScheduler scheduler) {
        RadioTransport transport = kind().open(name, scheduler);
        boolean closed = Boolean.TRUE.equals(listedOnly);
        return addresses.isEmpty() && !closed ? transport : new AddressedTransport(transport, addresses, closed);
    }

    private static Stream<Kind> kinds(Kind... all) {
        return Stream.of(all).filter(Objects::nonNull);
    }

    private Kind kind() {
        return kinds(simulated, packet).findFirst().orElseThrow();
    }

    /**
     * Radios in memory whose crews acknowledge by themselves.
     *
     * @param radios their ids
     * @param crewAckAfter_s after how many seconds a crew acknowledges an order
     */
    record SimulatedChannel(List<String> radios, int crewAckAfter_s) implements Kind {
        @Override
        public RadioTransport open(String name, RadioScheduler scheduler) {
            SimulatedRadios simulated =
                    new SimulatedRadios(io.curbstop.radio.sim.ChannelSettings.lifelike(name), scheduler);
            radios.forEach(radioId ->
                    simulated.add(radioId, radioId, RadioBehaviour.autoAck(Duration.ofSeconds(crewAckAfter_s))));
            return simulated.connect();
        }
    }

    /** See {@link PacketRadioSettings}; {@code station} has no default. */
    record PacketChannel(
            String host,
            Integer port,
            PacketRadioSettings.Link link,
            Integer modemChannel,
            String station,
            List<String> path)
            implements Kind {

        /** Refuses at once what could not be opened later. */
        PacketChannel {
            PacketRadioSettings.of(host, port, link, modemChannel, station, path);
        }

        @Override
        public RadioTransport open(String name, RadioScheduler scheduler) {
            PacketRadioSettings settings = PacketRadioSettings.of(host, port, link, modemChannel, station, path);
            return new PacketRadioTransport(name, settings, scheduler);
        }
    }
}
