package io.curbstop.radio.hytera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.ToldEvents;
import io.curbstop.radio.transport.TransportException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sessions with the repeater: how they begin, break and begin again. */
class HyteraLinkTest {

    private static final OutboundFrame ORDER = new OutboundFrame("1101", 7, 1, RadioPriority.P1, "K7 P1 WO4471");

    private final HyteraBench bench = new HyteraBench(1101);
    private final SimulatedRepeater repeater = bench.repeater;
    private ToldEvents heard = new ToldEvents();
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
    void whatIsUnderWayWhenTheRepeaterClosesIsRefusedAtOnce() throws TransportException {
        connect();
        repeater.confirms = false;
        bench.radio.loseBattery();
        transport.send(ORDER);
        bench.settle();
        repeater.text.raw(HstrpPacket.bare(HstrpPacket.CLOSE, 0).encode());
        bench.settle();
        assertThat(heard.texts).containsExactly("refused 7: the connection to the repeater was lost");
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
        heard = new ToldEvents();
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
    void aPortThatIsTakenIsTriedAgainUntilItIsFree() throws IOException {
        transport.close();
        bench.settle();
        heard = new ToldEvents();
        InetSocketAddress taken = new InetSocketAddress(HyteraBench.gateway(), bench.settings.textPort());
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
