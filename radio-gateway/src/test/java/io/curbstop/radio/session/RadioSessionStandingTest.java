package io.curbstop.radio.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.GatewayStatus;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.sim.RadioButton;
import io.curbstop.radio.transport.AddressedTransport;
import io.curbstop.radio.transport.Airtime;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportTraits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Emergencies and muted channels, which stand until a person ends them; groups, letters, addresses and the record. */
class RadioSessionStandingTest {

    private final Station station = new Station();

    @Test
    void anEmergencyHoldsBackRoutineUntilItIsCleared() {
        station.radios.add("1101", "V1", RadioBehaviour.manual());
        station.radios.add("1102", "V2", RadioBehaviour.manual());
        station.start();
        station.radios.press("1101", RadioButton.EMERGENCY);
        station.advance_s(10);
        assertThat(station.replies()).containsExactly(new Reply.Emergency());
        assertThat(station.session.status().emergencies()).containsExactly("1101");
        RadioMessage routine = station.send(station.order("1102", RadioPriority.P3, "K7"));
        RadioMessage urgent = station.send(station.order("1102", RadioPriority.P1, "K8"));
        station.advance_s(60);
        assertThat(station.statesOf(urgent)).contains(ReceiptState.RADIO_ACK);
        assertThat(station.statesOf(routine)).containsExactly(ReceiptState.QUEUED);
        station.session.clearEmergency("1101", "dana");
        station.advance_s(10);
        assertThat(station.statesOf(routine)).contains(ReceiptState.RADIO_ACK);
        assertThat(station.session.status().emergencies()).isEmpty();
    }

    @Test
    void anEmergencyStandsAfterARestartAndAfterTheJournalWasShortened() {
        station.radios.add("1101", "V1", RadioBehaviour.manual());
        station.start();
        station.radios.press("1101", RadioButton.EMERGENCY);
        station.advance_s(10);
        station.session.mute("sim", true, "dana: under repair");
        for (int k = 0; k < 800; k++) {
            station.radios.sendText("1101", "HELLO " + k);
            station.advance_s(2);
        }
        station.advance_s(1200);
        station.session.close();
        station.time.dropTimers();
        station.start();
        assertThat(station.session.status().emergencies()).containsExactly("1101");
        assertThat(station.session.status().channels().get(0).muted()).isTrue();
        station.session.clearEmergency("1101", "dana");
        station.session.close();
        station.time.dropTimers();
        station.start();
        assertThat(station.session.status().emergencies()).isEmpty();
    }

    @Test
    void aMutedChannelHearsButDoesNotSendAndWhatWaitsGoesByAnother() {
        ScriptedTransport first = new ScriptedTransport("first", station.time);
        ScriptedTransport second = new ScriptedTransport("second", station.time);
        station.start(List.of(first, second));
        station.session.mute("first", true, "dana: under repair");
        station.send(station.order("1101", RadioPriority.P1, "K7"));
        station.advance_s(1);
        assertThat(first.sent).isEmpty();
        assertThat(second.sent).hasSize(1);
        first.receive("1101", 4, "HELLO");
        assertThat(station.replies()).containsExactly(new Reply.FreeText());
        assertThat(first.acknowledged).hasSize(1);
        second.ackLast();
        station.session.mute("first", false, "dana");
        station.send(station.order("1102", RadioPriority.P1, "K8"));
        station.advance_s(1);
        assertThat(first.sent).hasSize(1);
    }

    @Test
    void aChannelThatDoesNotWorkIsLeftAndTakenAgain() {
        ScriptedTransport only = new ScriptedTransport("only", station.time);
        station.start(List.of(only));
        only.listener.onWorking(false, "The modem is gone");
        RadioMessage message = station.send(station.order("1101", RadioPriority.P1, "K7"));
        station.advance_s(120);
        assertThat(only.sent).isEmpty();
        GatewayStatus.ChannelStatus status = station.session.status().channels().get(0);
        assertThat(status.detail()).isEqualTo("The modem is gone");
        assertThat(station.statesOf(message)).doesNotContain(ReceiptState.UNDELIVERED);
        only.listener.onWorking(true, "");
        station.advance_s(1);
        assertThat(only.sent).hasSize(1);
    }

    @Test
    void wordsToAGroupAreSentOnceAndNeverCountAsAcknowledged() {
        ScriptedTransport only = new ScriptedTransport("only", station.time);
        station.start(List.of(only));
        RadioMessage words = RadioMessage.group(
                UUID.randomUUID(), "9", RadioPriority.P2, "ALL CREWS STAND BY", station.endOfShift());
        station.send(words);
        station.advance_s(1);
        assertThat(only.last().group()).isTrue();
        only.listener.onAccepted(only.last());
        only.listener.onAir(only.last());
        station.advance_s(3600);
        assertThat(only.sent).hasSize(1);
        assertThat(station.statesOf(words))
                .containsExactly(ReceiptState.QUEUED, ReceiptState.ACCEPTED, ReceiptState.ON_AIR);
    }

    @Test
    void wordsToAGroupWaitForNoRadioToRegister() {
        ScriptedTransport only = new ScriptedTransport(
                "only", station.time, new TransportTraits(280, TextAlphabet.ASCII, 32, true, true, Airtime.dmr()));
        station.start(List.of(only));
        station.send(RadioMessage.group(
                UUID.randomUUID(), "9", RadioPriority.P2, "ALL CREWS STAND BY", station.endOfShift()));
        station.advance_s(1);
        assertThat(only.sent).hasSize(1);
    }

    @Test
    void aTextInOtherLettersGoesByTheTransportThatHasThem() {
        ScriptedTransport plain = new ScriptedTransport(
                "plain", station.time, new TransportTraits(280, TextAlphabet.ASCII, 32, true, false, Airtime.dmr()));
        ScriptedTransport every = new ScriptedTransport("every", station.time);
        station.start(List.of(plain, every));
        station.send(station.order("1101", RadioPriority.P1, "K7", "K7 P1 \u6c34"));
        station.send(station.order("1102", RadioPriority.P1, "K8", "K8 P1 CH\u00c2TEAU"));
        station.advance_s(1);
        assertThat(every.last().text()).isEqualTo("K7 P1 \u6c34");
        assertThat(plain.last().text()).isEqualTo("K8 P1 CHATEAU");
    }

    @Test
    void aChannelForUrgentMessagesCarriesNoOthers() {
        ScriptedTransport voice = new ScriptedTransport("voice", station.time);
        ChannelRules urgent = new ChannelRules(AirtimeLimits.defaults(), 1, RadioPriority.P1, Optional.empty());
        station.settings = SessionSettings.defaults().withChannels(ChannelRules.defaults(), Map.of("voice", urgent));
        station.start(List.of(voice));
        RadioMessage routine = station.send(station.order("1101", RadioPriority.P2, "K7"));
        station.send(station.order("1102", RadioPriority.P1, "K8"));
        station.advance_s(1);
        assertThat(voice.sent).extracting(sent -> sent.frame().radioId()).containsExactly("1102");
        assertThat(station.lastStateOf(routine)).as("known at once").isEqualTo(ReceiptState.UNDELIVERED);
    }

    @Test
    void aTextThatNoTransportCanWriteIsUndeliveredAtOnce() {
        ScriptedTransport plain = new ScriptedTransport(
                "plain", station.time, new TransportTraits(280, TextAlphabet.ASCII, 32, true, false, Airtime.dmr()));
        station.start(List.of(plain));
        RadioMessage message = station.send(station.order("1101", RadioPriority.P1, "K7", "K7 P1 \u6c34"));
        station.advance_s(1);
        assertThat(station.lastStateOf(message)).isEqualTo(ReceiptState.UNDELIVERED);
    }

    @Test
    void aStatusKeyMeansWhatTheFleetsTableSays() {
        ScriptedTransport only = new ScriptedTransport("only", station.time);
        station.start(List.of(only));
        station.send(station.order("1101", RadioPriority.P1, "K7"));
        station.advance_s(1);
        only.listener.onAir(only.last());
        only.listener.onReceived(new InboundFrame("1101", 1, InboundFrame.Kind.STATUS, "001"));
        only.listener.onReceived(new InboundFrame("1101", 2, InboundFrame.Kind.STATUS, "77"));
        only.listener.onReceived(new InboundFrame("1101", 3, InboundFrame.Kind.TEXT, "1"));
        station.time.runDue();
        assertThat(station.replies())
                .containsExactly(new Reply.Acknowledged("K7"), new Reply.FreeText(), new Reply.FreeText());
    }

    @Test
    void aTextThatNoDatabaseTakesIsToldAllTheSameAndARadioWithoutANameIsNot() {
        ScriptedTransport only = new ScriptedTransport("only", station.time);
        station.start(List.of(only));
        only.receive("1101", 1, "HELP\u0000 \uD83D " + "X".repeat(10_000));
        only.receive("11\u000001", 2, "HELLO");
        only.receive("1".repeat(41), 3, "HELLO");
        assertThat(station.inbound).hasSize(1);
        assertThat(station.inbound.get(0).text()).startsWith("HELP  ? XXX").hasSize(4096);
        assertThat(only.acknowledged).hasSize(1);
        assertThat(station.faults).extracting(RadioFault::code).containsOnly("radio-id-not-readable");
    }

    @Test
    void eachNetworkKnowsARadioByItsOwnWord() {
        ScriptedTransport inner = new ScriptedTransport("packet", station.time);
        station.start(List.of(new AddressedTransport(inner, Map.of("1101", "CREW11"), true)));
        RadioMessage order = station.send(station.order("1101", RadioPriority.P1, "K7"));
        station.send(station.order("1102", RadioPriority.P1, "K8"));
        station.advance_s(1);
        assertThat(inner.sent).hasSize(1);
        assertThat(inner.last().radioId()).isEqualTo("CREW11");
        inner.ackLast();
        inner.receive("CREW11", 4, "ACK K7");
        assertThat(station.statesOf(order)).contains(ReceiptState.RADIO_ACK, ReceiptState.CREW_ACK);
        assertThat(station.inbound.get(0).radioId()).isEqualTo("1101");
        assertThat(inner.acknowledged.get(0).radioId()).isEqualTo("CREW11");
    }

    @Test
    void theRecordTellsWhatWentOutAndWhatCameBack() {
        ScriptedTransport only = new ScriptedTransport("only", station.time);
        station.start(List.of(only));
        station.send(station.order("1101", RadioPriority.P1, "K7", "K7 P1 GO"));
        station.advance_s(1);
        only.listener.onAir(only.last());
        only.listener.onRadioAck("1999", only.last().sequence());
        only.ackLast();
        only.receive("1101", 4, "ACK K7");
        only.receive("1101", 4, "ACK K7");
        assertThat(station.airLog)
                .extracting(AirRecord::event, AirRecord::radioId, AirRecord::text)
                .satisfiesExactly(
                        line -> assertThat(line.toList()).containsExactly(AirRecord.Event.SENT, "1101", "K7 P1 GO"),
                        line -> assertThat(line.toList()).startsWith(AirRecord.Event.ON_AIR, "1101"),
                        line -> assertThat(line.toList()).startsWith(AirRecord.Event.FAULT, "1999"),
                        line -> assertThat(line.toList()).startsWith(AirRecord.Event.RADIO_ACK, "1101"),
                        line -> assertThat(line.toList()).startsWith(AirRecord.Event.CAME, "1101"),
                        line -> assertThat(line.toList()).containsExactly(AirRecord.Event.RECEIVED, "1101", "ACK K7"),
                        line -> assertThat(line.toList()).startsWith(AirRecord.Event.ACKNOWLEDGED, "1101"),
                        line -> assertThat(line.toList()).containsExactly(AirRecord.Event.REPEATED, "1101", "ACK K7"),
                        line -> assertThat(line.toList()).startsWith(AirRecord.Event.ACKNOWLEDGED, "1101"));
    }

    @Test
    void aFloodOfForgedAcknowledgementsIsCountedInTheRecordAndDoesNotFillIt() {
        ScriptedTransport only = new ScriptedTransport("only", station.time);
        station.start(List.of(only));
        RadioMessage order = station.send(station.order("1101", RadioPriority.P1, "K7"));
        station.advance_s(1);
        int before = station.airLog.size();
        for (int forged = 0; forged < 10_000; forged++) {
            only.listener.onRadioAck("1999", only.last().sequence());
        }
        assertThat(station.airLog.size() - before).isEqualTo(5);
        station.advance_s(60);
        only.listener.onRadioAck("1999", only.last().sequence());
        assertThat(station.airLog.get(station.airLog.size() - 1).text()).endsWith("(and 9995 more)");
        assertThat(station.statesOf(order)).doesNotContain(ReceiptState.RADIO_ACK);
    }

    @Test
    void theAirtimeOfAnHourAgoIsForgotten() {
        ScriptedTransport only = new ScriptedTransport("only", station.time);
        station.start(List.of(only));
        station.send(station.order("1101", RadioPriority.P1, "K7"));
        station.advance_s(1);
        only.ackLast();
        double used_s = station.session.status().channels().get(0).airtimeLastHour_s();
        assertThat(used_s).isBetween(1.0, 3.0);
        station.time.advance(Duration.ofMinutes(61));
        assertThat(station.session.status().channels().get(0).airtimeLastHour_s())
                .isZero();
    }
}
