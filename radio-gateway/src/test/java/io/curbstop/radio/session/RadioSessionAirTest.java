package io.curbstop.radio.session;

import static io.curbstop.radio.api.RadioPriority.EMERGENCY;
import static io.curbstop.radio.api.RadioPriority.P1;
import static io.curbstop.radio.api.RadioPriority.P3;
import static io.curbstop.radio.api.ReceiptState.ON_AIR;
import static io.curbstop.radio.api.ReceiptState.QUEUED;
import static io.curbstop.radio.api.ReceiptState.RADIO_ACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.transport.Airtime;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportTraits;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which transport and which channel a message takes, and what they report. */
class RadioSessionAirTest {

    /** 40 characters: 0.90 s on the air and 0.60 s for the acknowledgement, so the first timer is 8 s. */
    private static final String FORTY = "K7 P1 WO4471 NO WATER 118 MILL RD W ....";

    private final Station station = new Station();

    @Test
    void afterFiveAttemptsTheNextTransportIsTried() {
        ScriptedTransport first = new ScriptedTransport("first", station.time);
        ScriptedTransport second = new ScriptedTransport("second", station.time);
        station.start(List.of(first, second));
        RadioMessage message = station.send(station.order("1101", P1, "K7", FORTY));
        station.advance_s(176);
        assertThat(first.sent).hasSize(5);
        assertThat(second.times_s()).containsExactly(176.0);
        second.ackLast();
        assertThat(station.lastReceiptOf(message))
                .extracting(Receipt::state, Receipt::detail)
                .containsExactly(RADIO_ACK, "attempt 6 by second");
    }

    @Test
    void theTransportThatHeardTheRadioLastIsTriedFirst() {
        ScriptedTransport first = new ScriptedTransport("first", station.time);
        ScriptedTransport second = new ScriptedTransport("second", station.time);
        station.start(List.of(first, second));
        second.receive("1101", 4, "GOOD MORNING");
        station.send(station.order("1101", P1, "K7"));
        assertThat(first.sent).isEmpty();
        assertThat(second.sent).hasSize(1);
    }

    @Test
    void theTransportOnWhichTheRadioRegisteredLastIsTriedFirst() {
        ScriptedTransport first = new ScriptedTransport("first", station.time);
        ScriptedTransport second = new ScriptedTransport("second", station.time);
        station.start(List.of(first, second));
        second.listener.onPresence("1101", true);
        station.send(station.order("1101", P1, "K7"));
        assertThat(first.sent).isEmpty();
        assertThat(second.sent).hasSize(1);
    }

    @Test
    void aTransportThatWasGivenUpIsTriedAgainWhenTheRadioRegistersOnIt() {
        ScriptedTransport first = new ScriptedTransport("first", station.time);
        ScriptedTransport second = new ScriptedTransport("second", station.time);
        station.start(List.of(first, second));
        station.send(station.order("1101", P1, "K7", FORTY));
        station.advance_s(176);
        assertThat(second.sent).hasSize(1);
        first.listener.onPresence("1101", true);
        station.advance_s(600);
        assertThat(first.sent).hasSize(10);
    }

    @Test
    void aLateAcknowledgementDoesNotEndTheWaitForAnothers() {
        ScriptedTransport transport = startScripted();
        station.send(station.order("1101", P1, "K7", FORTY));
        transport.listener.onAir(transport.last());
        OutboundFrame late = transport.last();
        station.send(station.order("1102", P1, "K8", FORTY));
        station.advance_s(3);
        assertThat(transport.last().radioId()).isEqualTo("1102");
        station.send(station.order("1103", P1, "K9", FORTY));
        transport.listener.onRadioAck("1101", late.sequence());
        station.advance_s(1);
        assertThat(transport.sent).as("1102 may be about to acknowledge").hasSize(2);
        transport.ackLast();
        assertThat(transport.last().radioId()).isEqualTo("1103");
    }

    @Test
    void aTextTooLongForEveryTransportIsUndeliveredAtOnce() {
        ScriptedTransport transport = startScripted();
        RadioMessage message = station.send(station.order("1101", P1, "K7", "K7 " + "X".repeat(300)));
        station.advance_s(1);
        assertThat(transport.sent).isEmpty();
        assertThat(station.lastReceiptOf(message).detail())
                .isEqualTo("no channel carries this text of 303 characters in P1");
    }

    @Test
    void aBusyChannelHoldsFramesBack() {
        ScriptedTransport transport = startScripted();
        transport.busy = true;
        station.send(station.order("1101", EMERGENCY, "K7"));
        station.advance_s(30);
        assertThat(transport.sent).isEmpty();
        transport.busy = false;
        station.advance_s(0.25);
        assertThat(transport.sent).hasSize(1);
    }

    @Test
    void aChannelThatTellsOfItsSilenceIsUsedAtOnce() {
        ScriptedTransport transport = startScripted();
        transport.busy = true;
        station.send(station.order("1101", P1, "K7"));
        station.advance_s(0.1);
        transport.busy = false;
        transport.listener.onChannelClear();
        assertThat(transport.times_s()).containsExactly(0.1);
    }

    @Test
    void aModemThatRefusesIsTriedAgainAndReported() {
        ScriptedTransport transport = startScripted();
        transport.broken = true;
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        station.advance_s(1);
        assertThat(station.faults)
                .extracting("code", "detail")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("frame-not-taken", "unplugged"));
        transport.broken = false;
        station.advance_s(10);
        transport.ackLast();
        assertThat(station.statesOf(message)).containsExactly(QUEUED, RADIO_ACK);
    }

    @Test
    void routineTrafficKeepsToATenthOfTheChannelAfterItsBurst() {
        ScriptedTransport transport = startScripted();
        IntStream.range(0, 60)
                .forEach(index -> station.send(
                        RadioMessage.notice(UUID.randomUUID(), "2" + (100 + index), P3, FORTY, station.endOfShift())));
        for (int second = 0; second < 600; second++) {
            if (!transport.sent.isEmpty()) {
                transport.ackLast();
            }
            station.advance_s(1);
        }
        // 30 s at once and 6 s a minute for ten minutes make 90 s, at 1.5 s a message.
        assertThat(transport.sent).hasSizeBetween(59, 60);
        assertThat(transport.times_s().stream().filter(at -> at < 60).count()).isBetween(20L, 24L);
    }

    @Test
    void aRadioThatAcknowledgesTheWrongNumberIsReportedAndNotBelieved() {
        station.radios.add("1101", "V1", RadioBehaviour.manual().withWrongSequence(true));
        station.start();
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        station.advance_s(5);
        assertThat(station.lastStateOf(message)).isEqualTo(ON_AIR);
        assertThat(station.faults).extracting("code").containsOnly("unexpected-radio-ack");
        assertThat(station.shownOn("1101")).hasSize(1);
    }

    @Test
    void onATransportWithoutAcknowledgementTheAirIsAllOneLearns() {
        ScriptedTransport transport = new ScriptedTransport(
                "paging", station.time, new TransportTraits(80, TextAlphabet.ASCII, 32, false, false, Airtime.dmr()));
        station.start(List.of(transport));
        RadioMessage message = station.send(station.order("1101", P1, "K7"));
        transport.listener.onAir(transport.last());
        station.advance_s(300);
        assertThat(transport.sent).hasSize(1);
        assertThat(station.lastStateOf(message)).isEqualTo(ON_AIR);
    }

    private ScriptedTransport startScripted() {
        ScriptedTransport transport = new ScriptedTransport("scripted", station.time);
        station.start(List.of(transport));
        return transport;
    }
}
