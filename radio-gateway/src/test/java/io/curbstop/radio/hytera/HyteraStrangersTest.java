package io.curbstop.radio.hytera;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.ToldEvents;
import io.curbstop.radio.transport.TransportException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes to the ports without being the repeater, or without making sense. */
class HyteraStrangersTest {

    private static final OutboundFrame ORDER = new OutboundFrame("1101", 7, 1, RadioPriority.P1, "K7 P1 WO4471");

    private final HyteraBench bench = new HyteraBench(1101);
    private final SimulatedRepeater repeater = bench.repeater;
    private final ToldEvents heard = new ToldEvents();
    private HyteraTransport transport;

    @BeforeEach
    void start() {
        transport = new HyteraTransport(HyteraBench.NAME, bench.settings, bench.scheduler());
        transport.start(heard);
        bench.settle();
    }

    @AfterEach
    void stop() {
        transport.close();
        bench.close();
    }

    private void connect() {
        bench.pass_s(2);
        assertThat(heard.lastState()).isEqualTo("works");
    }

    @Test
    void anotherHostIsNotHeard() throws IOException, TransportException {
        connect();
        bench.radio.loseBattery();
        transport.send(ORDER);
        bench.settle();
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"))) {
            RadioAddress radio = new RadioAddress(0, 1101);
            byte[] forged = HstrpPacket.of(
                            new TextMessage.Receipt(false, true, 7, radio, new RadioAddress(0, 1), 0, new byte[0])
                                    .toHdap(false),
                            99)
                    .encode();
            bench.sendFromStranger(stranger, bench.settings.textPort(), forged);
            byte[] connect = HstrpPacket.bare(HstrpPacket.CONNECT, 0).encode();
            bench.sendFromStranger(stranger, bench.settings.textPort(), connect);
            assertThat(hasAnswer(stranger)).isFalse();
        }
        assertThat(heard.faults).hasSize(2).allMatch(fault -> fault.startsWith("foreign-datagram"));
        assertThat(heard.texts).containsExactly("accepted 7");
    }

    @Test
    void anotherPortOfTheSameHostIsOutsideOfTheConnection() throws IOException {
        connect();
        try (DatagramSocket stranger = new DatagramSocket(0, HyteraBench.loopback())) {
            TextMessage.Text forged =
                    new TextMessage.Text(false, true, 1, bench.settings.sender(), new RadioAddress(10, 1101), "ACK K7");
            byte[] packet = HstrpPacket.of(forged.toHdap(false), 1).encode();
            bench.sendFromStranger(stranger, bench.settings.textPort(), packet);
            assertThat(hasAnswer(stranger)).isFalse();
        }
        assertThat(heard.faults).hasSize(1).allMatch(fault -> fault.startsWith("foreign-datagram"));
        assertThat(heard.received).isEmpty();
    }

    /** What would have been sent has been sent by now: everything is done in the test's own thread. */
    private static boolean hasAnswer(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(20);
        try {
            socket.receive(new DatagramPacket(new byte[1], 1));
            return true;
        } catch (SocketTimeoutException none) {
            return false;
        }
    }

    @Test
    void nonsenseIsToldOfFiveTimesAMinute() {
        connect();
        for (int packet = 0; packet < 500; packet++) {
            repeater.text.raw(new byte[] {(byte) packet, 1, 2});
            bench.settle();
        }
        assertThat(heard.faults).hasSize(5).allMatch(fault -> fault.startsWith("unread-packet"));
        bench.pass_s(61);
        repeater.text.raw(HstrpPacket.bare(0, 1).encode());
        repeater.text.raw(new byte[7]);
        bench.settle();
        assertThat(heard.faults).hasSize(7);
        assertThat(heard.faults.get(5)).startsWith("unread-message");
        assertThat(heard.faults.get(6)).startsWith("unread-packet").endsWith("(and 495 more)");
        assertThat(heard.lastState()).isEqualTo("works");
    }

    @Test
    void whatComesFasterThanItCanBeReadIsDroppedAndMemoryStaysBounded() throws IOException {
        connect();
        long before = bench.handedOn();
        try (DatagramSocket flood = new DatagramSocket(0, HyteraBench.loopback())) {
            InetSocketAddress to = new InetSocketAddress(HyteraBench.gateway(), bench.settings.textPort());
            long deadline_ns = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (bench.handedOn() < before + UdpPort.MOST_WAITING + 1 && System.nanoTime() < deadline_ns) {
                flood.send(new DatagramPacket(new byte[100], 100, to));
            }
            for (int packet = 0; packet < 5000; packet++) {
                flood.send(new DatagramPacket(new byte[100], 100, to));
            }
        }
        assertThat(bench.handedOn()).isEqualTo(before + UdpPort.MOST_WAITING + 1);
        bench.time.runDue();
        assertThat(heard.faults).anyMatch(fault -> fault.startsWith("datagrams-dropped"));
        assertThat(heard.faults).hasSizeLessThanOrEqualTo(12);
    }
}
