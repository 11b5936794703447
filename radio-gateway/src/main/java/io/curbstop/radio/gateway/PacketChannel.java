package io.curbstop.radio.gateway;

import io.curbstop.radio.ax25.PacketRadioSettings;
import io.curbstop.radio.ax25.PacketRadioTransport;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;
import java.util.List;

/** See {@link PacketRadioSettings}; {@code station} has no default, for a frequency has a licence. */
record PacketChannel(
        String host,
        Integer port,
        PacketRadioSettings.Link link,
        Integer modemChannel,
        String station,
        List<String> path)
        implements ChannelKind {

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
