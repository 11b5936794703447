package io.curbstop.radio.session;

import static io.curbstop.radio.api.ReceiptState.CREW_ACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.RadioToken;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.sim.RadioDisplay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders to radios that fail by chance in every way they can, by a gateway that is killed by chance as well. */
class RadioSessionStormTest {

    private static final List<String> RADIOS = List.of("1101", "1102", "1103", "1104", "1105", "1106", "1107");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyOrderIsShownOnceAndAcknowledgedAsItsOwnCrewKnows(long seed) {
        Random random = new Random(seed);
        Station station = new Station();
        station.settings = station.settings.withAirtime(AirtimeLimits.unlimited());
        RADIOS.forEach(radioId -> station.radios.add(radioId, radioId, wild(random)));
        station.start();
        List<RadioMessage> orders = new ArrayList<>();
        Map<String, String> lastTokens = new HashMap<>();
        for (int step = 0; step < 150; step++) {
            String radioId = RADIOS.get(random.nextInt(RADIOS.size()));
            switch (random.nextInt(6)) {
                case 0 -> station.radios.setBehaviour(radioId, wild(random));
                case 1 -> station.radios.switchPower(radioId, random.nextBoolean());
                case 2 -> kill(station);
                default -> {
                    String token = RadioToken.next(Optional.ofNullable(lastTokens.get(radioId)), List.of());
                    lastTokens.put(radioId, token);
                    orders.add(station.send(station.order(radioId, RadioPriority.P3, token, token + " WO" + step)));
                }
            }
            station.advance_s(random.nextInt(60) / 4.0);
        }
        // The weather clears, and the shift comes to its end.
        RADIOS.forEach(radioId -> {
            station.radios.setBehaviour(radioId, RadioBehaviour.autoAck(Duration.ofSeconds(2)));
            station.radios.switchPower(radioId, false);
            station.radios.switchPower(radioId, true);
        });
        station.advance_s(9 * 3600);
        RADIOS.forEach(
                radioId -> assertThat(station.radios.find(radioId).orElseThrow().lines())
                        .as("a display that has forgotten nothing")
                        .hasSizeLessThan(RadioDisplay.MAX_LINES));
        for (RadioMessage order : orders) {
            List<ReceiptState> states = station.statesOf(order);
            List<RadioDisplay.Line> shown = linesOf(station, order.radioId(), false, order.text());
            List<RadioDisplay.Line> answers = linesOf(
                    station, order.radioId(), true, "ACK " + order.token().orElseThrow());
            for (int index = 1; index < shown.size(); index++) {
                // A radio forgets after ten minutes what it has shown, and then shows a late attempt again.
                Duration between = Duration.between(
                        shown.get(index - 1).at(), shown.get(index).at());
                assertThat(between).as("between two showings of %s", order).isGreaterThan(Duration.ofMinutes(10));
            }
            assertThat(states).as("end of %s", order).anyMatch(ReceiptState::isFinal);
            // The radio may miss the gateway's word for an answer that has come; never the other way round.
            long acknowledged = states.stream().filter(CREW_ACK::equals).count();
            boolean kept = answers.stream().anyMatch(RadioDisplay.Line::kept);
            assertThat(acknowledged)
                    .as("acknowledgements of %s", order)
                    .isBetween(kept ? 1L : 0L, answers.isEmpty() ? 0L : 1L);
        }
        assertThat(orders.stream().filter(order -> station.statesOf(order).contains(CREW_ACK)))
                .hasSizeGreaterThan(orders.size() / 2);
        assertThat(station.replies()).hasOnlyElementsOfTypes(Reply.Acknowledged.class);
    }

    private static RadioBehaviour wild(Random random) {
        return RadioBehaviour.autoAck(Duration.ofSeconds(1 + random.nextInt(20)))
                .withAckDelay(Duration.ofMillis(random.nextInt(15_000)))
                .withDeaf(random.nextInt(4) == 0)
                .withAcksLost(random.nextInt(4) == 0)
                .withDuplicates(random.nextInt(3) == 0);
    }

    private static void kill(Station station) {
        station.radios.connect();
        station.session.close();
        station.start();
    }

    private static List<RadioDisplay.Line> linesOf(Station station, String radioId, boolean sent, String text) {
        return station.radios.find(radioId).orElseThrow().lines().stream()
                .filter(line -> line.sent() == sent && line.text().equals(text))
                .toList();
    }
}
