package io.curbstop.radio.session;

import static io.curbstop.radio.api.RadioPriority.P1;
import static io.curbstop.radio.api.RadioPriority.P2;
import static io.curbstop.radio.api.RadioPriority.P3;
import static io.curbstop.radio.api.ReceiptState.ACCEPTED;
import static io.curbstop.radio.api.ReceiptState.CREW_ACK;
import static io.curbstop.radio.api.ReceiptState.EXPIRED;
import static io.curbstop.radio.api.ReceiptState.ON_AIR;
import static io.curbstop.radio.api.ReceiptState.QUEUED;
import static io.curbstop.radio.api.ReceiptState.RADIO_ACK;
import static io.curbstop.radio.api.ReceiptState.SUPERSEDED;
import static io.curbstop.radio.api.ReceiptState.UNDELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.transport.Airtime;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportTraits;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RadioSessionSendTest {

    /** 40 characters: 0.90 s on the air and 0.60 s for the acknowledgement, so the first timer is 8 s. */
    private static final String FORTY = "K7 P1 WO4471 NO WATER 118 MILL RD W ....";

    private final Station station = new Station();

    @Test
    void aMessagePassesEachStateInOrderAndTheMachineIsNotThePerson() {
        station.radios.add("1101", "V1", RadioBehaviour.autoAck(Duration.ofSeconds(30)));
        station.start();
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        station.advance_s(20);
        assertThat(station.statesOf(message)).containsExactly(QUEUED, ACCEPTED, ON_AIR, RADIO_ACK);
        station.advance_s(20);
        assertThat(station.statesOf(message)).containsExactly(QUEUED, ACCEPTED, ON_AIR, RADIO_ACK, CREW_ACK);
        assertThat(station.shownOn("1101")).containsExactly(message.text());
    }

    @Test
    void anUnansweredP1IsSentFiveTimesAtDoublingIntervalsUpTo60Seconds() {
        ScriptedTransport transport = startScripted();
        RadioMessage message = station.send(station.order("1101", P1, "K7", FORTY));
        station.advance_s(175.9);
        assertThat(transport.times_s()).containsExactly(0.0, 8.0, 24.0, 56.0, 116.0);
        assertThat(station.lastStateOf(message)).isEqualTo(QUEUED);
        station.advance_s(0.1);
        assertThat(station.lastReceiptOf(message))
                .extracting(Receipt::state, Receipt::detail)
                .containsExactly(UNDELIVERED, "no acknowledgement after 5 attempts");
        station.advance_s(3600);
        assertThat(transport.sent).hasSize(5);
    }

    @Test
    void anUnansweredP3DoublesBeyondAMinute() {
        ScriptedTransport transport = startScripted();
        station.send(station.order("1101", P3, "K7", FORTY));
        station.advance_s(3600);
        assertThat(transport.times_s()).containsExactly(0.0, 8.0, 24.0, 56.0, 120.0);
    }

    @Test
    void allAttemptsOfAMessageHaveOneSequenceNumberAndTheNextMessageTheNext() {
        ScriptedTransport transport = startScripted();
        station.send(station.order("1101", P1, "K7"));
        station.advance_s(10);
        transport.ackLast();
        station.send(station.order("1101", P1, "K8"));
        station.advance_s(1);
        assertThat(transport.sent).extracting(sent -> sent.frame().sequence()).containsExactly(0, 0, 1);
        assertThat(transport.sent).extracting(sent -> sent.frame().attempt()).containsExactly(1, 2, 1);
    }

    @Test
    void aNumberIsNotUsedAgainWhileAMessageWaitsUnderItAndOtherwiseMeansTheNewest() {
        ScriptedTransport transport = new ScriptedTransport(
                "two", station.time, new TransportTraits(280, TextAlphabet.ASCII, 2, true, false, Airtime.dmr()));
        station.start(List.of(transport));
        RadioMessage waiting = station.send(station.order("1101", P3, "K7"));
        transport.listener.onAir(transport.last());
        for (String token : List.of("K8", "K9")) {
            RadioMessage urgent = station.send(station.order("1101", P1, token));
            station.advance_s(3);
            assertThat(transport.last().text()).isEqualTo(urgent.text());
            assertThat(transport.last().sequence()).isEqualTo(1);
            transport.ackLast();
            assertThat(station.lastStateOf(urgent)).isEqualTo(RADIO_ACK);
        }
        assertThat(station.lastStateOf(waiting)).isEqualTo(ON_AIR);
    }

    @Test
    void aRadioThatRegistersWhileItsFrameIsOutIsNotSentItAgainAtOnce() {
        ScriptedTransport transport = startScripted();
        station.send(station.order("1101", P1, "K7", FORTY));
        transport.listener.onAir(transport.last());
        transport.listener.onPresence("1101", true);
        station.advance_s(7.9);
        assertThat(transport.sent).hasSize(1);
    }

    @Test
    void theMachinesWordAfterThePersonsIsNotTold() {
        ScriptedTransport transport = startScripted();
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        transport.listener.onAir(transport.last());
        transport.receive("1101", 4, "ACK K7");
        transport.ackLast();
        station.advance_s(60);
        assertThat(station.statesOf(message)).containsExactly(QUEUED, ON_AIR, CREW_ACK);
    }

    @Test
    void aNoticeThatTheRadioHasIsDone() {
        ScriptedTransport transport = startScripted();
        RadioMessage notice =
                station.send(RadioMessage.notice(UUID.randomUUID(), "1101", P2, "STAND BY", station.endOfShift()));
        transport.ackLast();
        station.advance_s(9 * 3600);
        assertThat(station.statesOf(notice)).containsExactly(QUEUED, RADIO_ACK);
    }

    @Test
    void theTimerBeginsAnewWhenTheFrameIsOnTheAir() {
        ScriptedTransport transport = startScripted();
        station.send(station.order("1101", P1, "K7", FORTY));
        station.advance_s(5);
        transport.listener.onAir(transport.last());
        station.advance_s(7.9);
        assertThat(transport.sent).hasSize(1);
        station.advance_s(0.1);
        assertThat(transport.times_s()).containsExactly(0.0, 13.0);
    }

    @Test
    void nothingIsSentToARadioThatIsAbsentAndAllOfItInTurnWhenItRegisters() {
        station.radios.add("1101", "V1", RadioBehaviour.manual());
        station.radios.switchPower("1101", false);
        station.start();
        RadioMessage routine = station.send(station.order("1101", P3, "K7"));
        RadioMessage urgent = station.send(station.order("1101", P1, "K8"));
        station.advance_s(600);
        assertThat(station.statesOf(urgent)).containsExactly(QUEUED);
        station.radios.switchPower("1101", true);
        station.advance_s(10);
        assertThat(station.shownOn("1101")).containsExactly(urgent.text(), routine.text());
        assertThat(station.lastStateOf(routine)).isEqualTo(RADIO_ACK);
        assertThat(station.presences).extracting("present").containsExactly(true);
    }

    @Test
    void aRadioThatComesBackGetsAllItsAttemptsAnew() {
        station.radios.add("1101", "V1", RadioBehaviour.manual().withDeaf(true));
        station.start();
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        station.advance_s(130);
        station.radios.switchPower("1101", false);
        station.advance_s(120);
        assertThat(station.lastStateOf(message)).isEqualTo(ON_AIR);
        station.radios.setBehaviour("1101", RadioBehaviour.manual());
        station.radios.switchPower("1101", true);
        station.advance_s(5);
        assertThat(station.lastStateOf(message)).isEqualTo(RADIO_ACK);
    }

    @Test
    void onlyOneMessageAtATimeGoesToARadio() {
        ScriptedTransport transport = startScripted();
        station.send(station.order("1101", P2, "K7"));
        RadioMessage second = station.send(station.order("1101", P2, "K8"));
        station.advance_s(7);
        assertThat(transport.sent).hasSize(1);
        transport.ackLast();
        assertThat(transport.last().text()).isEqualTo(second.text());
    }

    @Test
    void theMoreUrgentOvertakesAMessageThatWaitsForItsNextAttempt() {
        ScriptedTransport transport = startScripted();
        station.send(station.order("1101", P3, "K7", FORTY));
        station.advance_s(8);
        transport.listener.onAir(transport.last());
        RadioMessage urgent = station.send(station.order("1101", P1, "K8"));
        assertThat(transport.sent).hasSize(2);
        station.advance_s(3);
        assertThat(transport.last().text()).isEqualTo(urgent.text());
    }

    @Test
    void aMessageExpiresAtItsTimeWhetherTheRadioHasItOrNot() {
        station.radios.add("1101", "V1", RadioBehaviour.manual());
        station.radios.add("1102", "V2", RadioBehaviour.manual());
        station.radios.switchPower("1102", false);
        station.start();
        RadioMessage shown = station.send(station.order("1101", P1, "K7"));
        RadioMessage absent = station.send(station.order("1102", P1, "K7"));
        RadioMessage routine = station.send(station.order("1102", P2, "K8"));
        RadioMessage idle = station.send(station.order("1102", P3, "K9"));
        station.advance_s(15 * 60 - 0.1);
        assertThat(station.lastStateOf(shown)).isEqualTo(RADIO_ACK);
        assertThat(station.lastStateOf(absent)).isEqualTo(QUEUED);
        station.advance_s(0.1);
        assertThat(station.lastReceiptOf(shown).detail()).isEqualTo("reached the radio, nobody acknowledged in time");
        assertThat(station.lastReceiptOf(absent).detail()).isEqualTo("did not reach the radio in time, attempts: 0");
        station.advance_s(105 * 60);
        assertThat(station.lastStateOf(routine)).isEqualTo(EXPIRED);
        assertThat(station.lastStateOf(idle)).isEqualTo(QUEUED);
        station.advance_s(6 * 3600);
        assertThat(station.lastStateOf(idle)).isEqualTo(EXPIRED);
    }

    @Test
    void theSameIdIsSentOnce() {
        ScriptedTransport transport = startScripted();
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        transport.ackLast();
        station.send(message);
        station.advance_s(60);
        assertThat(transport.sent).hasSize(1);
    }

    @Test
    void aWithdrawnMessageIsNotSentAgain() {
        ScriptedTransport transport = startScripted();
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        station.session.withdraw(message.id(), "acknowledged by the app");
        station.advance_s(300);
        assertThat(transport.sent).hasSize(1);
        assertThat(station.lastReceiptOf(message))
                .extracting(Receipt::state, Receipt::detail)
                .containsExactly(SUPERSEDED, "acknowledged by the app");
    }

    @Test
    void aRadioWhoseAcknowledgementsAreLostShowsTheTextOnceOverAllAttempts() {
        station.radios.add("1101", "V1", RadioBehaviour.manual().withAcksLost(true));
        station.start();
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        station.advance_s(300);
        assertThat(station.lastStateOf(message)).isEqualTo(UNDELIVERED);
        assertThat(station.statesOf(message)).filteredOn(ON_AIR::equals).hasSize(5);
        assertThat(station.shownOn("1101")).hasSize(1);
    }

    @Test
    void listenersGetWhatTheyDidNotTakeAgainInOrder() {
        ScriptedTransport transport = startScripted();
        station.listenerBroken = true;
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        transport.ackLast();
        station.advance_s(5);
        assertThat(station.receipts).isEmpty();
        station.listenerBroken = false;
        station.advance_s(30);
        assertThat(station.statesOf(message)).containsExactly(QUEUED, RADIO_ACK);
    }

    @Test
    void timeToLiveFollowsThePriority() {
        assertThat(P1.findTimeToLive()).contains(Duration.ofMinutes(15));
        assertThat(P2.findTimeToLive()).contains(Duration.ofHours(2));
        assertThat(P3.findTimeToLive()).isEmpty();
        assertThat(RadioPriority.P3.expiresAt(Station.START, station.endOfShift()))
                .isEqualTo(station.endOfShift());
    }

    private ScriptedTransport startScripted() {
        ScriptedTransport transport = new ScriptedTransport("scripted", station.time);
        station.start(List.of(transport));
        return transport;
    }
}
