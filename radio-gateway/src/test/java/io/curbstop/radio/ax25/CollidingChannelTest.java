package io.curbstop.radio.ax25;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class CollidingChannelTest extends FiftyOrders {

    CollidingChannelTest() {
        super("colliding", 200, 8);
    }

    @Override
    void check(TwoStations stations) {
        assertThat(stations.ether.collided_s()).isPositive();
    }
}
