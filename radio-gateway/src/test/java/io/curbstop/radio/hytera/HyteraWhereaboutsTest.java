package io.curbstop.radio.hytera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.ToldEvents;
import io.curbstop.radio.transport.TransportException;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which radios are there, where they are, and the emergency button, through a repeater that is well. */
class HyteraWhereaboutsTest {

    private final HyteraBench bench = new HyteraBench(1101);
    private final ToldEvents heard = new ToldEvents();
    private HyteraTransport transport;

    @BeforeEach
    void start() {
        transport = new HyteraTransport(HyteraBench.NAME, bench.settings, bench.scheduler());
        transport.start(heard);
        bench.pass_s(2);
        assertThat(heard.lastState()).isEqualTo("works");
    }

    @AfterEach
    void stop() {
        transport.close();
        bench.close();
    }

    @Test
    void aRadioThatRegistersAgainInTimeStays() {
        assertThat(bench.radio.registered).hasSize(1);
        assertThat(bench.radio.registered.get(0).renewal_s()).isEqualTo(HyteraBench.RENEWAL.toSeconds());
        bench.pass(HyteraBench.RENEWAL.multipliedBy(3));
        assertThat(bench.radio.registered).hasSizeGreaterThan(2);
        assertThat(heard.presences).containsOnly("present 1101");
    }

    @Test
    void aRadioThatNeitherRegistersAgainNorAnswersHasGone() {
        bench.radio.loseBattery();
        bench.pass(HyteraBench.RENEWAL.multipliedBy(5).dividedBy(4));
        assertThat(heard.presences).containsExactly("present 1101");
        bench.pass(Registrations.ANSWER_TIME.plusSeconds(1));
        assertThat(heard.presences).containsExactly("present 1101", "absent 1101");
    }

    @Test
    void thatATextOrAQuestionFailedIsNoSignOfTheRadio() throws TransportException {
        bench.radio.loseBattery();
        LocationMessage failed = new LocationMessage.Report(1, new RadioAddress(10, 1101), 6, Optional.empty());
        for (int quarter = 0; quarter < 5; quarter++) {
            bench.pass(HyteraBench.RENEWAL.dividedBy(4));
            transport.send(new OutboundFrame("1101", quarter, 1, RadioPriority.P1, "K7 P1 WO4471"));
            bench.repeater.location.send(failed.toHdap(false));
            bench.pass_s(5);
        }
        bench.pass(Registrations.ANSWER_TIME);
        assertThat(heard.texts("refused")).hasSize(5);
        assertThat(heard.presences).containsExactly("present 1101", "absent 1101");
    }

    @Test
    void aRadioThatOnlyAnswersTheQuestionWhetherItIsThereStays() {
        bench.radio.registersAgain = false;
        bench.pass(HyteraBench.RENEWAL.multipliedBy(4));
        assertThat(heard.presences).containsExactly("present 1101");
    }

    @Test
    void aRadioThatIsSaidToBeOfflineHasGone() {
        RegistrationMessage offline = new RegistrationMessage.StatusAnswer(new RadioAddress(10, 1101), 1);
        bench.repeater.registration.send(offline.toHdap(false));
        bench.settle();
        assertThat(heard.presences).containsExactly("present 1101", "absent 1101");
    }

    @Test
    void nobodyIsGoneBecauseTheRepeaterIs() {
        bench.repeater.silent = true;
        bench.pass(HyteraBench.RENEWAL.multipliedBy(3));
        assertThat(heard.presences).containsExactly("present 1101");
    }

    @Test
    void aRadioThatComesBackAfterLosingItsBatteryIsToldOfSoThatItGetsWhatWaits() {
        bench.radio.loseBattery();
        bench.pass_s(60);
        bench.radio.switchPower(true);
        bench.pass_s(1);
        assertThat(heard.presences).containsExactly("present 1101", "present 1101");
    }

    @Test
    void noMoreRadiosRegisterThanAFleetHas() {
        for (int id = 1; id <= Registrations.MOST_RADIOS; id++) {
            register(id, id);
        }
        bench.settle();
        assertThat(heard.presences).hasSize(Registrations.MOST_RADIOS);
        assertThat(heard.faults).hasSize(1).allMatch(fault -> fault.startsWith("too-many-radios"));
    }

    private void register(int id, int number) {
        HdapMessage message = new RegistrationMessage.Register(new RadioAddress(10, id + 5000)).toHdap(false);
        bench.repeater.registration.raw(HstrpPacket.of(message, number + 100).encode());
        bench.settle();
    }

    @Test
    void aPositionIsAskedForAndReported() {
        transport.askPosition("1101");
        bench.pass_s(5);
        assertThat(heard.fixes).hasSize(1);
        RadioFix fix = heard.fixes.get(0);
        assertThat(fix.radioId()).isEqualTo("1101");
        assertThat(fix.lat()).isCloseTo(SimulatedHandset.LAT, within(1e-9));
        assertThat(fix.lon()).isCloseTo(SimulatedHandset.LON, within(1e-9));
        assertThat(fix.radius_m()).isEmpty();
        assertThat(Duration.between(fix.fixedAt().orElseThrow(), bench.time.now()))
                .isBetween(Duration.ZERO, Duration.ofSeconds(6));
    }

    @Test
    void aRadioThatDoesNotKnowItsPlaceIsNowhere() {
        bench.radio.knowsItsPlace = false;
        transport.askPosition("1101");
        bench.pass_s(5);
        assertThat(heard.fixes).isEmpty();
        assertThat(heard.faults).containsExactly("no-position 1101: does not find its position, result 6");
    }

    @Test
    void anEmergencyKeepsItsNumberWhileItLastsAndItsPlaceStaysFresh() {
        bench.radio.pressEmergency(5);
        bench.pass_s(5);
        transport.acknowledge(heard.received.get(0));
        bench.pass_s(60);
        assertThat(heard.received).hasSize(5).containsOnly(heard.received.get(0));
        assertThat(heard.received.get(0).kind()).isEqualTo(InboundFrame.Kind.EMERGENCY);
        assertThat(heard.received.get(0).text()).isEmpty();
        assertThat(heard.fixes).hasSize(5);
    }

    @Test
    void theButtonPressedAgainLaterIsANewEmergency() {
        bench.radio.pressEmergency(1);
        bench.pass(Positions.EMERGENCY_SILENCE);
        bench.radio.pressEmergency(1);
        bench.pass_s(5);
        assertThat(heard.received).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void anEmergencyFromNowhereIsAnEmergency() {
        bench.radio.knowsItsPlace = false;
        bench.radio.pressEmergency(1);
        HdapMessage withoutPlace =
                new HdapMessage(false, HdapService.LP, 0xB003, new byte[] {10, 0, 0x08, (byte) 0x9A, 1});
        bench.repeater.location.send(withoutPlace);
        bench.pass_s(1);
        assertThat(heard.received).extracting(InboundFrame::radioId).containsExactly("1101", "2202");
        assertThat(heard.received).extracting(InboundFrame::kind).containsOnly(InboundFrame.Kind.EMERGENCY);
        assertThat(heard.fixes).isEmpty();
    }

    @Test
    void withoutRegistrationItsPortStaysShutAndEachRadioIsTakenToBeThere() throws Exception {
        try (HyteraBench unregistered = new HyteraBench(1101, false);
                HyteraTransport other =
                        new HyteraTransport(HyteraBench.NAME, unregistered.settings, unregistered.scheduler());
                DatagramSocket free =
                        new DatagramSocket(unregistered.settings.registrationPort(), HyteraBench.gateway())) {
            unregistered.repeater.registration.close();
            other.start(heard);
            unregistered.pass_s(90);
            assertThat(free.isBound()).isTrue();
            assertThat(other.traits().presence()).isFalse();
            assertThat(heard.faults).isEmpty();
        }
    }
}
