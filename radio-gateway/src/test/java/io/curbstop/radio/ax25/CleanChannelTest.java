package io.curbstop.radio.ax25;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class CleanChannelTest extends FiftyOrders {

    CleanChannelTest() {
        super("clean", 200, 0);
    }

    @Override
    void check(TwoStations stations) {
        assertThat(stations.ether.collided_s()).isLessThan(5);
    }
}
