package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.kenwood.KenwoodAddress.FleetUnit;
import io.curbstop.radio.kenwood.KenwoodAddress.NexedgeId;
import io.curbstop.radio.kenwood.KenwoodReport.CallerId;
import io.curbstop.radio.kenwood.KenwoodReport.ChannelState;
import io.curbstop.radio.kenwood.KenwoodReport.Moment;
import io.curbstop.radio.kenwood.KenwoodReport.ReceivedStatus;
import io.curbstop.radio.kenwood.KenwoodReport.ReceivedText;
import io.curbstop.radio.transport.FaultLimiter;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.ToldEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the transport makes of what radios send by themselves, and of bytes that are nothing. */
class KenwoodReceivingTest {

    private static final FleetUnit UNIT = new FleetUnit(100, 1202);
    private static final FleetUnit OTHER = new FleetUnit(200, 1202);
    private static final Optional<KenwoodAddress> BASE = Optional.of(new FleetUnit(100, 1000));
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final KenwoodRig rig = new KenwoodRig();
    private final ToldEvents recorder = new ToldEvents();
    private final List<String> events = recorder.events;
    private final List<InboundFrame> received = recorder.received;
    private KenwoodTransport transport;

    @BeforeEach
    void start() {
        transport =
                new KenwoodTransport("kenwood", KenwoodSettings.fleetSync(rig.cable.near(), 100), rig.near, rig.time);
        transport.start(recorder);
        rig.pass(SECOND);
        events.clear();
    }

    @AfterEach
    void stop() {
        transport.close();
        rig.close();
    }

    private void hear(FleetUnit caller, String text) {
        rig.radio.say(new ReceivedText(caller, BASE, false, text));
        rig.pass(SECOND);
        received.forEach(transport::acknowledge);
    }

    @Test
    void theSameWordsWithinSecondsAreTheSameMessageAndLaterANewOne() {
        hear(UNIT, "ACK");
        rig.pass(Duration.ofSeconds(5));
        hear(UNIT, "ACK");
        assertThat(received).hasSize(2);
        assertThat(received.get(1)).isEqualTo(received.get(0));
        rig.pass(KenwoodTimes.defaults().repetition());
        hear(UNIT, "ACK");
        assertThat(received).hasSize(3);
        assertThat(received.get(2).text()).isEqualTo("ACK");
        assertThat(received.get(2).sequence()).isNotEqualTo(received.get(0).sequence());
    }

    @Test
    void otherWordsAndOtherRadiosAreOtherMessages() {
        hear(UNIT, "ACK");
        hear(UNIT, "ON SITE");
        hear(OTHER, "ACK");
        assertThat(received).extracting(InboundFrame::radioId).containsExactly("1202", "1202", "200-1202");
        assertThat(received).extracting(InboundFrame::text).containsExactly("ACK", "ON SITE", "ACK");
        assertThat(received).doesNotHaveDuplicates();
    }

    @Test
    void aMessageThatIsNeverKeptIsGivenUpInTheEndAndSaidSo() {
        rig.radio.say(new ReceivedText(UNIT, BASE, false, "ACK"));
        rig.pass(UnkeptFrames.AGAIN_AFTER.multipliedBy(UnkeptFrames.MOST_REPORTS + 1));
        assertThat(received).hasSize(UnkeptFrames.MOST_REPORTS).containsOnly(received.get(0));
        assertThat(events).containsExactly("fault message-not-kept of 1202");
    }

    @Test
    void aStatusIsItsNumberAndSomeNumbersAreEmergencies() {
        rig.radio.say(new ReceivedStatus(UNIT, BASE, "12"));
        rig.radio.say(new ReceivedStatus(UNIT, Optional.empty(), "98"));
        rig.pass(SECOND);
        assertThat(received)
                .extracting(InboundFrame::kind)
                .containsExactly(InboundFrame.Kind.STATUS, InboundFrame.Kind.EMERGENCY);
        assertThat(received).extracting(InboundFrame::text).containsExactly("12", "");
    }

    @Test
    void lettersThatAScreenWouldObeyAreBlanks() {
        hear(UNIT, "ON\u001B[2JSITE\r\n");
        assertThat(received.get(0).text()).isEqualTo("ON [2JSITE");
    }

    @Test
    void theChannelIsBusyFromTheBeginningOfATransmissionToItsEnd() {
        rig.radio.say(new CallerId(Moment.BEGINNING, UNIT, Optional.of(UNIT)));
        rig.radio.say(new CallerId(Moment.BEGINNING, OTHER, Optional.of(OTHER)));
        rig.radio.say(new CallerId(Moment.END, UNIT, Optional.of(UNIT)));
        rig.pass(SECOND);
        assertThat(transport.isChannelBusy()).isTrue();
        assertThat(events).isEmpty();
        rig.radio.say(new CallerId(Moment.END, OTHER, Optional.of(OTHER)));
        rig.pass(SECOND);
        assertThat(transport.isChannelBusy()).isFalse();
        assertThat(events).containsExactly("clear");
    }

    @Test
    void aTransmissionWhoseEndIsLostEndsByItself() {
        rig.radio.say(new CallerId(Moment.BEGINNING, UNIT, Optional.of(UNIT)));
        rig.pass(KenwoodTimes.defaults().talk().minus(SECOND));
        assertThat(transport.isChannelBusy()).isTrue();
        rig.pass(SECOND.multipliedBy(3));
        assertThat(transport.isChannelBusy()).isFalse();
        assertThat(events).containsExactly("clear");
    }

    @Test
    void theLampOfTheRadioOnTheLineMakesTheChannelBusyToo() {
        rig.radio.say(new ChannelState("\u0090\u0080\u0080\u0082"));
        rig.pass(SECOND);
        assertThat(transport.isChannelBusy()).isTrue();
        rig.radio.say(new ChannelState("\u0090\u0080\u0080\u0080"));
        rig.pass(SECOND);
        assertThat(transport.isChannelBusy()).isFalse();
    }

    @Test
    void manyCallersAreNotAllRememberedAndTheChannelIsClearInTheEnd() {
        for (int unit = 1; unit <= 100; unit++) {
            FleetUnit caller = new FleetUnit(100, 1000 + unit);
            rig.radio.say(new CallerId(Moment.BEGINNING, caller, Optional.of(caller)));
        }
        rig.pass(SECOND);
        assertThat(transport.isChannelBusy()).isTrue();
        rig.pass(KenwoodTimes.defaults().talk());
        assertThat(transport.isChannelBusy()).isFalse();
    }

    @Test
    void aPositionIsReportedWhenItIsCurrentAndIntact() {
        String current = SimulatedKenwood.sentence("PKLSH,3851.3330,N,09447.9417,W,080001,A,100,1202,");
        rig.radio.say(SimulatedKenwood.sentence("PKLSH,3851.3330,N,09447.9417,W,012212,V,100,1202,"));
        rig.radio.say(current.replace("3851", "3852"));
        rig.radio.say("$PKLSH,2913.1141,N,,,175302,A,100,2016,*7B\r\n");
        rig.radio.say("$GPRMC,160902,A,2301.2967,N,07228.2519,E,000.0,000.0,,,*1B\r\n");
        rig.pass(SECOND);
        assertThat(recorder.fixes).isEmpty();
        assertThat(events).containsExactly("fault position-checksum", "fault unreadable-position");
        rig.radio.say(current);
        rig.pass(SECOND);
        assertThat(recorder.fixes).hasSize(1);
        assertThat(recorder.fixes.get(0).fixedAt()).contains(Instant.parse("2026-03-02T08:00:01Z"));
    }

    @Test
    void sentencesMayStandInAFrameWithSomethingAfterThem() {
        rig.radio.say("\u0002" + SimulatedKenwood.sentence("GPRMC,1,")
                + SimulatedKenwood.sentence(
                        "PKLDS,122434,A,4954.1474,N,11923.6044,W,001.1,194.9,020326,19.20,W00,100,1202,80,00,")
                + "42\u0003");
        rig.pass(SECOND);
        assertThat(recorder.fixes).hasSize(1);
        assertThat(recorder.fixes.get(0).fixedAt()).contains(Instant.parse("2026-03-02T12:24:34Z"));
        assertThat(events).isEmpty();
    }

    @Test
    void aRadioOfTheOtherSystemIsAFault() {
        rig.radio.say(new ReceivedText(new NexedgeId(false, 3001), Optional.empty(), false, "ACK"));
        rig.pass(SECOND);
        assertThat(received).isEmpty();
        assertThat(events).containsExactly("fault foreign-radio");
    }

    @Test
    void garbageBetweenFramesIsToldAndTheFramesAreRead() {
        rig.radio.say("\u0080garbage\u0000");
        rig.radio.say(new ReceivedText(UNIT, BASE, false, "ACK"));
        rig.radio.say("\u0002F100");
        rig.radio.say(new ReceivedText(UNIT, BASE, false, "ON SITE"));
        rig.radio.say("\u0002?\u0003");
        rig.pass(SECOND);
        assertThat(received).extracting(InboundFrame::text).containsExactly("ACK", "ON SITE");
        assertThat(events).containsExactly("fault unreadable-bytes", "fault frame-cut-short", "fault unknown-frame");
    }

    @Test
    void aFrameLongerThanAnyIsDroppedAndTheNextIsRead() {
        rig.radio.say("\u0002F1001202" + "x".repeat(2 * KenwoodStream.MOST_BODY) + "\u0003");
        rig.radio.say(new ReceivedText(UNIT, BASE, false, "ACK"));
        rig.pass(SECOND);
        assertThat(received).extracting(InboundFrame::text).containsExactly("ACK");
        assertThat(events).containsExactly("fault frame-too-long");
    }

    @Test
    void aFloodOfNoiseIsAFewFaultsNowAndOneLater() {
        IntStream.range(0, 500).forEach(unused -> rig.radio.say("noise\r\n\u0002?\u0003"));
        rig.pass(SECOND);
        assertThat(events)
                .hasSize(2 * FaultLimiter.MOST_OF_RADIO)
                .containsOnly("fault unreadable-bytes", "fault unknown-frame");
        rig.pass(FaultLimiter.WINDOW);
        rig.radio.say("noise\r\n");
        rig.pass(SECOND);
        assertThat(events).hasSize(2 * FaultLimiter.MOST_OF_RADIO + 1).endsWith("fault unreadable-bytes");
    }
}
