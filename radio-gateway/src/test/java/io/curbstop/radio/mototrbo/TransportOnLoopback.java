package io.curbstop.radio.mototrbo;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.ToldEvents;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** What the transport's tests begin with: radios 1101 and 1102, a listener, and a transport that each starts itself. */
abstract class TransportOnLoopback {

    final LoopbackFleet fleet = new LoopbackFleet();
    final LoopbackRadio radio = fleet.add("1101");
    final LoopbackRadio other = fleet.add("1102");
    final ToldEvents listener = new ToldEvents();
    MototrboTransport transport;

    /** With both radios on. */
    void start() {
        start(fleet.settings());
        radio.switchPower(true);
        other.switchPower(true);
        pass_s(2);
        listener.clear();
        radio.datagrams.clear();
        other.datagrams.clear();
    }

    void start(MototrboSettings settings) {
        transport = new MototrboTransport(settings, LoopbackFleet.TRANSPORT, fleet.time());
        transport.start(listener);
    }

    void pass_s(long seconds) {
        fleet.pass(Duration.ofSeconds(seconds));
    }

    static OutboundFrame frame(String radioId, int sequence, String text) {
        return new OutboundFrame(radioId, sequence, 1, RadioPriority.P1, text);
    }

    @AfterEach
    void close() {
        transport.close();
        fleet.close();
    }
}
