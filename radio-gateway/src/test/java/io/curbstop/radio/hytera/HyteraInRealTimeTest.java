package io.curbstop.radio.hytera;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.time.ThreadScheduler;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.ToldEvents;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As in production: threads, the system's clock, and a repeater that is no more than a socket and captured bytes. */
class HyteraInRealTimeTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final RadioAddress RADIO = new RadioAddress(10, 1101);

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aTextIsAcknowledgedOverThreadsAndSockets() throws Exception {
        ToldEvents heard = new ToldEvents();
        try (HyteraBench ports = new HyteraBench(1101);
                ThreadScheduler scheduler = new ThreadScheduler("hytera-real-time", Clock.systemUTC());
                HyteraTransport transport = new HyteraTransport("hytera-real", ports.settings, scheduler);
                DatagramSocket repeater = new DatagramSocket(0, HyteraBench.loopback())) {
            repeater.setSoTimeout((int) DEADLINE.toMillis());
            InetSocketAddress gateway = new InetSocketAddress(HyteraBench.gateway(), ports.settings.textPort());
            transport.start(heard);
            await(() -> heard.lastState().contains("has not connected"));
            send(repeater, gateway, HstrpPacket.bare(HstrpPacket.CONNECT, 2));
            assertThat(receive(repeater).type()).isEqualTo(HstrpPacket.CONNECT | HstrpPacket.ACK);
            await(() -> heard.lastState().equals("works"));

            transport.send(new OutboundFrame("1101", 7, 1, RadioPriority.P1, "K7 P1 WO4471"));
            HstrpPacket packet = receive(repeater);
            send(repeater, gateway, packet.answered(HstrpPacket.ACK));
            TextMessage.Text text = (TextMessage.Text) HdapMessage.decode(packet.payload())
                    .flatMap(TextMessage::find)
                    .orElseThrow();
            assertThat(text.destination()).isEqualTo(RADIO);
            send(repeater, gateway, HstrpPacket.of(text.receipt(0).toHdap(false), 0x14));
            await(() -> heard.texts.equals(List.of("accepted 7", "air 7", "ack 7 of 1101")));
        }
    }

    private static void send(DatagramSocket from, InetSocketAddress to, HstrpPacket packet) throws Exception {
        byte[] bytes = packet.encode();
        from.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static HstrpPacket receive(DatagramSocket socket) throws Exception {
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            socket.receive(packet);
            Optional<HstrpPacket> read = HstrpPacket.decode(Arrays.copyOf(packet.getData(), packet.getLength()));
            // On a slow machine a heartbeat may come between.
            if (!read.orElseThrow().is(HstrpPacket.HEARTBEAT)) {
                return read.get();
            }
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline_ns = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline_ns) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
