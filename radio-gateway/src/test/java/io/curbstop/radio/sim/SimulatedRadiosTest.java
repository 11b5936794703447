package io.curbstop.radio.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPosition;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.session.AirLog;
import io.curbstop.radio.session.InMemoryMessageStore;
import io.curbstop.radio.session.RadioSession;
import io.curbstop.radio.session.SessionSettings;
import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.time.ThreadScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatedRadiosTest {

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T08:00:00Z"));
    private final SimulatedRadios radios = new SimulatedRadios(ChannelSettings.lifelike("sim"), time);

    @Test
    void theDisplayTellsOfEachChangeAndRemembersFiftyLines() {
        List<RadioDisplay> told = new ArrayList<>();
        radios.addDisplayListener(told::add);
        radios.add("1101", "V1", RadioBehaviour.manual());
        radios.connect();
        for (int text = 0; text < 60; text++) {
            radios.sendText("1101", "TEXT " + text);
        }
        assertThat(told).hasSize(61);
        assertThat(told.get(60).label()).isEqualTo("V1");
        assertThat(told.get(60).lines()).hasSize(RadioDisplay.MAX_LINES);
        assertThat(told.get(60).lines().get(49).text()).isEqualTo("TEXT 59");
    }

    @Test
    void aRadioThatIsOffSendsNothing() {
        radios.add("1101", "V1", RadioBehaviour.manual());
        radios.switchPower("1101", false);
        assertThatThrownBy(() -> radios.press("1101", RadioButton.ACK))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Radio 1101 is off");
    }

    @Test
    void anIdThatNoRadioHasIsRefused() {
        assertThatThrownBy(() -> radios.sendText("9999", "ACK"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9999");
    }

    @Test
    void radiosAreListedInTheOrderTheyWereAdded() {
        radios.add("1102", "V2", RadioBehaviour.manual());
        radios.add("1101", "V1", RadioBehaviour.manual());
        assertThat(radios.list()).extracting(RadioDisplay::radioId).containsExactly("1102", "1101");
    }

    @Test
    void aRadioStaysWhereItWasPutThoughItBehavesOtherwiseAndIsSwitchedOff() {
        List<RadioDisplay> told = new ArrayList<>();
        radios.add("1101", "V1", RadioBehaviour.manual());
        radios.addDisplayListener(told::add);
        radios.setPosition("1101", -77.03, 38.91);
        assertThat(told).hasSize(1);
        radios.setBehaviour("1101", RadioBehaviour.manual().withNoFix(true));
        radios.switchPower("1101", false);
        RadioDisplay shown = told.get(2);
        assertThat(shown.place())
                .hasValueSatisfying(place -> assertThat(place.lat()).isEqualTo(38.91));
        assertThat(shown.behaviour().noFix()).isTrue();
    }

    @Test
    void aPlaceThatIsNoneOnEarthOrOfNoRadioIsRefused() {
        radios.add("1101", "V1", RadioBehaviour.manual());
        assertThatThrownBy(() -> radios.setPosition("1101", -77.03, 91)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> radios.setPosition("9999", -77.03, 38))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9999");
        assertThat(radios.find("1101").orElseThrow().place()).isEmpty();
    }

    @Test
    void theEmergencyButtonBringsThePlaceWithoutAnybodyAsking() {
        radios.add("1101", "V1", RadioBehaviour.manual());
        radios.setPosition("1101", -77.03, 38.91);
        List<RadioPosition> places = new ArrayList<>();
        try (RadioSession session = new RadioSession(
                SessionSettings.defaults(),
                List.of(radios.connect()),
                new InMemoryMessageStore(),
                time,
                time,
                new Random(1),
                AirLog.NONE)) {
            session.addListener(new RadioListener() {
                @Override
                public void onReceipt(Receipt receipt) {}

                @Override
                public void onInbound(InboundMessage message) {}

                @Override
                public void onPosition(RadioPosition position) {
                    places.add(position);
                }
            });
            session.start();
            radios.press("1101", RadioButton.EMERGENCY);
            time.advance(Duration.ofSeconds(10));
        }
        assertThat(places).extracting(RadioPosition::lon).containsExactly(-77.03);
    }

    /** The only test in real time: the demo's arrangement, with threads. */
    @Test
    void inRealTimeAnOrderIsShownAndAcknowledgedWithinSeconds() throws InterruptedException {
        CountDownLatch acknowledged = new CountDownLatch(1);
        try (ThreadScheduler timers = new ThreadScheduler("radio", Clock.systemUTC());
                ThreadScheduler calls = new ThreadScheduler("radio-listeners", Clock.systemUTC())) {
            SimulatedRadios real = new SimulatedRadios(ChannelSettings.instant("sim"), timers);
            real.add("1101", "V1", RadioBehaviour.autoAck(Duration.ofMillis(50)));
            RadioSession session = new RadioSession(
                    SessionSettings.defaults(),
                    List.of(real.connect()),
                    new InMemoryMessageStore(),
                    timers,
                    calls,
                    new Random(1),
                    AirLog.NONE);
            session.addListener(new RadioListener() {
                @Override
                public void onReceipt(Receipt receipt) {
                    if (receipt.state() == ReceiptState.CREW_ACK) {
                        acknowledged.countDown();
                    }
                }

                @Override
                public void onInbound(InboundMessage message) {}
            });
            session.start();
            Instant expiresAt = Instant.now().plusSeconds(60);
            session.send(
                    new RadioMessage(UUID.randomUUID(), "1101", RadioPriority.P1, "K7", "K7 P1 WO4471", expiresAt));
            assertThat(acknowledged.await(20, TimeUnit.SECONDS)).isTrue();
            session.close();
        }
    }
}
