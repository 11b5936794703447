package io.curbstop.radio.mototrbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.RadioFix;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where radios are, and their emergency button. */
class MototrboLocationTest extends TransportOnLoopback {

    private static final String STOP = "0f0622040c0b0502";
    private static final String START = "090922040c0b0502344a02";

    @Test
    void aRadioIsAskedOnceAndSaysWhereItIs() {
        start();
        transport.askPosition("1101");
        pass_s(1);
        assertThat(radio.datagrams).containsExactly("0507220400000001" + "51");
        assertThat(listener.fixes).hasSize(1);
        RadioFix fix = listener.fixes.get(0);
        assertThat(fix.radioId()).isEqualTo("1101");
        assertThat(fix.lat()).isCloseTo(49.05, within(1e-6));
        assertThat(fix.lon()).isCloseTo(-72.03, within(1e-6));
        assertThat(fix.radius_m()).hasValue(4.5);
        assertThat(Duration.between(fix.fixedAt().orElseThrow(), fleet.time().now()))
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatIsNoRadioIsNotAsked() {
        start();
        transport.askPosition("CREW12");
        pass_s(1);
        assertThat(listener.faults).containsExactly("no-radio-id CREW12: no MOTOTRBO radio can have this id");
    }

    @Test
    void aRadioThatDoesNotKnowGivesAFaultAndNoPlace() {
        start();
        for (String none : List.of(
                "0d0822043727170737" + "0f",
                "0d0822040000000137" + "10",
                "0d0922040000000137" + "8400",
                // A failure besides a place: the place is not believed.
                "0d112204000000016647432666" + "0a4d56e4" + "370f",
                // No place at all, and one that is cut off.
                "0d0622040000000134".replace("0d06", "0d07"),
                "0d0b220400000001" + "6647432666")) {
            listener.clear();
            radio.send(MototrboService.LRRP, none);
            pass_s(61);
            assertThat(listener.faults).as(none).hasSize(1);
            assertThat(listener.faults.get(0)).startsWith("position-not-known 1101: ");
        }
        assertThat(listener.fixes).isEmpty();
    }

    @Test
    void aPlaceThatNobodyAskedForIsTold() {
        start();
        radio.send(MototrboService.LRRP, "1315232f341f4ad07b2e66474326660a4d56e46b0b5620");
        pass_s(1);
        assertThat(listener.fixes).hasSize(1);
        assertThat(listener.fixes.get(0).radius_m()).isEmpty();
        assertThat(listener.events).isEmpty();
    }

    @Test
    void southOfTheEquatorThePlaceIsReadInTheFormThatIsSet() {
        for (LatitudeForm form : LatitudeForm.values()) {
            start(fleet.settings(form));
            byte[] report = LrrpDocument.of(
                            LrrpDocument.Kind.UNSOLICITED_REPORT,
                            LrrpDocument.RequestId.of(1),
                            LrrpElement.Place.circle(form.bits(-33.75), 151.2, 5))
                    .encode();
            radio.send(MototrboService.LRRP, report);
            pass_s(1);
            transport.close();
        }
        assertThat(listener.fixes).hasSize(2);
        assertThat(listener.fixes).allMatch(fix -> Math.abs(fix.lat() + 33.75) < 1e-6);
    }

    @Test
    void theButtonsRequestIsStoppedBeforeItIsStarted() {
        start(fleet.settings());
        radio.switchPower(true);
        pass_s(1);
        assertThat(radio.datagrams).containsExactly("0002bf02", STOP, START);
        assertThat(radio.triggers).hasSize(1);
    }

    @Test
    void aRefreshLeavesTheButtonAloneAndANewStartDoesNot() {
        start();
        pass_s(3700);
        assertThat(radio.datagrams).containsExactly("0002bf02");
        radio.vanish();
        radio.switchPower(true);
        pass_s(1);
        assertThat(radio.datagrams).containsExactly("0002bf02", "0002bf02", STOP, START);
    }

    @Test
    void aRequestThatIsRunningAlreadyIsAsGood() {
        start(fleet.settings());
        radio.knowsLrrp = false;
        radio.switchPower(true);
        pass_s(11);
        radio.send(MototrboService.LRRP, "0b0822040c0b05023716");
        pass_s(3000);
        assertThat(radio.datagrams).containsExactly("0002bf02", STOP, START);
        assertThat(listener.faults).isEmpty();
    }

    @Test
    void aRadioThatDoesNotAnswerIsTriedFiveTimesAndThenTold() {
        start(fleet.settings());
        radio.knowsLrrp = false;
        radio.switchPower(true);
        pass_s(2000);
        assertThat(radio.datagrams).filteredOn(START::equals).hasSize(5);
        assertThat(listener.faults)
                .containsExactly(
                        "emergency-not-armed 1101: its emergency button will not be heard by this way: does not"
                                + " answer");
    }

    @Test
    void aRadioWhoseReceiverIsStartingIsTriedAgainAndOneThatRefusesIsNot() {
        start(fleet.settings());
        radio.knowsLrrp = false;
        other.knowsLrrp = false;
        radio.switchPower(true);
        other.switchPower(true);
        pass_s(11);
        radio.send(MototrboService.LRRP, "0b0922040c0b0502378400");
        other.send(MototrboService.LRRP, "0b0822040c0b0502370a");
        pass_s(2);
        radio.knowsLrrp = true;
        pass_s(2000);
        assertThat(radio.triggers).hasSize(1);
        assertThat(other.datagrams).filteredOn(START::equals).hasSize(1);
        assertThat(listener.faults)
                .containsExactly("emergency-not-armed 1102: its emergency button will not be heard by this way: it"
                        + " refuses with code a");
    }

    @Test
    void aRadioWhoseReceiverNeverStartsIsNotSaidToBeSilent() {
        start(fleet.settings());
        radio.knowsLrrp = false;
        radio.switchPower(true);
        pass_s(11);
        radio.send(MototrboService.LRRP, "0b0922040c0b0502378400");
        pass_s(2000);
        assertThat(listener.faults).singleElement().asString().endsWith("by this way: its receiver is still starting");
    }

    @Test
    void withoutTheSettingNoButtonIsAskedFor() {
        start(fleet.settings(127, MototrboSettings.MOST_CHARACTERS, false));
        radio.switchPower(true);
        pass_s(100);
        assertThat(radio.datagrams).containsExactly("0002bf02");
    }

    @Test
    void anEmergencyComesWithItsPlaceAndTwiceTheSameIsOne() {
        start();
        radio.behaviour = RadioBehaviour.manual().withDuplicates(true);
        radio.pressEmergency();
        pass_s(1);
        assertThat(listener.received).hasSize(2).containsOnly(listener.received.get(0));
        assertThat(listener.received.get(0).kind()).isEqualTo(InboundFrame.Kind.EMERGENCY);
        assertThat(listener.received.get(0).text()).isEmpty();
        assertThat(listener.fixes).hasSize(2);
    }

    @Test
    void anEmergencyIsToldAgainUntilItIsTaken() {
        start();
        radio.pressEmergency();
        pass_s(25);
        assertThat(listener.received).hasSize(3).containsOnly(listener.received.get(0));
        transport.acknowledge(listener.received.get(0));
        pass_s(600);
        assertThat(listener.received).hasSize(3);
    }

    @Test
    void anEmergencyThatNobodyTakesEndsAsAFault() {
        start();
        radio.pressEmergency();
        pass_s(1000);
        assertThat(listener.received).hasSize(90);
        assertThat(listener.faults).singleElement().asString().startsWith("emergency-not-taken 1101");
    }

    @Test
    void theNextPressIsAnotherEmergencyThoughNothingElseHasChanged() {
        start();
        radio.hasFix = false;
        radio.pressEmergency();
        pass_s(1);
        transport.acknowledge(listener.received.get(0));
        pass_s(15);
        radio.pressEmergency();
        pass_s(1);
        assertThat(listener.received).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void anEmergencyWithoutAPlaceIsOneAllTheSame() {
        start();
        radio.hasFix = false;
        radio.pressEmergency();
        pass_s(1);
        assertThat(listener.received).extracting(InboundFrame::kind).containsExactly(InboundFrame.Kind.EMERGENCY);
        assertThat(listener.fixes).isEmpty();
    }

    @Test
    void anotherTriggeredReportIsNoEmergency() {
        start();
        radio.send(MototrboService.LRRP, "0d11220437271707514f47f0b11acc9a95014e");
        pass_s(1);
        assertThat(listener.received).isEmpty();
        assertThat(listener.fixes).hasSize(1);
    }

    @Test
    void aRequestFromARadioIsAFault() {
        start();
        radio.send(MototrboService.LRRP, "05052203000007");
        pass_s(1);
        assertThat(listener.faults).singleElement().asString().startsWith("unreadable-location 1101");
    }
}
