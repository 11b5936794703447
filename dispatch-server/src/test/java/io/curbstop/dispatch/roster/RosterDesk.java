package io.curbstop.dispatch.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A supervisor and a dispatcher at the roster of {@link io.curbstop.dispatch.SmallTown}, who tidy up after themselves. */
final class RosterDesk {

    final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    final TestClient supervisor;
    final TestClient dispatcher;
    private final List<String> made = new ArrayList<>();

    RosterDesk(TestUsers people, int port) {
        supervisor = people.client(port, Role.SUPERVISOR);
        dispatcher = people.client(port, Role.DISPATCHER);
    }

    /** The town is everybody's: what was made here goes again. */
    void clear() {
        made.forEach(path -> supervisor.change("DELETE", path, null));
        supervisor.put("/api/roster/rules/repair", Map.of("minimumCrew", 0, "needsEquipment", List.of()));
    }

    String put(String what, Map<String, Object> body) {
        String path = "/api/roster/" + what + "/" + UUID.randomUUID();
        TestClient.Answer answer = supervisor.put(path, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        made.add(path.replace("swaps", "person-times").replace("leaves", "person-times"));
        return path;
    }

    static Map<String, Object> shift(String unit, Instant from, int hours) {
        return Map.of("unitCode", unit, "startsAt", from, "endsAt", from.plus(Duration.ofHours(hours)));
    }

    static Map<String, Object> time(String person, String unit, Instant from, int hours) {
        Map<String, Object> body = new HashMap<>(shift(unit, from, hours));
        body.put("personId", person);
        return body;
    }

    JsonNode unit(String code) {
        return unitOf(dispatcher.get("/api/console/snapshot").json(), code);
    }

    static JsonNode unitOf(JsonNode from, String code) {
        return from.path("units")
                .valueStream()
                .filter(u -> u.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    String passedOver(String incident, String unit) {
        return dispatcher
                .get("/api/incidents/" + incident + "/recommendations")
                .json()
                .path("options")
                .valueStream()
                .filter(o -> o.path("unitCode").asString().equals(unit))
                .map(o -> o.path("passedOverBecause").asString(""))
                .findFirst()
                .orElseThrow();
    }

    String memberOf(String unit) {
        return supervisor
                .get("/api/roster/people")
                .json()
                .valueStream()
                .filter(p -> p.path("name").asString().equals("Member of " + unit))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }
}
