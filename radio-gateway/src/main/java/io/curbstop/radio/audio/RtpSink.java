package io.curbstop.radio.audio;

import io.curbstop.radio.time.RadioScheduler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * An RTP stream over UDP, as RFC 3550 writes it, in packets of 20 ms sent at their time. It is silent between transmissions:
 * the first packet of each carries the marker, and the receiver keys its transmitter while packets come.
 */
public final class RtpSink implements AudioSink {

    static final int HEADER = 12;

    private static final int VERSION = 2 << 6;
    private static final int MARKER = 0x80;
    private static final Duration PACKET_TIME = Duration.ofMillis(20);

    private final RtpSettings settings;
    private final RadioScheduler scheduler;
    private final int packetSamples;
    private final int source;
    private short sequence;
    private int timestamp;
    private volatile DatagramChannel channel;

    /** Does not open it yet; the stream begins at a number and a time that nobody can guess, as the RFC asks. */
    public RtpSink(RtpSettings settings, RadioScheduler scheduler) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.packetSamples = (int) (settings.rate_hz() * PACKET_TIME.toMillis() / 1000);
        SecureRandom random = new SecureRandom();
        source = random.nextInt();
        sequence = (short) random.nextInt();
        timestamp = random.nextInt();
    }

    @Override
    public void open() throws IOException {
        InetSocketAddress receiver = new InetSocketAddress(settings.host(), settings.port());
        if (receiver.isUnresolved()) {
            throw new IOException("The name " + settings.host() + " has no address");
        }
        DatagramChannel opened = DatagramChannel.open();
        try {
            opened.connect(receiver);
        } catch (IOException | RuntimeException noWay) {
            opened.close();
            throw new IOException("There is no way to " + receiver, noWay);
        }
        channel = opened;
    }

    @Override
    public void play(byte[] samples) throws IOException, InterruptedException {
        DatagramChannel out = channel;
        if (out == null) {
            throw new IOException("The RTP stream to " + settings.host() + " is not open");
        }
        ByteBuffer rest = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
        int sampleCount = samples.length / Pcm.SAMPLE_BYTES;
        int packets = (sampleCount + packetSamples - 1) / packetSamples;
        Pace.keep(scheduler, PACKET_TIME, packets, k -> out.write(ByteBuffer.wrap(packet(rest, k == 0))));
    }

    /** The next packet; the last one of a transmission is filled up with silence. */
    private byte[] packet(ByteBuffer samples, boolean first) {
        int sampleBytes = settings.encoding().sampleBytes();
        byte[] packet = new byte[HEADER + packetSamples * sampleBytes];
        ByteBuffer.wrap(packet)
                .put((byte) VERSION)
                .put((byte) ((first ? MARKER : 0) | settings.payloadType()))
                .putShort(sequence++)
                .putInt(timestamp)
                .putInt(source);
        timestamp += packetSamples;
        for (int k = 0; k < packetSamples; k++) {
            short sample = samples.hasRemaining() ? samples.getShort() : 0;
            settings.encoding().write(sample, packet, HEADER + k * sampleBytes);
        }
        return packet;
    }

    @Override
    public void close() {
        DatagramChannel open = channel;
        channel = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException alreadyGone) {
            // There is nothing more to let go of.
        }
    }
}
