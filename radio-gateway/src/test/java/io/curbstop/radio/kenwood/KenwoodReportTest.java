package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.kenwood.KenwoodAddress.FleetUnit;
import io.curbstop.radio.kenwood.KenwoodAddress.NexedgeId;
import io.curbstop.radio.kenwood.KenwoodReport.CallerId;
import io.curbstop.radio.kenwood.KenwoodReport.ChannelState;
import io.curbstop.radio.kenwood.KenwoodReport.Display;
import io.curbstop.radio.kenwood.KenwoodReport.Moment;
import io.curbstop.radio.kenwood.KenwoodReport.ReceivedStatus;
import io.curbstop.radio.kenwood.KenwoodReport.ReceivedText;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KenwoodReportTest {

    private static final FleetUnit CALLER = new FleetUnit(100, 1202);
    private static final Optional<KenwoodAddress> BASE = Optional.of(new FleetUnit(100, 1000));
    private static final NexedgeId NEXEDGE_CALLER = new NexedgeId(false, 3001);

    @Test
    void aTextIsReadWithAndWithoutWhomItWasFor() {
        assertThat(KenwoodReport.decode("F10012021001000ON SITE"))
                .contains(new ReceivedText(CALLER, BASE, false, "ON SITE"));
        assertThat(KenwoodReport.decode("F1001202ON SITE"))
                .contains(new ReceivedText(CALLER, Optional.empty(), false, "ON SITE"));
        assertThat(KenwoodReport.decode("gGU03001G00005ON SITE"))
                .contains(new ReceivedText(NEXEDGE_CALLER, Optional.of(new NexedgeId(true, 5)), true, "ON SITE"));
    }

    @Test
    void digitsThatNoRadioCanHaveAreWords() {
        assertThat(KenwoodReport.decode("F10012024471002 DONE"))
                .contains(new ReceivedText(CALLER, Optional.empty(), false, "4471002 DONE"));
    }

    @Test
    void aStatusIsReadWithAndWithoutWhomItWasFor() {
        assertThat(KenwoodReport.decode("E1001202100100012")).contains(new ReceivedStatus(CALLER, BASE, "12"));
        assertThat(KenwoodReport.decode("E100120212")).contains(new ReceivedStatus(CALLER, Optional.empty(), "12"));
        assertThat(KenwoodReport.decode("gEU03001U0000201"))
                .contains(new ReceivedStatus(NEXEDGE_CALLER, Optional.of(new NexedgeId(false, 2)), "01"));
    }

    @Test
    void aCallerIdWithoutItsMomentIsRead() {
        assertThat(KenwoodReport.decode("D1001202")).contains(new CallerId(Moment.UNSAID, CALLER, Optional.empty()));
    }

    @Test
    void theLampIsTheLastByteOfTheState() {
        assertThat(state("JA\u0090\u0080\u0080\u0081").isBusy()).as("red").isTrue();
        assertThat(state("JA\u0082").isBusy()).as("green").isTrue();
        assertThat(state("JA\u0090\u0082\u0080\u0080").isBusy()).as("off").isFalse();
        assertThat(KenwoodReport.decode("JE CH 1")).contains(new Display(" CH 1"));
    }

    private static ChannelState state(String body) {
        return (ChannelState) KenwoodReport.decode(body).orElseThrow();
    }

    @Test
    void whatIsNoReportIsNone() {
        for (String body : new String[] {
            "",
            "2",
            "00",
            "F",
            "F100",
            "gF1001202MIXED",
            "FU03001MIXED",
            "E1001202",
            "E1001202AB",
            "E100120210010001234",
            "I21001202" + "1001202",
            "I1100120",
            "gI1U030011001202",
            "DU03001",
            "R31001202",
            "JA",
            "JCA",
            "X"
        }) {
            assertThat(KenwoodReport.decode(body)).as(body).isEmpty();
        }
    }

    @Test
    void whatAFrameCannotCarryIsRefused() {
        assertThatThrownBy(() -> new KenwoodCommand.Text(CALLER, false, "END\u0003"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KenwoodCommand.Text(CALLER, true, "\u20AC"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KenwoodCommand.Text(CALLER, true, "x".repeat(KenwoodStream.MOST_TEXT + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KenwoodCommand.SetStatus(CALLER, "A1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KenwoodCommand.BaudRate(300)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FleetUnit(1000, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NexedgeId(false, 100_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReceivedStatus(CALLER, BASE, "1234")).isInstanceOf(IllegalArgumentException.class);
    }
}
