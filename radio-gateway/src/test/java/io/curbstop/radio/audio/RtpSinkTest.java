package io.curbstop.radio.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.pocsag.Multimon;
import io.curbstop.radio.pocsag.Page;
import io.curbstop.radio.pocsag.PagerAddress;
import io.curbstop.radio.pocsag.PocsagSettings;
import io.curbstop.radio.pocsag.Transmission;
import io.curbstop.radio.time.ThreadScheduler;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A receiver of RTP that hands what it gets to a pager's receiver. */
@Timeout(60)
class RtpSinkTest {

    private static final Page PAGE = new Page(new PagerAddress(1101, 3), Page.Content.ALPHANUMERIC, "K7 P1 WO4471");
    private static final int RECEIVE_BUFFER = 1 << 20;
    private static final int MOST_PACKET = 2_048;

    private final ThreadScheduler scheduler = new ThreadScheduler("rtp-test", Clock.systemUTC());
    private DatagramSocket socket;

    @BeforeEach
    void listen() throws IOException {
        socket = new DatagramSocket(null);
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.setSoTimeout(30_000);
    }

    @AfterEach
    void close() {
        socket.close();
        scheduler.close();
    }

    private static byte[] samples(int rate_hz) {
        AudioSettings usual = AudioSettings.defaults();
        AudioSettings audio = new AudioSettings(
                rate_hz,
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                usual.stallLimit(),
                usual.firstRetry(),
                usual.longestRetry());
        return new PocsagSettings(1200, 0.4, false, 3, 80, audio).sound(new Transmission(List.of(PAGE)));
    }

    private List<ByteBuffer> receive(int packets) throws IOException {
        List<ByteBuffer> received = new ArrayList<>();
        for (int k = 0; k < packets; k++) {
            DatagramPacket packet = new DatagramPacket(new byte[MOST_PACKET], MOST_PACKET);
            socket.receive(packet);
            received.add(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        }
        return received;
    }

    private List<ByteBuffer> played(RtpSettings settings) throws Exception {
        byte[] samples = samples(settings.rate_hz());
        int ofPacket = settings.rate_hz() / 50;
        int packets = (samples.length / 2 + ofPacket - 1) / ofPacket;
        RtpSink sink = new RtpSink(settings, scheduler);
        sink.open();
        long began_ns = System.nanoTime();
        sink.play(samples);
        assertThat(Duration.ofNanos(System.nanoTime() - began_ns))
                .as("not faster than it plays")
                .isGreaterThanOrEqualTo(Duration.ofMillis(20L * packets - 1));
        sink.close();
        return receive(packets);
    }

    private static void checkHeaders(List<ByteBuffer> packets, int payloadType, int samplesOfPacket) {
        int sequence = packets.get(0).getShort(2) & 0xFFFF;
        int timestamp = packets.get(0).getInt(4);
        int source = packets.get(0).getInt(8);
        for (int k = 0; k < packets.size(); k++) {
            ByteBuffer packet = packets.get(k);
            assertThat(packet.get(0) & 0xFF).as("version 2, nothing else").isEqualTo(0x80);
            assertThat(packet.get(1) & 0xFF).isEqualTo((k == 0 ? 0x80 : 0) | payloadType);
            assertThat(packet.getShort(2) & 0xFFFF).isEqualTo(sequence + k & 0xFFFF);
            assertThat(packet.getInt(4)).isEqualTo(timestamp + k * samplesOfPacket);
            assertThat(packet.getInt(8)).isEqualTo(source);
        }
    }

    private static void assertHeard(ByteBuffer samples) throws Exception {
        try (Multimon multimon = new Multimon("alpha")) {
            multimon.hear(samples.array());
            assertThat(multimon.finish()).containsExactly(new Multimon.Call(PAGE.address(), PAGE.text()));
        }
    }

    @Test
    void linearSamplesComeThroughInOrder() throws Exception {
        List<ByteBuffer> packets = played(RtpSettings.l16("127.0.0.1", socket.getLocalPort(), Multimon.RATE_HZ));
        checkHeaders(packets, 96, 441);
        ByteBuffer samples = ByteBuffer.allocate(packets.size() * 441 * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (ByteBuffer packet : packets) {
            packet.position(RtpSink.HEADER);
            while (packet.hasRemaining()) {
                samples.putShort(packet.getShort());
            }
        }
        assertThat(samples.hasRemaining()).isFalse();
        assertThat(samples.array()).startsWith(samples(Multimon.RATE_HZ));
        assertHeard(samples);
    }

    @Test
    void muLawSamplesComeThroughInOrder() throws Exception {
        List<ByteBuffer> packets = played(RtpSettings.pcmu("127.0.0.1", socket.getLocalPort()));
        checkHeaders(packets, 0, 160);
        int count = packets.size() * 160;
        short[] at8000 = new short[count];
        for (int k = 0; k < count; k++) {
            at8000[k] = linear(packets.get(k / 160).get(RtpSink.HEADER + k % 160));
        }
        int countAtReceiver = (int) ((long) count * Multimon.RATE_HZ / 8_000);
        ByteBuffer samples = ByteBuffer.allocate(countAtReceiver * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int k = 0; k < countAtReceiver; k++) {
            samples.putShort(at8000[(int) ((long) k * 8_000 / Multimon.RATE_HZ)]);
        }
        assertHeard(samples);
    }

    private static short linear(byte coded) {
        int bits = ~coded & 0xFF;
        int magnitude = ((bits & 0xF) << 3) + 0x84 << (bits >> 4 & 7);
        return (short) ((bits & 0x80) != 0 ? 0x84 - magnitude : magnitude - 0x84);
    }

    /** The segment's ends and the values that G.711 names. */
    @Test
    void muLawIsWithinHalfAStepOfWhatWentIn() {
        byte[] coded = new byte[1];
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            RtpEncoding.PCMU.write((short) sample, coded, 0);
            int step = Math.max(8, Integer.highestOneBit(Math.abs(sample) + 0x84) >> 4);
            int clipped = Math.max(-32_124, Math.min(32_124, sample));
            assertThat(Math.abs(linear(coded[0]) - clipped))
                    .as("sample %d", sample)
                    .isLessThanOrEqualTo(step / 2 + 1);
        }
        RtpEncoding.PCMU.write((short) 0, coded, 0);
        assertThat(coded[0] & 0xFF).isEqualTo(0xFF);
        RtpEncoding.PCMU.write(Short.MAX_VALUE, coded, 0);
        assertThat(coded[0] & 0xFF).isEqualTo(0x80);
        RtpEncoding.PCMU.write(Short.MIN_VALUE, coded, 0);
        assertThat(coded[0] & 0xFF).isEqualTo(0x00);
    }

    @Test
    void theStreamGoesOnWhereTheLastTransmissionEnded() throws Exception {
        RtpSink sink = new RtpSink(RtpSettings.pcmu("127.0.0.1", socket.getLocalPort()), scheduler);
        sink.open();
        sink.play(new byte[320 + 2]);
        sink.play(new byte[320]);
        sink.close();
        List<ByteBuffer> packets = receive(3);
        assertThat(packets.get(1).get(1)).isZero();
        assertThat(packets.get(2).get(1) & 0xFF).as("marked as the first again").isEqualTo(0x80);
        assertThat(packets.get(2).getInt(4) - packets.get(0).getInt(4)).isEqualTo(320);
        assertThat(packets).as("filled up").allMatch(packet -> packet.limit() == RtpSink.HEADER + 160);
    }

    @Test
    void whatCannotBeReachedIsSaid() {
        RtpSink nowhere = new RtpSink(RtpSettings.pcmu("no-such-host.invalid", 4000), scheduler);
        assertThatThrownBy(nowhere::open).isInstanceOf(IOException.class).hasMessageContaining("no-such-host");
        assertThatThrownBy(() -> nowhere.play(new byte[2])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> RtpSettings.l16("", 4000, 8_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RtpSettings("a", 4000, RtpEncoding.PCMU, 0, 16_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSoundDeviceThatIsNotThereIsSaid() {
        SoundCardSink sink = new SoundCardSink("No such device", 48_000);
        assertThat(SoundCardSink.listDevices()).doesNotContain("No such device");
        assertThatThrownBy(sink::open).isInstanceOf(IOException.class).hasMessageContaining("No such device");
        sink.close();
    }
}
