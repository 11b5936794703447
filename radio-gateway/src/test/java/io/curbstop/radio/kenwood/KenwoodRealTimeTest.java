package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.kenwood.KenwoodAddress.FleetUnit;
import io.curbstop.radio.time.ThreadScheduler;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.ToldEvents;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The only test in real time: the transport as it is constructed in the program, with its threads. */
class KenwoodRealTimeTest {

    private static final FleetUnit UNIT = new FleetUnit(100, 1202);

    @Test
    void inRealTimeATextIsAcknowledged() throws Exception {
        ToldEvents real = new ToldEvents();
        try (PtyPair cable = new PtyPair();
                ThreadScheduler timers = new ThreadScheduler("radio", Clock.systemUTC())) {
            cable.plugIn();
            SimulatedKenwood radio = new SimulatedKenwood(JSerialCommLine::open, cable.far(), timers);
            radio.add(UNIT);
            KenwoodTransport own =
                    new KenwoodTransport("kenwood", KenwoodSettings.fleetSync(cable.near(), 100), timers);
            own.start(real);
            await(real, "works");
            own.send(new OutboundFrame("1202", 7, 1, RadioPriority.P1, "K7"));
            await(real, "ack 7 of 1202");
            assertThat(radio.shown()).containsExactly("K7");
            own.close();
            radio.close();
        }
    }

    private static void await(ToldEvents recorder, String event) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!recorder.events.contains(event)) {
            assertThat(System.nanoTime()).as(event).isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
