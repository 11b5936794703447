package io.curbstop.radio.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the session relies on in every transport by which radios answer. */
public abstract class RadioTransportContract extends SendingTransportContract {

    /** The radio sends a text. */
    protected abstract void sendFromRadio(String text);

    /** Presses the radio's emergency button. */
    protected abstract void pressEmergency();

    /** Whether the network repeats what was not acknowledged; the gateway then knows a repetition by its number. */
    protected boolean radioRepeats() {
        return true;
    }

    /** Whether there is such a button. */
    protected boolean hasEmergencyButton() {
        return true;
    }

    @Test
    void whatTheRadioSendsComesWithItsNumberAndStopsWhenAcknowledged() {
        sendFromRadio("ACK K7");
        pass(Duration.ofSeconds(4));
        assertThat(received).hasSize(1);
        InboundFrame frame = received.get(0);
        assertThat(frame.radioId()).isEqualTo(RADIO);
        assertThat(frame.kind()).isEqualTo(InboundFrame.Kind.TEXT);
        assertThat(frame.text()).isEqualTo("ACK K7");
        transport.acknowledge(frame);
        pass(Duration.ofMinutes(2));
        assertThat(received).hasSize(1);
    }

    @Test
    void whatIsNotAcknowledgedComesAgainUnderTheSameNumber() {
        sendFromRadio("ACK K7");
        pass(Duration.ofMinutes(2));
        assertThat(received).hasSizeGreaterThan(radioRepeats() ? 1 : 0);
        assertThat(received).containsOnly(received.get(0));
    }

    @Test
    void theEmergencyButtonIsToldApart() {
        if (!hasEmergencyButton()) {
            return;
        }
        pressEmergency();
        pass(Duration.ofSeconds(4));
        assertThat(received).extracting(InboundFrame::kind).contains(InboundFrame.Kind.EMERGENCY);
    }

    @Test
    void onceClosedNothingFromARadioIsReported() {
        transport.close();
        events.clear();
        sendFromRadio("ACK K7");
        pass(Duration.ofMinutes(1));
        assertThat(received).isEmpty();
        assertThat(events).isEmpty();
    }
}
