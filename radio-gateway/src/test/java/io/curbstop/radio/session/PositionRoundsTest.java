package io.curbstop.radio.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.transport.RadioFix;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Radios are asked in turn where they are, and only when nothing else wants the air. */
class PositionRoundsTest {

    private final Station station = new Station();
    private final ScriptedTransport only = new ScriptedTransport("only", station.time);

    private void start(Duration every, AirtimeLimits limits) {
        ChannelRules rules = new ChannelRules(limits, 1, RadioPriority.P3, Optional.of(every));
        station.settings = SessionSettings.defaults().withChannels(ChannelRules.defaults(), Map.of("only", rules));
        station.start(List.of(only));
        List.of("1101", "1102", "1103").forEach(radioId -> only.listener.onPresence(radioId, true));
    }

    @Test
    void eachIsAskedOnceInARoundAndNotWhenItHasSaidSoByItself() {
        start(Duration.ofSeconds(300), AirtimeLimits.defaults());
        station.advance_s(200);
        assertThat(only.asked).containsExactlyInAnyOrder("1101", "1102", "1103");
        only.listener.onPosition(new RadioFix("1102", -80.5, 43.4, OptionalDouble.empty(), Optional.empty()));
        only.listener.onPresence("1103", false);
        only.asked.clear();
        station.advance_s(200);
        assertThat(only.asked).containsExactly("1101");
        station.advance_s(400);
        assertThat(only.asked).doesNotContain("1103").contains("1102");
    }

    @Test
    void nobodyIsAskedWhileAnythingElseIsToBeSentOrSomebodyIsOnTheAir() {
        start(Duration.ofSeconds(30), AirtimeLimits.defaults());
        only.busy = true;
        station.advance_s(60);
        assertThat(only.asked).isEmpty();
        only.busy = false;
        station.session.mute("only", true, "dana: under repair");
        station.advance_s(60);
        assertThat(only.asked).isEmpty();
        station.session.mute("only", false, "dana");
        station.send(station.order("1101", RadioPriority.P2, "K7"));
        station.advance_s(1);
        assertThat(only.sent).hasSize(1);
        assertThat(only.asked).isEmpty();
        only.ackLast();
        station.advance_s(30);
        assertThat(only.asked).isNotEmpty();
    }

    @Test
    void theyGiveWayBeforeRoutineMessagesHaveUsedUpTheirAirtime() {
        // A question and its answer take 1.2 s; 5 s at once, of which they may use one half, and 1 s in 100 comes back.
        start(Duration.ofSeconds(1), new AirtimeLimits(0.01, Duration.ofSeconds(5), 0.25, Duration.ofSeconds(75)));
        station.advance_s(60);
        assertThat(only.asked).hasSize(3);
        double left_s = station.session.status().channels().get(0).routineLeft_s();
        assertThat(left_s).isBetween(1.0, 2.5);
        station.send(station.order("1101", RadioPriority.P2, "K7"));
        station.advance_s(1);
        assertThat(only.sent).as("an order goes at once all the same").hasSize(1);
    }

    @Test
    void whatTheGatewaySendsOfItsOwnAccordIsTheChannelsAirtimeToo() {
        station.start(List.of(only));
        only.receive("1101", 4, "HELLO");
        only.listener.onOwnTraffic(Duration.ofSeconds(2));
        assertThat(station.session.status().channels().get(0).airtimeLastHour_s())
                .isEqualTo(2.6);
        assertThat(station.session.status().channels().get(0).routineLeft_s())
                .as("taken from what P1 has to spare")
                .isEqualTo(30);
    }

    @Test
    void aFloodThatWantsAnswersHoldsUpRoutineForMinutesAndP1ForSeconds() {
        station.start(List.of(only));
        for (int flood = 0; flood < 1000; flood++) {
            only.listener.onOwnTraffic(Duration.ofSeconds(2));
        }
        station.send(station.order("1101", RadioPriority.P2, "K7"));
        station.advance_s(30);
        assertThat(only.sent).isEmpty();
        station.send(station.order("1102", RadioPriority.P1, "K8"));
        station.advance_s(1);
        assertThat(only.sent).hasSize(1);
        only.ackLast();
        station.advance_s(280);
        assertThat(only.sent).hasSize(1);
        station.advance_s(60);
        assertThat(only.last().radioId()).as("held up, but not for hours").isEqualTo("1101");
    }
}
