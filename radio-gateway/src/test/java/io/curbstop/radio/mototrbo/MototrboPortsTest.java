package io.curbstop.radio.mototrbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.transport.TransportException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ports that are taken, broken or lead nowhere. */
class MototrboPortsTest extends TransportOnLoopback {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aPortThatIsTakenIsToldAndTriedUntilItIsFree() throws IOException, TransportException {
        try (DatagramSocket taken = new DatagramSocket(fleet.port(MototrboService.LRRP), LoopbackFleet.GATEWAY)) {
            assertThat(taken.isBound()).isTrue();
            start(fleet.settings());
            pass_s(200);
            assertThat(listener.states).singleElement().asString().startsWith("cannot listen for LRRP");
            assertThatThrownBy(() -> transport.send(frame("1101", 1, "Hi")))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("cannot listen for LRRP");
        }
        // Tried after 1, 3, 7, 15, 31, 63, 123 and 183 s, and next after 243.
        pass_s(30);
        assertThat(listener.states).hasSize(1);
        pass_s(31);
        assertThat(listener.states).hasSize(2).last().isEqualTo("works");
        radio.switchPower(true);
        pass_s(1);
        transport.send(frame("1101", 1, "Hi"));
        pass_s(1);
        assertThat(radio.shown).containsExactly("Hi");
    }

    /** From a loopback address there is no way to the addresses of real radios. */
    @Test
    void threeTextsInARowThatCannotBeSentMeanThatNothingWorks() {
        start(fleet.settings(12, MototrboSettings.MOST_CHARACTERS, true));
        for (int attempt = 1; attempt <= 3; attempt++) {
            fleet.settle();
            assertThat(listener.states).isEmpty();
            assertThatThrownBy(() -> transport.send(frame("1101", 1, "Hi"))).isInstanceOf(TransportException.class);
        }
        fleet.settle();
        assertThat(listener.states).hasSize(1);
        assertThat(listener.states.get(0)).startsWith("cannot send to the radio network: ");
        pass_s(2);
        assertThat(listener.states).hasSize(2).last().isEqualTo("works");
    }

    @Test
    void aReaderThatDiesIsReplaced() throws InterruptedException, TransportException {
        Set<Thread> ofEarlierTests = Thread.getAllStackTraces().keySet();
        start();
        Thread reader = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(LoopbackFleet.TRANSPORT))
                .filter(thread -> !ofEarlierTests.contains(thread))
                .findFirst()
                .orElseThrow();
        assertThat(reader.isDaemon()).isTrue();
        reader.interrupt();
        reader.join(PATIENCE.toMillis());
        assertThat(reader.isAlive()).isFalse();
        pass_s(5);
        assertThat(listener.states).hasSize(2).last().isEqualTo("works");
        assertThat(listener.states.get(0)).startsWith("reading the UDP ports");
        transport.send(frame("1101", 1, "Hi"));
        pass_s(1);
        assertThat(listener.texts("ack")).containsExactly("ack 1 of 1101");
    }

    @Test
    void beforeItIsStartedNothingCanBeSent() {
        transport = new MototrboTransport(fleet.settings(), LoopbackFleet.TRANSPORT, fleet.time());
        assertThatThrownBy(() -> transport.send(frame("1101", 1, "Hi")))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("not been started");
    }

    @Test
    void theSamePortsCanBeOpenedAsSoonAsTheyAreClosed() {
        for (int run = 0; run < 20; run++) {
            start(fleet.settings());
            transport.close();
        }
        start(fleet.settings());
        pass_s(1);
        assertThat(listener.events).isEmpty();
    }

    /** The system keeps what there is no room for here, and all of it is dealt with in the end. */
    @Test
    void moreThanCanWaitIsDealtWithInTheEnd() throws InterruptedException {
        start();
        long before = fleet.handedOver();
        for (int k = 0; k < PortReader.MOST_WAITING + 100; k++) {
            radio.send(MototrboService.TMS, "00039f0007");
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (fleet.handedOver() < before + PortReader.MOST_WAITING && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        // Time for the reader to go too far, if it would.
        Thread.sleep(50);
        assertThat(fleet.handedOver() - before).isEqualTo(PortReader.MOST_WAITING);
        pass_s(1);
        assertThat(listener.texts("ack")).hasSizeGreaterThan(PortReader.MOST_WAITING);
    }
}
