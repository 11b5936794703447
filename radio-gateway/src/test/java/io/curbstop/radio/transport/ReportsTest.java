package io.curbstop.radio.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.time.SimulatedTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    private final ToldEvents told = new ToldEvents();

    @Test
    void nothingIsToldBeforeThereIsAListenerAndAfterTheClose() {
        Reports reports = Reports.atOnce(time);
        reports.tell(to -> to.onPresence("1101", true));
        reports.open(told);
        reports.tell(to -> to.onPresence("1102", true));
        reports.close();
        reports.tell(to -> to.onPresence("1103", true));
        reports.fault("code", "1104", "detail");
        assertThat(told.events).containsExactly("present 1102");
    }

    @Test
    void onTheSchedulersThreadItIsToldWhenThatComesToItUnlessClosedMeanwhile() {
        Reports reports = Reports.onThreadOf(time);
        reports.open(told);
        reports.tell(to -> to.onPresence("1101", true));
        assertThat(told.events).isEmpty();
        time.runDue();
        assertThat(told.events).containsExactly("present 1101");
        reports.fault("code", "1102", "detail");
        reports.close();
        time.runDue();
        assertThat(told.events).containsExactly("present 1101");
    }

    @Test
    void aFloodOfFaultsIsHeldBack() {
        Reports reports = Reports.atOnce(time);
        reports.open(told);
        for (int k = 0; k < 100; k++) {
            reports.fault("code", "1101", "detail");
        }
        assertThat(told.faults).hasSize(FaultLimiter.MOST_OF_RADIO);
    }
}
