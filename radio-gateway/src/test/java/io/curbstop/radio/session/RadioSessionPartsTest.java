package io.curbstop.radio.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.transport.Airtime;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportTraits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Words that are no order and too long for the channel go in numbered parts, each acknowledged before the next. */
class RadioSessionPartsTest {

    private static final String LONG = "STORM COMING BRING PUMPS LAMPS AND SIGNS TO THE YARD BEFORE NIGHT AND"
            + " PARK THE TRUCKS BEHIND 118 MILL RD";
    private static final String FIRST = "1/2 STORM COMING BRING PUMPS LAMPS AND SIGNS TO THE YARD BEFORE";
    private static final String SECOND = "2/2 NIGHT AND PARK THE TRUCKS BEHIND 118 MILL RD";

    private final Station station = new Station();

    private ScriptedTransport packet(String name, boolean radioAck) {
        return new ScriptedTransport(
                name,
                station.time,
                new TransportTraits(67, TextAlphabet.ASCII, 100, radioAck, false, Airtime.ax25At1200Baud()));
    }

    private RadioMessage notice(RadioPriority priority) {
        return station.send(RadioMessage.notice(UUID.randomUUID(), "1101", priority, LONG, station.endOfShift()));
    }

    private static List<String> textsOf(ScriptedTransport transport) {
        return transport.sent.stream().map(sent -> sent.frame().text()).toList();
    }

    @Test
    void eachPartHasItsOwnNumberAndWaitsForTheOneBefore() {
        ScriptedTransport only = packet("only", true);
        station.start(List.of(only));
        RadioMessage notice = notice(RadioPriority.P2);
        station.advance_s(1);
        only.listener.onAccepted(only.last());
        only.listener.onAir(only.last());
        station.advance_s(2);
        assertThat(textsOf(only)).containsExactly(FIRST);
        assertThat(station.statesOf(notice)).as("a part is not the message").containsExactly(ReceiptState.QUEUED);
        OutboundFrame first = only.last();
        only.ackLast();
        station.advance_s(1);
        assertThat(textsOf(only)).containsExactly(FIRST, SECOND);
        assertThat(only.last().sequence()).isNotEqualTo(first.sequence());
        only.listener.onRadioAck("1101", first.sequence());
        station.time.runDue();
        assertThat(station.faults).as("said twice, as radios do").isEmpty();
        assertThat(station.statesOf(notice)).doesNotContain(ReceiptState.RADIO_ACK);
        only.ackLast();
        station.advance_s(3600);
        assertThat(station.statesOf(notice)).endsWith(ReceiptState.RADIO_ACK);
        assertThat(only.sent).hasSize(2);
    }

    @Test
    void aPartThatGoesUnansweredIsRepeatedUnderItsNumberAlone() {
        ScriptedTransport only = packet("only", true);
        station.start(List.of(only));
        notice(RadioPriority.P2);
        station.advance_s(1);
        only.ackLast();
        station.advance_s(60);
        assertThat(textsOf(only)).startsWith(FIRST, SECOND, SECOND).containsOnlyOnce(FIRST);
        assertThat(only.sent.stream()
                        .skip(1)
                        .map(sent -> sent.frame().sequence())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void eachPartHasAllItsAttempts() {
        ScriptedTransport only = packet("only", true);
        station.start(List.of(only));
        notice(RadioPriority.P1);
        while (only.sent.size() < 4) {
            station.advance_s(1);
        }
        only.ackLast();
        station.advance_s(600);
        assertThat(textsOf(only)).containsExactly(FIRST, FIRST, FIRST, FIRST, SECOND, SECOND, SECOND, SECOND, SECOND);
    }

    @Test
    void anUrgentOrderGoesBetweenTheParts() {
        ScriptedTransport only = packet("only", true);
        station.start(List.of(only));
        notice(RadioPriority.P3);
        station.advance_s(1);
        RadioMessage order = station.send(station.order("1101", RadioPriority.P1, "K7"));
        only.ackLast();
        station.advance_s(1);
        assertThat(textsOf(only)).containsExactly(FIRST, order.text());
        only.ackLast();
        station.advance_s(1);
        assertThat(textsOf(only)).endsWith(SECOND);
    }

    @Test
    void aRestartGoesOnWithThePartThatIsNext() {
        ScriptedTransport before = packet("only", true);
        station.start(List.of(before));
        RadioMessage notice = notice(RadioPriority.P2);
        station.advance_s(1);
        before.ackLast();
        station.session.close();
        station.time.dropTimers();
        ScriptedTransport after = packet("only", true);
        station.start(List.of(after));
        station.advance_s(60);
        assertThat(after.last().text()).isEqualTo(SECOND);
        after.ackLast();
        assertThat(station.statesOf(notice)).endsWith(ReceiptState.RADIO_ACK);
    }

    @Test
    void anotherTransportBeginsWithTheFirstPart() {
        ScriptedTransport first = packet("first", true);
        ScriptedTransport second = packet("second", true);
        station.start(List.of(first, second));
        notice(RadioPriority.P2);
        station.advance_s(1);
        first.ackLast();
        first.listener.onWorking(false, "The modem is gone");
        station.advance_s(400);
        assertThat(second.sent.get(0).frame().text()).isEqualTo(FIRST);
    }

    @Test
    void oneWayAndToAGroupTheNextFollowsOnceTheOneBeforeIsOut() {
        ScriptedTransport only = packet("only", false);
        station.start(List.of(only));
        RadioMessage words = RadioMessage.group(UUID.randomUUID(), "9", RadioPriority.P2, LONG, station.endOfShift());
        station.send(words);
        for (int part = 0; part < 2; part++) {
            station.advance_s(1);
            only.listener.onAccepted(only.last());
            station.advance_s(1);
            only.listener.onAir(only.sent.get(part).frame());
        }
        station.advance_s(3600);
        assertThat(textsOf(only)).containsExactly(FIRST, SECOND);
        assertThat(only.sent).allMatch(sent -> sent.frame().group());
        assertThat(station.statesOf(words))
                .containsExactly(ReceiptState.QUEUED, ReceiptState.ACCEPTED, ReceiptState.ON_AIR);
    }

    @Test
    void anOrderIsNotSplitWhereWordsAre() {
        ScriptedTransport only = packet("only", true);
        station.start(List.of(only));
        RadioMessage order = station.send(station.order("1101", RadioPriority.P1, "K7", "K7 P1 " + LONG));
        station.advance_s(1);
        assertThat(station.lastStateOf(order)).isEqualTo(ReceiptState.UNDELIVERED);
        assertThat(only.sent).isEmpty();
    }

    @Test
    void anOrderIsNeverSplitAndWordsOnlyAsFarAsTheChannelsRulesAllow() {
        ScriptedTransport only = packet("only", true);
        ChannelRules whole = new ChannelRules(AirtimeLimits.defaults(), 1, RadioPriority.P3, Optional.empty());
        station.settings = SessionSettings.defaults().withChannels(whole, Map.of());
        station.start(List.of(only));
        RadioMessage notice = notice(RadioPriority.P2);
        station.advance_s(1);
        assertThat(station.lastStateOf(notice)).isEqualTo(ReceiptState.UNDELIVERED);
        assertThat(station.airLog)
                .as("in the record, for nothing of it went over the air")
                .anyMatch(line ->
                        line.event() == AirRecord.Event.FAULT && line.text().contains(LONG));
        RadioMessage order = station.send(station.order("1101", RadioPriority.P1, "K7", "K7 P1 " + LONG));
        station.advance_s(1);
        assertThat(station.lastStateOf(order)).isEqualTo(ReceiptState.UNDELIVERED);
        assertThat(only.sent).isEmpty();
    }
}
