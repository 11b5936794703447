package io.curbstop.radio.gateway;

import io.curbstop.radio.audio.AudioCoding;
import io.curbstop.radio.audio.AudioSettings;
import io.curbstop.radio.audio.AudioSink;
import io.curbstop.radio.audio.AudioTransport;
import io.curbstop.radio.audio.ClearChannel;
import io.curbstop.radio.audio.RigctldKey;
import io.curbstop.radio.audio.RigctldSense;
import io.curbstop.radio.audio.RtpSettings;
import io.curbstop.radio.audio.RtpSink;
import io.curbstop.radio.audio.SoundCardSink;
import io.curbstop.radio.audio.TransmitterKey;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;
import java.time.Duration;

/**
 * The way to a transmitter that paging and voice share.
 *
 * @param kind the kind of channel, for messages to people
 * @param device the sound device by its name; null for a stream
 * @param rtp where a stream of 16-bit sound goes, {@code host:port}; null for a sound device
 * @param rigctld where the program is that keys the transmitter, {@code host:port}; null when sound keys it
 * @param clearBy where the rigctld is whose receiver hears whether the channel is clear, {@code host:port}; null for a
 *     channel on which nobody else talks
 * @param clearWithin_s how long a message waits for a clear channel; null for the usual time
 */
record SoundOutput(String kind, String device, String rtp, String rigctld, String clearBy, Integer clearWithin_s) {

    private static final int LONGEST_WAIT_s = 600;

    /** Refuses at once what could not be opened later. */
    SoundOutput {
        GatewaySettings.require((device == null) != (rtp == null), kind + ": either device or rtp");
        HostPort.find(kind + ": rtp", rtp);
        HostPort.find(kind + ": rigctld", rigctld);
        HostPort.find(kind + ": clearBy", clearBy);
        GatewaySettings.require(
                clearWithin_s == null || clearBy != null,
                kind + ": clearWithin_s needs clearBy, which hears the channel");
        GatewaySettings.require(
                clearWithin_s == null || clearWithin_s > 1 && clearWithin_s <= LONGEST_WAIT_s,
                kind + ": clearWithin_s is from 2 to " + LONGEST_WAIT_s + ", not " + clearWithin_s);
    }

    /** A transport that sends by this way, not started. */
    RadioTransport open(String name, AudioCoding coding, AudioSettings settings, RadioScheduler scheduler) {
        HostPort stream = HostPort.find(kind + ": rtp", rtp);
        AudioSink sink = stream == null
                ? new SoundCardSink(device, settings.rate_hz())
                : new RtpSink(RtpSettings.l16(stream.host(), stream.port(), settings.rate_hz()), scheduler);
        HostPort rig = HostPort.find(kind + ": rigctld", rigctld);
        TransmitterKey key = rig == null ? TransmitterKey.BY_AUDIO : new RigctldKey(rig.host(), rig.port());
        return new AudioTransport(name, coding, settings, sink, key, channel(), scheduler);
    }

    private ClearChannel channel() {
        HostPort receiver = HostPort.find(kind + ": clearBy", clearBy);
        if (receiver == null) {
            return ClearChannel.always();
        }
        ClearChannel usual = ClearChannel.by(new RigctldSense(receiver.host(), receiver.port()));
        Duration longest = clearWithin_s == null ? usual.longestWait() : Duration.ofSeconds(clearWithin_s);
        return new ClearChannel(usual.sense(), usual.quiet(), longest);
    }
}
