package io.curbstop.radio.gateway;

import io.curbstop.radio.ax25.PacketRadioSettings;
import io.curbstop.radio.ax25.PacketRadioTransport;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.AddressedTransport;
import io.curbstop.radio.transport.RadioTransport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One channel in a settings file: its name, and the one kind it is.
 *
 * @param name unique in the gateway and the same over restarts, for it stands in records
 * @param listedOnly whether only radios with an address in the list are sent to
 * @param packet AX.25 and APRS through a modem such as Dire Wolf
 */
public record ChannelSettings(String name, boolean listedOnly, PacketChannel packet) {

    /** A kind of channel. */
    interface Kind {
        RadioTransport open(String name, RadioScheduler scheduler);
    }

    /** Refuses a channel without a name or with anything but one kind. */
    public ChannelSettings {
        GatewaySettings.require(name != null && !name.isBlank(), "channels: one has no name");
        GatewaySettings.require(
                Stream.of(packet).filter(Objects::nonNull).count() == 1,
                "channels: " + name + " must be of one kind: " + List.of("packet"));
    }

    /** The transport, with the radios' addresses on it. */
    RadioTransport open(Map<String, String> addresses, RadioScheduler scheduler) {
        RadioTransport transport = kind().open(name, scheduler);
        return addresses.isEmpty() && !listedOnly
                ? transport
                : new AddressedTransport(transport, addresses, listedOnly);
    }

    private Kind kind() {
        return packet;
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
