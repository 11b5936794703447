package io.curbstop.radio.mototrbo;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.transport.TransportException;
import org.junit.jupiter.api.Test;

/** Who is there. The registrations are to be refreshed each hour, with five minutes of grace. */
class MototrboPresenceTest extends TransportOnLoopback {

    private static final String REFRESH_IN_AN_HOUR = "0002bf02";
    private static final String ARE_YOU_THERE = "000174";

    @Test
    void aRegistrationIsAnsweredAtOnceWithTheTimeOfTheNext() {
        start();
        other.send(MototrboService.ARS, "0009f02004313130320000");
        fleet.settle();
        assertThat(other.datagrams).startsWith(REFRESH_IN_AN_HOUR);
        assertThat(listener.events).containsExactly("present 1102");
    }

    @Test
    void aRadioThatRefreshesStaysAndIsNotAsked() {
        start();
        pass_s(3 * 3600 + 600);
        assertThat(listener.presences("present 1101")).hasSize(3);
        assertThat(listener.presences("absent")).isEmpty();
        assertThat(radio.datagrams).containsOnly(REFRESH_IN_AN_HOUR);
    }

    @Test
    void aRadioThatVanishesIsAskedOnceAndThenGone() {
        start();
        radio.vanish();
        pass_s(65 * 60 + 5);
        assertThat(radio.datagrams).containsExactly(ARE_YOU_THERE);
        assertThat(listener.presences("absent")).isEmpty();
        pass_s(10);
        assertThat(listener.presences("absent")).containsExactly("absent 1101");
        pass_s(24 * 3600);
        assertThat(radio.datagrams).hasSize(1);
        assertThat(listener.presences("absent")).containsExactly("absent 1101");
    }

    @Test
    void aRadioThatForgotToRefreshButAnswersStays() {
        start();
        radio.vanish();
        pass_s(65 * 60 + 5);
        radio.send(MototrboService.ARS, "00013f");
        pass_s(3600);
        assertThat(listener.presences("absent")).isEmpty();
    }

    @Test
    void aRadioThatTakesItsLeaveIsGoneAndIsNotAskedLater() {
        start();
        radio.switchPower(false);
        pass_s(2 * 3600);
        assertThat(listener.presences("absent")).containsExactly("absent 1101");
        assertThat(radio.datagrams).isEmpty();
    }

    @Test
    void aLeaveThatWantsAnAnswerGetsOne() {
        start();
        radio.send(MototrboService.ARS, "000171");
        pass_s(1);
        assertThat(radio.datagrams).containsExactly("00013f");
    }

    /** As after a restart of the gateway: the session knows the radio, and the transport has never heard of it. */
    @Test
    void aRadioOfWhichNothingWasHeardSinceItWasSentToIsGone() throws TransportException {
        start(fleet.settings());
        transport.send(frame("1101", 1, "Hi"));
        pass_s(65 * 60 + 15);
        assertThat(listener.presences("absent")).containsExactly("absent 1101");
    }

    @Test
    void aRadioIsWhoItsAddressSaysAndAnotherNameIsAFault() {
        start();
        radio.send(MototrboService.ARS, "0009f02004313130320000");
        pass_s(1);
        assertThat(listener.events).contains("present 1101").doesNotContain("present 1102");
        assertThat(listener.faults)
                .containsExactly("registration-id-differs 1101: registers as 1102; taken for what its address says");
    }

    @Test
    void aRadioThatDoesNotHearTheAnswerRegistersAgain() {
        start(fleet.settings());
        radio.behaviour = RadioBehaviour.manual().withDeaf(true);
        radio.switchPower(true);
        pass_s(25);
        assertThat(listener.presences("present 1101")).hasSize(3);
    }

    @Test
    void aPersonWhoSignsInAtARadioChangesNothing() {
        start();
        radio.send(MototrboService.ARS, "0010f5000231310939393939393939393900");
        radio.send(MototrboService.ARS, "000176");
        pass_s(1);
        assertThat(listener.events).isEmpty();
        assertThat(radio.datagrams).isEmpty();
    }

    @Test
    void registrationsBeyondTheLimitAreRefused() {
        start(fleet.settings(127, MototrboSettings.MOST_CHARACTERS, false));
        RadioNetwork network = new RadioNetwork(127);
        byte[] register = new ArsMessage.Register(ArsMessage.Event.INITIAL, ArsMessage.Names.ofDevice("")).encode();
        int id = 100_000;
        for (int registered = 0; registered < Registrations.MOST_RADIOS; id++) {
            // Java binds to no address 127.x.y.255.
            if ((id & 0xFF) != 0xFF) {
                fleet.sendFrom(network.addressOfRadio(id), MototrboService.ARS, register);
                registered++;
            }
            if (registered % 100 == 0) {
                fleet.settle();
            }
        }
        fleet.settle();
        assertThat(listener.faults).isEmpty();
        listener.clear();
        radio.switchPower(true);
        fleet.settle();
        assertThat(radio.datagrams).containsExactly("0002ff00");
        assertThat(listener.faults).singleElement().asString().startsWith("too-many-radios 1101");
        assertThat(listener.presences("present")).isEmpty();
    }
}
