package io.curbstop.radio.gateway;

import io.curbstop.radio.pocsag.AudioSink;
import io.curbstop.radio.pocsag.PocsagSettings;
import io.curbstop.radio.pocsag.PocsagTransport;
import io.curbstop.radio.pocsag.RigctldKey;
import io.curbstop.radio.pocsag.RtpSettings;
import io.curbstop.radio.pocsag.RtpSink;
import io.curbstop.radio.pocsag.SoundCardSink;
import io.curbstop.radio.pocsag.TransmitterKey;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;

/**
 * POCSAG paging, one way, by a sound device or a stream to a transmitter.
 *
 * @param device the sound device by its name; null for a stream
 * @param rtp where a stream of 16-bit sound goes, {@code host:port}; null for a sound device
 * @param rigctld where the program is that keys the transmitter, {@code host:port}; null when sound keys it
 * @param speed_baud 512, 1200 or 2400, as the pagers want it; 1200 when it is missing
 */
record PagingChannel(String device, String rtp, String rigctld, Integer speed_baud) implements ChannelKind {

    /** Refuses at once what could not be opened later. */
    PagingChannel {
        GatewaySettings.require((device == null) != (rtp == null), "pocsag: either device or rtp");
        settings(speed_baud);
        HostPort.find("pocsag: rtp", rtp);
        HostPort.find("pocsag: rigctld", rigctld);
    }

    private static PocsagSettings settings(Integer speed_baud) {
        PocsagSettings usual = PocsagSettings.defaults();
        return new PocsagSettings(
                speed_baud == null ? usual.speed_baud() : speed_baud,
                usual.rate_hz(),
                usual.level(),
                usual.inverted(),
                usual.defaultFunction(),
                usual.textLimit_characters(),
                usual.lead(),
                usual.tail(),
                usual.stallLimit(),
                usual.firstRetry(),
                usual.longestRetry());
    }

    @Override
    public RadioTransport open(String name, RadioScheduler scheduler) {
        PocsagSettings settings = settings(speed_baud);
        HostPort stream = HostPort.find("pocsag: rtp", rtp);
        AudioSink sink = stream == null
                ? new SoundCardSink(device, settings.rate_hz())
                : new RtpSink(RtpSettings.l16(stream.host(), stream.port(), settings.rate_hz()), scheduler);
        HostPort rig = HostPort.find("pocsag: rigctld", rigctld);
        TransmitterKey key = rig == null ? TransmitterKey.BY_AUDIO : new RigctldKey(rig.host(), rig.port());
        return new PocsagTransport(name, settings, sink, key, scheduler);
    }
}
