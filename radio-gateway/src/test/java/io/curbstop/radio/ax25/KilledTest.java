package io.curbstop.radio.ax25;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.ReceiptState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The modem or the gateway dies, at each state that an order goes through. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the modems of KilledTest")
class KilledTest {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    @Test
    void whateverStateTheModemDiesInTheOrderIsShownOnceAndAcknowledged(@TempDir Path folder) throws Exception {
        try (TwoStations stations = new TwoStations(folder, 200, 0)) {
            int number = 0;
            for (ReceiptState state : new ReceiptState[] {
                ReceiptState.QUEUED, ReceiptState.ACCEPTED, ReceiptState.ON_AIR, ReceiptState.RADIO_ACK
            }) {
                RadioMessage order = stations.order(number++);
                stations.await(LONGEST, () -> stations.statesOf(order.id()).contains(state));
                stations.ours.kill();
                stations.ours.start();
                stations.await(LONGEST, () -> stations.statesOf(order.id()).contains(ReceiptState.CREW_ACK));
            }
            stations.assertEachOrderShownOnceAndAcknowledgedByItsCrew();
        }
    }

    @Test
    void whateverStateTheGatewayDiesInTheOrderIsShownOnceAndAcknowledged(@TempDir Path folder) throws Exception {
        try (TwoStations stations = new TwoStations(folder, 200, 0)) {
            int number = 0;
            for (ReceiptState state : new ReceiptState[] {
                ReceiptState.QUEUED, ReceiptState.ACCEPTED, ReceiptState.ON_AIR, ReceiptState.RADIO_ACK
            }) {
                RadioMessage order = stations.order(number++);
                stations.await(LONGEST, () -> stations.statesOf(order.id()).contains(state));
                stations.stopGateway();
                stations.startGateway();
                stations.await(LONGEST, () -> stations.statesOf(order.id()).contains(ReceiptState.CREW_ACK));
            }
            stations.assertEachOrderShownOnceAndAcknowledgedByItsCrew();
        }
    }

    @Test
    void aModemThatTakesFramesAndNeverSendsIsCalledSo(@TempDir Path folder) throws Exception {
        try (TwoStations stations = new TwoStations(folder, 200, 0, Duration.ofSeconds(5))) {
            RadioMessage first = stations.order(0);
            stations.await(LONGEST, () -> stations.statesOf(first.id()).contains(ReceiptState.CREW_ACK));
            stations.ours.freeze(true);
            RadioMessage second = stations.order(1);
            stations.await(LONGEST, () -> stations.transports.stream().anyMatch(status -> !status.working()));
            assertThat(stations.statesOf(second.id())).doesNotContain(ReceiptState.ON_AIR);
            stations.ours.freeze(false);
            stations.await(LONGEST, () -> stations.statesOf(second.id()).contains(ReceiptState.CREW_ACK));
            stations.assertEachOrderShownOnceAndAcknowledgedByItsCrew();
            assertThat(stations.transports.get(stations.transports.size() - 1).working())
                    .isTrue();
        }
    }
}
