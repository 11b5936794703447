package io.curbstop.radio.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.RadioPriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the session relies on in every transport, one-way ones included. Each transport's test extends it, or {@link
 * RadioTransportContract}, with a radio of its own at the far end.
 */
public abstract class SendingTransportContract {

    protected static final String RADIO = "1101";

    protected final List<String> events = new CopyOnWriteArrayList<>();
    protected final List<RadioFix> fixes = new CopyOnWriteArrayList<>();
    protected final List<InboundFrame> received = new CopyOnWriteArrayList<>();
    protected RadioTransport transport;

    /** Set on a thread while it is in a call of the transport: reports on that thread would deadlock the session. */
    private final ThreadLocal<Boolean> insideSend = ThreadLocal.withInitial(() -> false);

    /** A transport that has not been started, with one radio, {@link #RADIO}, that is on and well. */
    protected abstract RadioTransport open();

    /** Lets happen what takes at most this long. */
    protected abstract void pass(Duration time);

    /** Switches the radio on or off. */
    protected abstract void switchPower(boolean on);

    /** What the radio has shown of what came in. */
    protected abstract List<String> shown();

    @BeforeEach
    void startTransport() {
        transport = open();
        transport.start(new Recorder());
        pass(Duration.ofSeconds(2));
    }

    @AfterEach
    void closeTransport() {
        transport.close();
    }

    @Test
    void aFrameIsAcceptedThenOnTheAirThenAcknowledgedByTheRadio() throws TransportException {
        insideSend.set(true);
        transport.send(frame(7, 1, "K7 P1 WO4471 NO WATER 118 MILL RD"));
        insideSend.set(false);
        pass(Duration.ofSeconds(10));
        assertThat(shown()).containsExactly("K7 P1 WO4471 NO WATER 118 MILL RD");
        List<String> expected = new ArrayList<>(List.of("accepted 7", "air 7"));
        if (transport.traits().radioAck()) {
            expected.add("ack 7");
        }
        assertThat(events).containsSubsequence(expected);
        assertThat(events).doesNotHaveDuplicates().doesNotContain("reported on the caller's thread");
    }

    @Test
    void theSameNumberAndTextIsShownOnceAndAcknowledgedEachTime() throws TransportException {
        transport.send(frame(7, 1, "K7 P1 WO4471"));
        pass(Duration.ofSeconds(10));
        transport.send(frame(7, 2, "K7 P1 WO4471"));
        pass(Duration.ofSeconds(10));
        assertThat(shown()).containsExactly("K7 P1 WO4471");
        if (transport.traits().radioAck()) {
            assertThat(events).filteredOn("ack 7"::equals).hasSize(2);
        }
    }

    @Test
    void everySequenceNumberThatItClaimsComesBackInTheAcknowledgement() throws TransportException {
        int last = transport.traits().sequenceCount() - 1;
        transport.send(frame(0, 1, "FIRST"));
        pass(Duration.ofSeconds(10));
        transport.send(frame(last, 1, "LAST"));
        pass(Duration.ofSeconds(10));
        assertThat(shown()).containsExactly("FIRST", "LAST");
        if (transport.traits().radioAck()) {
            assertThat(events).contains("ack 0", "ack " + last);
        }
    }

    @Test
    void theLongestTextItClaimsArrivesWhole() throws TransportException {
        String text = "K7 " + "W".repeat(transport.traits().textLimit_characters() - 3);
        transport.send(frame(1, 1, text));
        pass(Duration.ofSeconds(30));
        assertThat(shown()).containsExactly(text);
    }

    @Test
    void aTextBeyondItsLimitIsRefusedAndNothingReported() {
        String text = "W".repeat(transport.traits().textLimit_characters() + 1);
        events.clear();
        assertThatThrownBy(() -> transport.send(frame(1, 1, text))).isInstanceOf(TransportException.class);
        pass(Duration.ofSeconds(30));
        assertThat(events).isEmpty();
    }

    @Test
    void itRepeatsNothingByItself() throws TransportException {
        switchPower(false);
        pass(Duration.ofSeconds(5));
        events.clear();
        transport.send(frame(1, 1, "K7 P1 WO4471"));
        pass(Duration.ofMinutes(5));
        switchPower(true);
        pass(Duration.ofMinutes(5));
        assertThat(shown()).isEmpty();
        assertThat(events).filteredOn(event -> event.startsWith("air")).hasSizeLessThanOrEqualTo(1);
        assertThat(events).filteredOn(event -> event.startsWith("ack")).isEmpty();
    }

    @Test
    void aRadioThatComesAndGoesIsReportedWhereTheNetworkKnows() {
        switchPower(false);
        pass(Duration.ofSeconds(10));
        switchPower(true);
        pass(Duration.ofSeconds(10));
        if (transport.traits().presence()) {
            assertThat(events).containsExactly("present", "absent", "present");
        }
    }

    @Test
    void theChannelIsFreeWhenNobodySends() throws TransportException {
        assertThat(transport.isChannelBusy()).isFalse();
        transport.send(frame(1, 1, "K7 P1 WO4471"));
        pass(Duration.ofSeconds(10));
        assertThat(transport.isChannelBusy()).isFalse();
    }

    protected static OutboundFrame frame(int sequence, int attempt, String text) {
        return new OutboundFrame(RADIO, sequence, attempt, RadioPriority.P1, text);
    }

    @Test
    void onceClosedItReportsNothing() {
        transport.close();
        events.clear();
        assertThatThrownBy(() -> transport.send(frame(1, 1, "K7 P1 WO4471"))).isInstanceOf(TransportException.class);
        pass(Duration.ofMinutes(1));
        assertThat(events).isEmpty();
    }

    private final class Recorder implements TransportListener {
        @Override
        public void onAccepted(OutboundFrame frame) {
            if (insideSend.get()) {
                events.add("reported on the caller's thread");
            }
            events.add("accepted " + frame.sequence());
        }

        @Override
        public void onAir(OutboundFrame frame) {
            events.add("air " + frame.sequence());
        }

        @Override
        public void onRefused(OutboundFrame frame, String reason) {
            events.add("refused " + frame.sequence());
        }

        @Override
        public void onRadioAck(String radioId, int sequence) {
            assertThat(radioId).isEqualTo(RADIO);
            events.add("ack " + sequence);
        }

        @Override
        public void onReceived(InboundFrame frame) {
            received.add(frame);
        }

        @Override
        public void onPresence(String radioId, boolean present) {
            assertThat(radioId).isEqualTo(RADIO);
            events.add(present ? "present" : "absent");
        }

        @Override
        public void onPosition(RadioFix fix) {
            assertThat(fix.radioId()).isEqualTo(RADIO);
            fixes.add(fix);
        }

        @Override
        public void onWorking(boolean working, String detail) {
            // A transport says so when it likes; what it must not do is send while it does not.
        }

        @Override
        public void onFault(String code, String radioId, String detail) {
            events.add("fault " + code);
        }
    }
}
