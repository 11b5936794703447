package io.curbstop.radio.session;

import static io.curbstop.radio.api.RadioPriority.P1;
import static io.curbstop.radio.api.RadioPriority.P2;
import static io.curbstop.radio.api.ReceiptState.CREW_ACK;
import static io.curbstop.radio.api.ReceiptState.DECLINED;
import static io.curbstop.radio.api.ReceiptState.RADIO_ACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.sim.RadioButton;
import io.curbstop.radio.sim.RadioDisplay;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RadioSessionReplyTest {

    private final Station station = new Station();

    @BeforeEach
    void start() {
        station.radios.add("1101", "V1", RadioBehaviour.manual());
        station.radios.add("1102", "V2", RadioBehaviour.manual());
        station.start();
    }

    @Test
    void aBareAckIsForTheOnlyOrderThatIsOpen() {
        RadioMessage message = deliver("1101", "K7");
        press("1101", RadioButton.ACK);
        assertThat(station.lastStateOf(message)).isEqualTo(CREW_ACK);
        InboundMessage answer = station.inbound.get(0);
        assertThat(answer.reply()).isEqualTo(new Reply.Acknowledged("K7"));
        assertThat(answer.inReplyTo()).contains(message.id());
        assertThat(answer.radioId()).isEqualTo("1101");
    }

    @Test
    void aBareAckWithTwoOrdersOpenIsAskedAboutAndTheTokenAloneAnswers() {
        RadioMessage first = deliver("1101", "K7");
        RadioMessage second = deliver("1101", "K8");
        press("1101", RadioButton.ACK);
        station.advance_s(5);
        assertThat(station.replies()).containsExactly(new Reply.Ambiguous(List.of("K7", "K8")));
        assertThat(station.shownOn("1101")).last().isEqualTo("WHICH? K7/K8");
        assertThat(station.lastStateOf(first)).isEqualTo(RADIO_ACK);
        text("1101", "k8");
        assertThat(station.replies()).last().isEqualTo(new Reply.Acknowledged("K8"));
        assertThat(station.lastStateOf(first)).isEqualTo(RADIO_ACK);
        assertThat(station.lastStateOf(second)).isEqualTo(CREW_ACK);
    }

    @Test
    void theQuestionIsAlsoAskedForAStatusAndItsAnswerMovesOneOrderOnly() {
        deliver("1101", "K7");
        deliver("1101", "K8");
        press("1101", RadioButton.ON_SITE);
        station.advance_s(5);
        text("1101", "K7");
        assertThat(station.replies()).last().isEqualTo(new Reply.Status("K7", CrewStatus.ON_SITE));
        text("1101", "K8");
        assertThat(station.replies()).last().isEqualTo(new Reply.FreeText());
    }

    @Test
    void aTokenAloneTooLongAfterTheQuestionIsJustWords() {
        deliver("1101", "K7");
        deliver("1101", "K8");
        press("1101", RadioButton.ACK);
        station.advance_s(10 * 60 + 1);
        text("1101", "K8");
        assertThat(station.replies()).last().isEqualTo(new Reply.FreeText());
    }

    @Test
    void anOrderThatHasNotBeenOnTheAirCannotBeMeant() {
        deliver("1101", "K7");
        station.radios.switchPower("1101", false);
        station.advance_s(1);
        RadioMessage waiting = station.send(station.order("1101", P2, "K8"));
        station.radios.setBehaviour("1101", RadioBehaviour.manual().withDeaf(true));
        station.session.withdraw(waiting.id(), "by the app");
        station.radios.switchPower("1101", true);
        press("1101", RadioButton.ACK);
        assertThat(station.replies()).containsExactly(new Reply.Acknowledged("K7"));
        text("1101", "ACK K8");
        assertThat(station.replies())
                .last()
                .isEqualTo(new Reply.Refused(Optional.of("K8"), "radio 1101 has no open order K8", "ACK K8"));
    }

    @Test
    void anAckFromAnotherRadioChangesNothingAndIsReported() {
        RadioMessage message = deliver("1101", "K7");
        text("1102", "ACK K7");
        assertThat(station.lastStateOf(message)).isEqualTo(RADIO_ACK);
        assertThat(station.replies())
                .containsExactly(new Reply.Refused(
                        Optional.of("K7"), "radio 1102 has no open order K7; radio 1101 has", "ACK K7"));
        press("1102", RadioButton.ACK);
        assertThat(station.replies())
                .last()
                .isEqualTo(new Reply.Refused(Optional.empty(), "radio 1102 has no open order", "ACK"));
    }

    @Test
    void theSameTokenOnTwoRadiosMeansTwoOrders() {
        RadioMessage first = deliver("1101", "K7");
        RadioMessage second = deliver("1102", "K7");
        text("1102", "ACK K7");
        assertThat(station.lastStateOf(first)).isEqualTo(RADIO_ACK);
        assertThat(station.lastStateOf(second)).isEqualTo(CREW_ACK);
    }

    @Test
    void aDuplicateIsAcknowledgedAgainAndAppliedOnce() {
        ScriptedTransport transport = startScripted();
        airScripted(transport, "K7");
        transport.receive("1101", 3, "EN ROUTE");
        transport.receive("1101", 3, "EN ROUTE");
        station.advance_s(9 * 60);
        transport.receive("1101", 3, "EN ROUTE");
        assertThat(transport.acknowledged).hasSize(3);
        assertThat(station.inbound).hasSize(1);
        station.advance_s(60);
        transport.receive("1101", 3, "EN ROUTE");
        assertThat(station.inbound).hasSize(2);
    }

    @Test
    void anotherTextOrAnotherNumberOrAnotherRadioIsNoDuplicate() {
        ScriptedTransport transport = startScripted();
        transport.receive("1101", 3, "VALVE 12 STUCK");
        transport.receive("1101", 3, "VALVE 13 STUCK");
        transport.receive("1101", 4, "VALVE 13 STUCK");
        transport.receive("1102", 4, "VALVE 13 STUCK");
        assertThat(station.inbound).hasSize(4);
    }

    @Test
    void aRadioThatSendsEverythingTwiceActsOnce() {
        station.radios.setBehaviour("1101", RadioBehaviour.manual().withDuplicates(true));
        RadioMessage message = deliver("1101", "K7");
        press("1101", RadioButton.ACK);
        assertThat(station.inbound).hasSize(1);
        assertThat(station.statesOf(message)).containsOnlyOnce(RADIO_ACK, CREW_ACK);
        assertThat(station.faults).isEmpty();
    }

    @Test
    void aStatusIsAlsoTheCrewsReceiptAndClearClosesTheOrder() {
        RadioMessage message = deliver("1101", "K7");
        press("1101", RadioButton.EN_ROUTE);
        assertThat(station.lastReceiptOf(message))
                .extracting(Receipt::state, Receipt::detail)
                .containsExactly(CREW_ACK, "status EN_ROUTE");
        press("1101", RadioButton.MADE_SAFE);
        press("1101", RadioButton.CLEAR);
        press("1101", RadioButton.ON_SITE);
        assertThat(station.replies())
                .containsExactly(
                        new Reply.Status("K7", CrewStatus.EN_ROUTE),
                        new Reply.Status("K7", CrewStatus.MADE_SAFE),
                        new Reply.Status("K7", CrewStatus.CLEAR),
                        new Reply.Refused(Optional.empty(), "radio 1101 has no open order", "ON SITE"));
        assertThat(station.statesOf(message)).containsOnlyOnce(CREW_ACK);
    }

    @Test
    void aRefusalCarriesItsReasonAndClosesTheOrder() {
        RadioMessage message = deliver("1101", "K7");
        text("1101", "dec k7 truck broken down");
        assertThat(station.replies()).containsExactly(new Reply.Declined("K7", "TRUCK BROKEN DOWN"));
        assertThat(station.lastReceiptOf(message))
                .extracting(Receipt::state, Receipt::detail)
                .containsExactly(DECLINED, "declined: TRUCK BROKEN DOWN");
        text("1101", "ACK K7");
        assertThat(station.replies()).last().isInstanceOf(Reply.Refused.class);
    }

    @Test
    void anEmergencyIsToldBeforeItIsAcknowledged() {
        station.listenerBroken = true;
        station.radios.press("1101", RadioButton.EMERGENCY);
        station.advance_s(20);
        assertThat(station.radios.find("1101").orElseThrow().lines())
                .extracting(RadioDisplay.Line::kept)
                .containsExactly(false);
        station.listenerBroken = false;
        station.advance_s(40);
        assertThat(station.replies()).containsExactly(new Reply.Emergency());
        assertThat(station.radios.find("1101").orElseThrow().lines())
                .extracting(RadioDisplay.Line::kept)
                .containsExactly(true);
    }

    @Test
    void wordsForAPersonAreHandedOnUntouched() {
        deliver("1101", "K7");
        text("1101", "Valve 12 won't turn, need the big key");
        assertThat(station.inbound.get(0).text()).isEqualTo("Valve 12 won't turn, need the big key");
        assertThat(station.replies()).containsExactly(new Reply.FreeText());
    }

    private RadioMessage deliver(String radioId, String token) {
        RadioMessage message = station.send(station.order(radioId, P1, token));
        station.advance_s(5);
        assertThat(station.lastStateOf(message)).isEqualTo(RADIO_ACK);
        return message;
    }

    private void press(String radioId, RadioButton button) {
        station.radios.press(radioId, button);
        station.advance_s(3);
    }

    private void text(String radioId, String text) {
        station.radios.sendText(radioId, text);
        station.advance_s(3);
    }

    private ScriptedTransport startScripted() {
        ScriptedTransport transport = new ScriptedTransport("scripted", station.time);
        station.session.close();
        station.store = new InMemoryMessageStore();
        station.start(List.of(transport));
        return transport;
    }

    private void airScripted(ScriptedTransport transport, String token) {
        station.send(station.order("1101", P1, token));
        transport.listener.onAir(transport.last());
        transport.ackLast();
    }
}
