package io.curbstop.radio.ax25;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class NoisyChannelTest extends FiftyOrders {

    NoisyChannelTest() {
        super("noisy", 21_000, 0);
    }

    @Override
    void check(TwoStations stations) {
        assertThat(stations.lost()).as("frames that the noise swallowed").isPositive();
    }
}
