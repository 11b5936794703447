package io.curbstop.radio.ax25;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.session.AirtimeLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty orders over two real modems, each delivered once and acknowledged by a person, on one kind of channel. */
abstract class FiftyOrders {

    private static final int ORDERS = 50;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final String channel;
    private final double noise_rms;
    private final double strangerEvery_s;

    FiftyOrders(String channel, double noise_rms, double strangerEvery_s) {
        this.channel = channel;
        this.noise_rms = noise_rms;
        this.strangerEvery_s = strangerEvery_s;
    }

    @Test
    void eachIsShownOnceAndAcknowledgedByItsCrewWithinTheAirtimeBudget(@TempDir Path folder) throws Exception {
        try (TwoStations stations = new TwoStations(folder, noise_rms, strangerEvery_s)) {
            long start_ms = System.currentTimeMillis();
            for (int number = 0; number < ORDERS; number++) {
                stations.order(number);
            }
            stations.await(LONGEST, stations::allAcknowledged);
            double took_s = (System.currentTimeMillis() - start_ms) / 1000.0;
            System.out.printf("%s channel: %s; %.0f s%n", channel, stations.figures(), took_s);
            stations.assertEachOrderShownOnceAndAcknowledgedByItsCrew();
            double charged_s = stations.session.status().channels().get(0).airtimeLastHour_s();
            assertThat(charged_s).as("charged to the budget").isLessThan(mostAirtime_s(took_s));
            assertThat(stations.ours.station.keyed_s())
                    .as("what was on the air, the acknowledgements we owe the crews included")
                    .isLessThan(charged_s);
            check(stations);
        }
    }

    /** What is special about this channel must have happened, or the test has shown nothing. */
    abstract void check(TwoStations stations);

    private static double mostAirtime_s(double took_s) {
        AirtimeLimits limits = AirtimeLimits.defaults();
        return limits.routineBurst().toSeconds()
                + limits.p1Burst().toSeconds()
                + took_s * (limits.routineShare() + limits.p1Share());
    }
}
