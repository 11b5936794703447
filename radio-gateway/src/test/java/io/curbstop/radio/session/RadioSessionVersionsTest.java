package io.curbstop.radio.session;

import static io.curbstop.radio.api.RadioPriority.P1;
import static io.curbstop.radio.api.RadioPriority.P2;
import static io.curbstop.radio.api.ReceiptState.CREW_ACK;
import static io.curbstop.radio.api.ReceiptState.DECLINED;
import static io.curbstop.radio.api.ReceiptState.RADIO_ACK;
import static io.curbstop.radio.api.ReceiptState.SUPERSEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.sim.RadioButton;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes, cancellations and the end of an order, and which version a crew's words answer. */
class RadioSessionVersionsTest {

    private final Station station = new Station();

    @BeforeEach
    void start() {
        station.radios.add("1101", "V1", RadioBehaviour.manual());
        station.radios.add("1102", "V2", RadioBehaviour.manual());
        station.start();
    }

    @Test
    void anAmendmentTakesThePlaceOfAVersionThatStillWaits() {
        station.radios.switchPower("1101", false);
        station.advance_s(1);
        RadioMessage first = station.send(station.order("1101", P2, "K7"));
        RadioMessage second = station.send(
                first.amendedBy(UUID.randomUUID(), P1, "K7 CHANGED P1 WO4471 GAS 118 MILL RD", first.expiresAt()));
        assertThat(lastState(first)).isEqualTo(SUPERSEDED);
        station.radios.switchPower("1101", true);
        station.advance_s(5);
        assertThat(station.shownOn("1101")).containsExactly(second.text());
        press("1101", RadioButton.ACK);
        assertThat(station.lastStateOf(second)).isEqualTo(CREW_ACK);
    }

    @Test
    void anAckBeforeTheChangeWasOnTheAirIsForTheOldVersion() {
        RadioMessage first = deliver("1101", "K7");
        station.radios.setBehaviour("1101", RadioBehaviour.manual().withDeaf(true));
        RadioMessage second = station.send(
                first.amendedBy(UUID.randomUUID(), P1, "K7 CHANGED P1 WO4471 GAS 118 MILL RD", first.expiresAt()));
        station.advance_s(5);
        text("1101", "ACK K7");
        assertThat(station.lastStateOf(first)).isEqualTo(CREW_ACK);
        assertThat(station.inbound.get(0).inReplyTo()).contains(first.id());
        assertThat(station.statesOf(second)).doesNotContain(CREW_ACK);
        station.radios.setBehaviour("1101", RadioBehaviour.manual());
        station.advance_s(30);
        text("1101", "ACK K7");
        assertThat(station.lastStateOf(second)).isEqualTo(CREW_ACK);
    }

    @Test
    void aCancellationIsOverOnceThePersonHasAcknowledgedIt() {
        RadioMessage first = deliver("1101", "K7");
        press("1101", RadioButton.ACK);
        RadioMessage cancel = station.send(
                first.cancelledBy(UUID.randomUUID(), P1, "K7 CANCEL WO4471 118 MILL RD", first.expiresAt()));
        station.advance_s(5);
        press("1101", RadioButton.ON_SITE);
        assertThat(station.replies()).last().isEqualTo(new Reply.Status("K7", CrewStatus.ON_SITE));
        assertThat(station.lastStateOf(cancel)).isEqualTo(RADIO_ACK);
        press("1101", RadioButton.ACK);
        assertThat(station.lastStateOf(cancel)).isEqualTo(CREW_ACK);
        press("1101", RadioButton.ON_SITE);
        assertThat(station.replies()).last().isInstanceOf(Reply.Refused.class);
    }

    @Test
    void aCrewThatDeclinesACancellationStillHasItsOrder() {
        RadioMessage first = deliver("1101", "K7");
        RadioMessage cancel = station.send(
                first.cancelledBy(UUID.randomUUID(), P1, "K7 CANCEL WO4471 118 MILL RD", first.expiresAt()));
        station.advance_s(5);
        text("1101", "DEC K7 VALVE IS OPEN");
        assertThat(station.lastStateOf(cancel)).isEqualTo(DECLINED);
        press("1101", RadioButton.ON_SITE);
        assertThat(station.replies()).last().isEqualTo(new Reply.Status("K7", CrewStatus.ON_SITE));
    }

    @Test
    void anOrderClosedByDispatchIsNoLongerAskedAbout() {
        deliver("1101", "K7");
        RadioMessage second = deliver("1101", "K8");
        station.session.closeOrder("1101", "K7", "closed by the dispatcher");
        press("1101", RadioButton.ACK);
        assertThat(station.lastStateOf(second)).isEqualTo(CREW_ACK);
    }

    @Test
    void anAckThatComesAfterTheTimeRanOutStillCounts() {
        RadioMessage message = deliver("1101", "K7");
        station.advance_s(16 * 60);
        text("1101", "ACK K7");
        assertThat(station.lastStateOf(message)).isEqualTo(CREW_ACK);
    }

    @Test
    void aNewOrderUnderAnOldTokenIsNotAnsweredByWordsAboutTheOldOne() {
        RadioMessage first = deliver("1101", "K7");
        press("1101", RadioButton.ACK);
        station.radios.setBehaviour("1101", RadioBehaviour.manual().withDeaf(true));
        station.radios.switchPower("1101", false);
        station.advance_s(1);
        RadioMessage second = station.send(station.order("1101", P1, "K7"));
        station.session.withdraw(second.id(), "by the app");
        station.radios.switchPower("1101", true);
        text("1101", "ON SITE K7");
        assertThat(station.replies()).last().isInstanceOf(Reply.Refused.class);
        assertThat(station.statesOf(first)).containsOnlyOnce(CREW_ACK);
    }

    private RadioMessage deliver(String radioId, String token) {
        RadioMessage message = station.send(station.order(radioId, P1, token));
        station.advance_s(5);
        assertThat(station.lastStateOf(message)).isEqualTo(RADIO_ACK);
        return message;
    }

    private io.curbstop.radio.api.ReceiptState lastState(RadioMessage message) {
        station.time.runDue();
        return station.lastStateOf(message);
    }

    private void press(String radioId, RadioButton button) {
        station.radios.press(radioId, button);
        station.advance_s(3);
    }

    private void text(String radioId, String text) {
        station.radios.sendText(radioId, text);
        station.advance_s(3);
    }
}
