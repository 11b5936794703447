package io.curbstop.radio.hytera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TransportException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sessions with the repeater: how they begin, break and begin again, and what cannot get in from outside. */
class HyteraLinkTest {

    private static final OutboundFrame ORDER = new OutboundFrame("1101", 7, 1, RadioPriority.P1, "K7 P1 WO4471");

    private final HyteraBench bench = new HyteraBench(1101);
    private final SimulatedRepeater repeater = bench.repeater;
    private Heard heard = new Heard();
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

    private void assertNothingCanBeSent() {
        assertThatThrownBy(() -> transport.send(ORDER)).isInstanceOf(TransportException.class);
    }

    private long count(SimulatedRepeater.Port port, int type) {
        return port.received.stream().filter(packet -> packet.type() == type).count();
    }

    @Test
    void itIsTheRepeaterThatConnects() throws TransportException {
        assertThat(heard.states)
                .containsExactly(
                        "The repeater 127.0.0.1 has not connected to UDP port " + bench.settings.textPort() + ".");
        assertNothingCanBeSent();
        bench.pass_s(2);
        assertThat(heard.states).hasSize(2).last().isEqualTo("works");
        HstrpPacket answer = repeater.text.received.get(0);
        assertThat(answer.type()).isEqualTo(HstrpPacket.CONNECT | HstrpPacket.ACK);
        assertThat(answer.number()).isEqualTo(2);
        assertThat(answer.findSlot()).contains(1);
        transport.send(ORDER);
        bench.pass_s(5);
        assertThat(heard.texts).containsExactly("accepted 7", "air 7", "ack 7 of 1101");
    }

    @Test
    void theGatewayBeatsEverySixSecondsOnEachPort() {
        connect();
        bench.pass_s(60);
        for (SimulatedRepeater.Port port : List.of(repeater.registration, repeater.location, repeater.text)) {
            assertThat(count(port, HstrpPacket.HEARTBEAT)).isEqualTo(10);
            assertThat(port.connects).isEqualTo(1);
        }
        assertThat(heard.states).hasSize(2);
    }

    @Test
    void aPacketThatComesTwiceIsConfirmedTwiceAndTakenOnce() {
        connect();
        repeater.doubles = true;
        bench.radio.sendText("ACK K7");
        bench.pass_s(5);
        assertThat(heard.received).hasSize(1);
        assertThat(count(repeater.text, HstrpPacket.ACK)).isEqualTo(2);
    }

    @Test
    void aDoublingRepeaterDoublesNoReport() throws TransportException {
        connect();
        repeater.doubles = true;
        transport.send(ORDER);
        bench.pass_s(10);
        assertThat(heard.texts).containsExactly("accepted 7", "air 7", "ack 7 of 1101");
    }

    @Test
    void aRepeaterThatFallsSilentIsGoneUntilItComesBack() throws TransportException {
        connect();
        repeater.silent = true;
        bench.pass_s(16);
        assertThat(heard.lastState()).isEqualTo("works");
        bench.pass_s(10);
        assertThat(heard.lastState()).isEqualTo("The repeater 127.0.0.1 has been silent for 18 s.");
        assertNothingCanBeSent();
        repeater.silent = false;
        bench.pass_s(10);
        assertThat(heard.lastState()).isEqualTo("works");
        transport.send(ORDER);
        bench.pass_s(5);
        assertThat(bench.radio.shown).containsExactly("K7 P1 WO4471");
    }

    @Test
    void whatWasUnderWayWhenTheRepeaterWentIsRefusedOnceAndNotRepeated() throws TransportException {
        connect();
        repeater.silent = true;
        transport.send(ORDER);
        bench.pass_s(60);
        repeater.silent = false;
        bench.pass_s(60);
        assertThat(heard.texts).containsExactly("refused 7: the repeater did not confirm the packet within 6 s");
        assertThat(bench.radio.shown).isEmpty();
    }

    @Test
    void anUnconfirmedPacketIsSentOnceOnly() throws TransportException {
        connect();
        repeater.confirms = false;
        bench.radio.loseBattery();
        transport.send(ORDER);
        bench.pass_s(3);
        long before = count(repeater.text, 0);
        bench.pass_s(60);
        assertThat(count(repeater.text, 0)).isEqualTo(before).isEqualTo(1);
    }

    @Test
    void aRejectedPacketIsRefusedInWords() throws TransportException {
        connect();
        repeater.rejects = true;
        transport.send(ORDER);
        bench.pass_s(20);
        assertThat(heard.texts).containsExactly("refused 7: the repeater rejected the packet");
        assertThat(heard.lastState()).isEqualTo("works");
    }

    @Test
    void aRejectionWithoutNumberIsOfWhatIsUnderWay() throws TransportException {
        connect();
        repeater.confirms = false;
        bench.radio.loseBattery();
        transport.send(ORDER);
        bench.settle();
        repeater.text.raw(HstrpPacket.bare(HstrpPacket.REJECT, 0).encode());
        bench.settle();
        assertThat(heard.texts).containsExactly("refused 7: the repeater rejected the packet");
    }

    @Test
    void aRepeaterThatClosesIsConfirmedAndComesAgain() {
        connect();
        repeater.text.raw(HstrpPacket.bare(HstrpPacket.CLOSE, 0).encode());
        bench.settle();
        assertThat(heard.lastState()).isEqualTo("The repeater 127.0.0.1 closed the connection.");
        assertThat(count(repeater.text, HstrpPacket.CLOSE | HstrpPacket.ACK)).isEqualTo(1);
        repeater.text.connectAnew();
        bench.settle();
        assertThat(heard.lastState()).isEqualTo("works");
    }

    @Test
    void aRepeaterThatConnectsAnewBeginsANewCount() throws TransportException {
        connect();
        transport.send(ORDER);
        bench.pass_s(5);
        repeater.text.connectAnew();
        bench.pass_s(1);
        bench.radio.sendText("ACK K7");
        transport.send(new OutboundFrame("1101", 8, 1, RadioPriority.P1, "K8"));
        bench.pass_s(5);
        assertThat(heard.received).hasSize(1);
        assertThat(heard.texts).endsWith("accepted 8", "air 8", "ack 8 of 1101");
        assertThat(heard.states).hasSize(2);
    }

    @Test
    void aGatewayStartedAnewAsksTheRepeaterToConnectAndDoesNotInsist() {
        connect();
        repeater.silent = true;
        transport.close();
        bench.settle();
        repeater.silent = false;
        heard = new Heard();
        start();
        repeater.text.ignoresClose = true;
        bench.pass_s(55);
        assertThat(repeater.location.connects)
                .as("another port, which heeds the request")
                .isEqualTo(2);
        assertThat(count(repeater.text, HstrpPacket.CLOSE))
                .as("after 6, 12, 24 s")
                .isBetween(2L, 4L);
        repeater.text.ignoresClose = false;
        bench.pass_s(60);
        assertThat(heard.lastState()).isEqualTo("works");
    }

    @Test
    void aRepeaterThatConnectsForTheOtherSlotIsRejected() {
        repeater.slot = 2;
        bench.pass_s(3);
        assertThat(heard.lastState()).contains("has not connected");
        assertThat(heard.faults).isNotEmpty().allMatch(fault -> fault.startsWith("wrong-slot"));
        assertThat(count(repeater.text, HstrpPacket.CONNECT | HstrpPacket.REJECT))
                .isPositive();
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
        } catch (java.net.SocketTimeoutException none) {
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
        assertThat(heard.faults.get(6)).startsWith("unread-packet").endsWith("(495 more before)");
        assertThat(heard.lastState()).isEqualTo("works");
    }

    @Test
    void whatComesFasterThanItCanBeReadIsDroppedAndMemoryStaysBounded() throws IOException {
        connect();
        long before = bench.handedOn();
        try (DatagramSocket flood = new DatagramSocket(0, HyteraBench.loopback())) {
            InetSocketAddress to = new InetSocketAddress(HyteraBench.loopback(), bench.settings.textPort());
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

    @Test
    void aPortThatIsTakenIsTriedAgainUntilItIsFree() throws IOException {
        transport.close();
        bench.settle();
        heard = new Heard();
        InetSocketAddress taken = new InetSocketAddress(HyteraBench.loopback(), bench.settings.textPort());
        try (DatagramSocket other = new DatagramSocket(taken)) {
            repeater.silent = true;
            start();
            bench.pass(Duration.ofMinutes(3));
            assertThat(heard.lastState()).startsWith("UDP port " + other.getLocalPort() + " cannot be opened: ");
            assertThat(heard.states).as("the same is told once").hasSize(1);
            assertNothingCanBeSent();
        }
        bench.pass(Duration.ofMinutes(1));
        assertThat(heard.lastState()).contains("has not connected");
        repeater.silent = false;
        bench.pass_s(2);
        assertThat(heard.lastState()).isEqualTo("works");
    }

    @Test
    void aMissingPortBesideThatOfTextsIsToldOf() {
        repeater.location.close();
        bench.pass_s(50);
        assertThat(heard.faults).isEmpty();
        bench.pass_s(20);
        assertThat(heard.faults).hasSize(1);
        assertThat(heard.faults.get(0)).startsWith("location-link-missing: The repeater 127.0.0.1 has not connected");
        assertThat(heard.lastState()).isEqualTo("works");
    }

    @Test
    void whoClosesTakesLeaveOfTheRepeater() {
        connect();
        transport.close();
        bench.settle();
        assertThat(count(repeater.text, HstrpPacket.CLOSE)).isEqualTo(1);
        assertThat(count(repeater.registration, HstrpPacket.CLOSE)).isEqualTo(1);
        assertThat(count(repeater.location, HstrpPacket.CLOSE)).isEqualTo(1);
    }
}
