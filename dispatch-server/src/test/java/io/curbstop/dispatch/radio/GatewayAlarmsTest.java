package io.curbstop.dispatch.radio;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.FakeGateway;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPosition;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.link.LinkMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Emergencies, positions, and calls by voice. */
class GatewayAlarmsTest extends GatewaysTest {

    @Test
    void anEmergencyIsAnAlarmUntilAPersonTakesItAndThenNoLongerLatched() {
        try (FakeGateway hill = hill()) {
            hill.sayInbound("1999", "", new Reply.Emergency(), null);
            hill.sayInbound("1999", "", new Reply.Emergency(), null);
            hill.sayInbound(RADIO, "", new Reply.Emergency(), null);
            List<JsonNode> alarms = dispatcher
                    .get("/api/console/snapshot")
                    .json()
                    .path("alarms")
                    .valueStream()
                    .filter(alarm -> alarm.path("text").asString().startsWith("EMERGENCY"))
                    .toList();
            assertThat(alarms)
                    .extracting(alarm -> alarm.path("text").asString())
                    .containsExactlyInAnyOrder(
                            "EMERGENCY button of radio 1999, which no crew has.", "EMERGENCY button of V1.");
            String known = alarms.stream()
                    .filter(alarm -> alarm.path("text").asString().contains("V1"))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asString();
            dispatcher.post("/api/alarms/" + known + "/taken", null);
            RadioCommand command = hill.await(LinkMessage.Command.class).command();
            assertThat(command).isInstanceOf(RadioCommand.ClearEmergency.class);
            assertThat(((RadioCommand.ClearEmergency) command).radioId()).isEqualTo(RADIO);
        }
    }

    @Test
    void anEmergencyIsOnEveryConsole() {
        try (FakeGateway hill = hill();
                StompScreen first = StompScreen.open(port, dispatcher);
                StompScreen second = StompScreen.open(port, people.client(port, Role.SUPERVISOR))) {
            for (StompScreen console : List.of(first, second)) {
                console.subscribe("/topic/console");
            }
            awaitTrue(() ->
                    registry.findSubscriptions(heard -> heard.getDestination().equals("/topic/console"))
                                    .size()
                            == 2);
            long start = System.nanoTime();
            hill.sayInbound(RADIO, "", new Reply.Emergency(), null);
            for (StompScreen console : List.of(first, second)) {
                awaitTrue(() -> console.takeAll().stream().anyMatch(GatewayAlarmsTest::isEmergency));
            }
            System.out.printf(
                    "from the gateway's word to both consoles: %d ms%n", (System.nanoTime() - start) / 1_000_000);
        }
    }

    private static boolean isEmergency(JsonNode message) {
        return message.path("kind").asString().equals("ALARM")
                && message.at("/alarm/text").asString().startsWith("EMERGENCY");
    }

    @Test
    void aPositionMovesTheCrewAndOneOutsideTheCityOrFromNextYearDoesNot() {
        try (FakeGateway hill = hill()) {
            JsonNode city = dispatcher.get("/api/city").json();
            double lon = city.at("/center/0").asDouble();
            double lat = city.at("/center/1").asDouble();
            hill.say(position(lon, lat, Instant.now().plus(Duration.ofDays(365))));
            awaitTrue(() -> Math.abs(unit("V1").path("lon").asDouble() - lon) < 1e-4);
            assertThat(Instant.parse(unit("V1").path("positionAt").asString()))
                    .isBefore(Instant.now().plusSeconds(5));
            hill.say(position(0, 0, Instant.now()));
            hill.say(position(lon + 0.0005, lat, Instant.now().plusSeconds(1)));
            awaitTrue(() -> Math.abs(unit("V1").path("lon").asDouble() - lon - 0.0005) < 1e-4);
        }
    }

    private static LinkMessage position(double lon, double lat, Instant fixedAt) {
        return new LinkMessage.PositionTold(new RadioPosition(
                RADIO, lon, lat, OptionalDouble.of(19), Optional.of(fixedAt), "packet", Instant.now()));
    }

    private JsonNode unit(String code) {
        return dispatcher
                .get("/api/console/snapshot")
                .json()
                .path("units")
                .valueStream()
                .filter(unit -> unit.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGatewayWhoseClockIsAheadIsToldOfAndItsReportsAreNotFromTheFuture() {
        try (FakeGateway hill = hill()) {
            String incident = order();
            RadioMessage order = hill.takeOrder();
            Instant ahead = Instant.now().plus(Duration.ofHours(3));
            hill.sayStatusAt(ahead);
            awaitTrue(() -> dispatcher
                    .get("/api/console/snapshot")
                    .json()
                    .path("alarms")
                    .toString()
                    .contains("The clock of radio gateway hill is 3 h ahead."));
            String token = order.token().orElseThrow();
            hill.sayInbound(new InboundMessage(
                    UUID.randomUUID(), RADIO, "ACK", new Reply.Acknowledged(token), Optional.of(order.id()), ahead));
            awaitTrue(() -> desk.assignment(incident).path("state").asString().equals("ACKNOWLEDGED"));
            assertThat(desk.incident(incident).path("timeline")).allSatisfy(line -> assertThat(
                            Instant.parse(line.path("occurredAt").asString()))
                    .isBeforeOrEqualTo(Instant.now()));
            hill.sayHeard(RADIO);
            awaitTrue(() -> !dispatcher
                    .get("/api/console/snapshot")
                    .json()
                    .path("alarms")
                    .toString()
                    .contains("The clock of radio gateway"));
        }
    }

    @Test
    void aCallByVoiceThatReachedTheCrewEndsTheAlarmAndAcknowledgesTheOrder() {
        String incident = order();
        String assignment = desk.assignment(incident).path("id").asString();
        jdbc.sql("update order_watch set alarm_at = now() - interval '1 second'")
                .update();
        awaitTrue(() -> !alarmsOf(assignment).isEmpty());
        String alarm = alarmsOf(assignment).get(0);
        UUID tried = UUID.randomUUID();
        Map<String, Object> notReached = Map.of("id", tried, "reached", false, "note", "no answer on 2");
        assertThat(call(alarm, notReached)).isEqualTo(204);
        assertThat(call(alarm, notReached)).as("twice").isEqualTo(204);
        assertThat(alarmsOf(assignment)).containsExactly(alarm);
        assertThat(call(alarm, Map.of("id", UUID.randomUUID(), "reached", true, "note", "on their way")))
                .isEqualTo(204);
        assertThat(alarmsOf(assignment)).isEmpty();
        assertThat(desk.assignment(incident).path("state").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(desk.incident(incident)
                        .path("timeline")
                        .valueStream()
                        .filter(line -> line.path("kind").asString().equals("VOICE_CALL"))
                        .map(line -> line.path("text").asString()))
                .containsExactlyInAnyOrder(
                        "Called by voice, not reached: no answer on 2", "Called by voice, reached: on their way");
        assertThat(call(alarm, Map.of("id", UUID.randomUUID(), "reached", true, "note", "")))
                .isEqualTo(404);
    }

    private int call(String alarm, Map<String, Object> body) {
        return dispatcher.post("/api/alarms/" + alarm + "/called", body).status();
    }

    private List<String> alarmsOf(String assignment) {
        return dispatcher
                .get("/api/console/snapshot")
                .json()
                .path("alarms")
                .valueStream()
                .filter(alarm -> alarm.path("assignmentId").asString().equals(assignment))
                .map(alarm -> alarm.path("id").asString())
                .toList();
    }
}
