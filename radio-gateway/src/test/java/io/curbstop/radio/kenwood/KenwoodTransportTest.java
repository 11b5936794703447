package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.kenwood.KenwoodAddress.FleetUnit;
import io.curbstop.radio.kenwood.KenwoodCommand.PositionPoll;
import io.curbstop.radio.kenwood.KenwoodReport.Result;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.ToldEvents;
import io.curbstop.radio.transport.TransportException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the transport sends, and what it makes of answers, late ones, none, and a line that is lost. */
class KenwoodTransportTest {

    private static final FleetUnit UNIT = new FleetUnit(100, 1202);
    private static final FleetUnit OTHER = new FleetUnit(100, 1203);
    private static final Duration ANSWER = KenwoodTimes.defaults().answer();
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final KenwoodRig rig = new KenwoodRig();
    private final ToldEvents recorder = new ToldEvents();
    private final List<String> events = recorder.events;
    private KenwoodTransport transport;

    @BeforeEach
    void start() {
        rig.radio.add(UNIT);
        rig.radio.add(OTHER);
        transport =
                new KenwoodTransport("kenwood", KenwoodSettings.fleetSync(rig.cable.near(), 100), rig.near, rig.time);
        transport.start(recorder);
        rig.pass(SECOND);
        assertThat(events).containsExactly("works");
        events.clear();
    }

    @AfterEach
    void stop() {
        transport.close();
        rig.close();
    }

    private void send(String radioId, int sequence, String text) throws TransportException {
        transport.send(new OutboundFrame(radioId, sequence, 1, RadioPriority.P1, text));
    }

    @Test
    void aTextThatTheRadioDoesNotAcknowledgeIsRefusedAndNeverCalledOnTheAir() throws TransportException {
        rig.radio.switchPower(UNIT, false);
        send("1202", 7, "K7");
        rig.pass(ANSWER);
        assertThat(events)
                .containsExactly("accepted 7", "refused 7: the radio did not acknowledge over the air", "clear");
    }

    @Test
    void theAcknowledgementIsThatOfTheRadioItWasSentTo() throws TransportException {
        send("100-1203", 3, "K7");
        rig.pass(ANSWER);
        assertThat(events).containsExactly("accepted 3", "air 3", "ack 3 of 100-1203", "clear");
        assertThat(rig.radio.commands()).containsExactly(new KenwoodCommand.Text(OTHER, false, "K7"));
    }

    @Test
    void anAnswerToNothingAcknowledgesNothing() {
        rig.radio.say(new Result(true));
        rig.pass(SECOND);
        assertThat(events).containsExactly("fault unexpected-answer");
    }

    @Test
    void anAnswerThatComesTwiceAcknowledgesOnce() throws TransportException {
        rig.radio.duplicating = true;
        send("1202", 7, "K7");
        rig.pass(ANSWER);
        assertThat(events).containsExactly("accepted 7", "air 7", "ack 7 of 1202", "clear", "fault unexpected-answer");
    }

    @Test
    void aSecondTextIsNotTakenWhileOneIsUnderWay() throws TransportException {
        send("1202", 7, "K7");
        assertThat(transport.isChannelBusy()).isTrue();
        assertThatThrownBy(() -> send("1203", 8, "K8")).hasMessageContaining("the text before");
        rig.pass(ANSWER);
        assertThat(transport.isChannelBusy()).isFalse();
        send("1203", 8, "K8");
        rig.pass(ANSWER);
        assertThat(rig.radio.shown()).containsExactly("K7", "K8");
    }

    @Test
    void aTextThatIsNeverAnsweredIsGivenUpAndItsLateAnswerIsNobodysAcknowledgement() throws TransportException {
        rig.radio.deaf = true;
        send("1202", 7, "K7");
        rig.pass(ANSWER.plus(SECOND));
        assertThat(events).containsExactly("accepted 7", "refused 7: the radio on the line has not answered for 30 s");
        rig.radio.deaf = false;
        send("1203", 8, "K8");
        rig.pass(SECOND);
        rig.radio.say(new Result(true));
        rig.pass(SECOND);
        assertThat(events).endsWith("fault late-answer");
        assertThat(rig.radio.shown()).isEmpty();
        rig.pass(ANSWER.plus(ANSWER));
        assertThat(rig.radio.shown()).containsExactly("K8");
        assertThat(events).endsWith("accepted 8", "air 8", "ack 8 of 1203", "clear");
    }

    @Test
    void aRadioOnTheLineThatAnswersNothingIsReportedAndItsLineOpenedAnew() throws TransportException {
        rig.radio.deaf = true;
        for (int sequence = 1; sequence <= Exchanges.UNANSWERED_BEFORE_REOPENING; sequence++) {
            send("1202", sequence, "K" + sequence);
            rig.pass(ANSWER.plusSeconds(2));
            int sent = sequence;
            assertThat(events)
                    .filteredOn(event -> event.startsWith("refused " + sent))
                    .hasSize(1);
            if (sequence < Exchanges.UNANSWERED_BEFORE_REOPENING) {
                rig.pass(ANSWER);
            }
        }
        rig.await(() -> events.stream().anyMatch(event -> event.startsWith("fails")));
        rig.time.advance(KenwoodTimes.defaults().firstReopening());
        rig.await(() -> events.contains("works"));
        assertThat(events)
                .containsSubsequence(
                        "fails: The radio on the line " + rig.cable.near() + " takes texts and answers nothing",
                        "works");
        rig.radio.deaf = false;
        rig.pass(ANSWER);
        send("1202", 9, "K9");
        rig.pass(ANSWER);
        assertThat(rig.radio.shown()).containsExactly("K9");
    }

    @Test
    void aLineThatIsPulledOutIsReportedAndUsedAgainWhenItIsBack() throws TransportException {
        rig.pullOut();
        rig.await(() -> events.size() == 1);
        assertThat(events.get(0)).isEqualTo("fails: The serial line " + rig.cable.near() + " is gone");
        assertThatThrownBy(() -> send("1202", 7, "K7")).isInstanceOf(TransportException.class);
        rig.time.advance(Duration.ofMinutes(10));
        rig.plugIn();
        rig.radio.add(UNIT);
        rig.passUntil(() -> events.contains("works"), SECOND);
        send("1202", 7, "K7");
        rig.pass(ANSWER);
        assertThat(events).endsWith("works", "accepted 7", "air 7", "ack 7 of 1202", "clear");
    }

    @Test
    void aTextThatIsUnderWayWhenTheLineIsLostIsRefusedAndItsLateAnswerIsNobodys() throws TransportException {
        rig.radio.deaf = true;
        send("1202", 7, "K7");
        rig.pass(SECOND);
        rig.pullOut();
        rig.await(() -> events.stream().anyMatch(event -> event.startsWith("refused 7")));
        rig.plugIn();
        rig.radio.add(UNIT);
        rig.time.advance(KenwoodTimes.defaults().firstReopening());
        rig.await(() -> events.contains("works"));
        send("1202", 8, "K8");
        rig.radio.say(new Result(true));
        rig.pass(SECOND);
        assertThat(events).endsWith("fault late-answer").noneMatch(event -> event.startsWith("ack"));
        rig.pass(ANSWER.plus(ANSWER));
        assertThat(events).contains("ack 8 of 1202");
    }

    @Test
    void whatNoRadioCanTakeIsNotTried() {
        assertThatThrownBy(() -> send("1202", 1, "x".repeat(49))).hasMessageContaining("49 characters");
        assertThatThrownBy(() -> send("1202", 1, "H\u00F6HE")).hasMessageContaining("letters");
        assertThatThrownBy(() -> send("1202", 1, "END\u0003")).hasMessageContaining("letters");
        assertThatThrownBy(() -> send("U01001", 1, "K7")).hasMessageContaining("U01001");
        OutboundFrame group = new OutboundFrame("CREWS", true, 1, 1, RadioPriority.P1, "K7");
        assertThatThrownBy(() -> transport.send(group)).hasMessageContaining("CREWS");
        rig.pass(ANSWER);
        assertThat(events).isEmpty();
        assertThat(rig.radio.commands()).isEmpty();
    }

    @Test
    void onceClosedAlsoWhatWasUnderWayIsNotReported() throws TransportException {
        rig.radio.deaf = true;
        send("1202", 7, "K7");
        rig.pass(SECOND);
        transport.close();
        events.clear();
        rig.pass(ANSWER.plus(ANSWER));
        assertThat(events).isEmpty();
    }

    @Test
    void whatIsTooLongForAShortMessageGoesAsALongOne() throws TransportException {
        transport.close();
        KenwoodSettings shortOnly = KenwoodSettings.fleetSync(rig.cable.near(), 100);
        KenwoodSettings settings = new KenwoodSettings(
                shortOnly.system(),
                shortOnly.device(),
                shortOnly.baud(),
                shortOnly.stopBits(),
                shortOnly.naming(),
                shortOnly.defaultFleet(),
                KenwoodSystem.FLEETSYNC.longestText_characters(),
                shortOnly.emergencyStatuses(),
                shortOnly.times());
        transport = new KenwoodTransport("kenwood", settings, rig.near, rig.time);
        transport.start(recorder);
        rig.await(() -> events.contains("works"));
        String longest = "x".repeat(KenwoodSystem.SHORT_TEXT_CHARACTERS);
        send("1202", 1, longest);
        rig.pass(ANSWER);
        send("1202", 2, longest + "x");
        rig.pass(ANSWER);
        assertThat(rig.radio.commands())
                .containsExactly(
                        new KenwoodCommand.Text(UNIT, false, longest),
                        new KenwoodCommand.Text(UNIT, true, longest + "x"));
    }

    @Test
    void aTextToAllIsOnTheAirAndAcknowledgedByNobody() throws TransportException {
        transport.send(new OutboundFrame("ALL", true, 5, 1, RadioPriority.P1, "ALL CREWS STANDBY"));
        rig.pass(ANSWER);
        assertThat(events).containsExactly("accepted 5", "air 5", "clear");
        assertThat(rig.radio.shown()).containsExactly("ALL CREWS STANDBY");
    }

    @Test
    void aRadioThatIsAskedSaysWhereItIs() {
        rig.radio.position = SimulatedKenwood.sentence("PKLSH,3851.3330,N,09447.9417,W,080001,A,100,1202,");
        transport.askPosition("1202");
        rig.pass(ANSWER);
        assertThat(recorder.fixes).hasSize(1);
        assertThat(recorder.fixes.get(0).radioId()).isEqualTo("1202");
        assertThat(recorder.fixes.get(0).lat()).isEqualTo(38 + 51.333 / 60);
        assertThat(events).containsExactly("clear");
    }

    @Test
    void aPollThatIsNotAcknowledgedIsAFaultOfThatRadio() {
        rig.radio.switchPower(UNIT, false);
        transport.askPosition("1202");
        rig.pass(ANSWER);
        assertThat(events).containsExactly("fault position-not-answered of 1202", "clear");
    }

    @Test
    void pollsWaitForTextsAndARadioIsAskedOnce() throws TransportException {
        transport.askPosition("1202");
        transport.askPosition("1203");
        transport.askPosition("1203");
        send("1202", 7, "K7");
        rig.pass(ANSWER);
        assertThat(rig.radio.commands())
                .containsExactly(
                        new PositionPoll(UNIT), new KenwoodCommand.Text(UNIT, false, "K7"), new PositionPoll(OTHER));
        assertThat(events).containsSubsequence("accepted 7", "air 7", "ack 7 of 1202");
    }

    @Test
    void moreQuestionsThanCanWaitAreDroppedAndSaidSo() {
        rig.radio.deaf = true;
        for (int unit = 1; unit <= Exchanges.MOST_POLLS + 2; unit++) {
            transport.askPosition("1" + (100 + unit));
        }
        rig.pass(SECOND);
        assertThat(events).containsExactly("fault position-poll-dropped of 1" + (100 + Exchanges.MOST_POLLS + 2));
    }
}
