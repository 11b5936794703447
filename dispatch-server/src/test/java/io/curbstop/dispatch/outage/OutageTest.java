package io.curbstop.dispatch.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.shutdown.RingTownTest;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** On {@link SmallTown}, whose valves change their state for good: hence a database of its own. */
@CurbstopTest
@DirtiesContext
@TestPropertySource(properties = "curbstop.test.town=valves turned for good")
class OutageTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Test
    void stuckValveMovesTheRingOutwardsAndTheLastClosedValveIsolates() {
        town.build();
        TestClient desk = people.client(port, Role.DISPATCHER);
        JsonNode taken = takeCall(desk);
        String incident = taken.at("/incident/id").asString();
        String assignment = taken.at("/assignments/0/id").asString();

        JsonNode outage =
                desk.post("/api/incidents/" + incident + "/trace", Map.of()).json();

        assertThat(outage.path("isolated").asBoolean()).as(outage.toString()).isTrue();
        assertThat(refs(outage, "CLOSE")).containsExactly("VA");
        assertThat(refs(outage, "DRY_SIDE")).containsExactly("VB");
        assertThat(outage.at("/customers/segment").asInt()).isEqualTo(21);
        assertThat(outage.at("/customers/secondary").asInt()).isEqualTo(30);
        assertThat(outage.at("/customers/critical/0/kind").asString()).isEqualTo("hospital");
        assertThat(outage.at("/hydrants/0/ref").asString()).isEqualTo("H1");
        assertThat(outage.at("/segment/type").asString()).isEqualTo("MultiLineString");
        assertThat(outage.at("/length_m").asDouble()).isEqualTo(200);

        Map<String, Object> stuck = valve("STUCK");
        JsonNode again = desk.post("/api/assignments/" + assignment + "/valves/VA", stuck)
                .json();

        assertThat(refs(again, "CLOSE")).containsExactly("V0");
        assertThat(refs(again, "STUCK")).containsExactly("VA");
        assertThat(again.at("/customers/segment").asInt()).isEqualTo(29);
        assertThat(timeline(desk, incident)).anySatisfy(text -> assertThat(text).contains("new: V0; no longer: VA"));
        assertThat(desk.post("/api/assignments/" + assignment + "/valves/VA", stuck)
                        .json()
                        .path("id"))
                .isEqualTo(again.path("id"));

        JsonNode shut = desk.post("/api/assignments/" + assignment + "/valves/V0", valve("DONE"))
                .json();

        assertThat(shut.path("state").asString()).isEqualTo("ISOLATED");
        assertThat(shut.at("/valves/0/position").asString()).isEqualTo("closed");
        TestClient.Answer customers = desk.get("/api/incidents/" + incident + "/outage/customers");
        assertThat(customers.json()).hasSize(again.at("/customers/total").asInt());
        assertThat(customers.json().at("/0/critical").asString()).isEqualTo("hospital");
        // Worked out from the valves after the report is answered.
        RingTownTest.await(() -> desk.get("/api/console/snapshot")
                .json()
                .path("incidents")
                .valueStream()
                .anyMatch(i -> i.path("id").asString().equals(incident)
                        && i.path("customersOut").asInt() == 59));

        JsonNode likelyParents = desk.post("/api/triage", Map.of("narrative", "no water", "addressText", "150 Mill Rd"))
                .json()
                .path("parents");
        assertThat(likelyParents.at("/0/reason").asString()).startsWith("On the same isolation segment");
    }

    @Test
    void mainOutsideAnyNetworkSaysSo() {
        town.build();
        TestClient desk = people.client(port, Role.DISPATCHER);
        Map<String, Object> call = call();
        call.put("addressText", "nowhere at all");
        String incident =
                desk.post("/api/calls", call).json().at("/incident/id").asString();

        JsonNode outage =
                desk.post("/api/incidents/" + incident + "/trace", Map.of()).json();

        assertThat(outage.path("isolated").asBoolean()).isFalse();
        assertThat(outage.path("reason").asString()).isEqualTo("No main is linked to this incident yet.");
    }

    private static JsonNode takeCall(TestClient desk) {
        Map<String, Object> call = call();
        call.put("unitCodes", List.of("V1"));
        return desk.post("/api/calls", call).json();
    }

    private static Map<String, Object> call() {
        return new HashMap<>(Map.of(
                "id", UUID.randomUUID(),
                "narrative", "Water coming up in the road",
                "addressText", "130 Mill Rd",
                "type", "MAIN_BREAK",
                "priority", "P1"));
    }

    private static Map<String, Object> valve(String result) {
        return Map.of("id", UUID.randomUUID(), "result", result, "position", "CLOSED", "turns", 12);
    }

    private static List<String> refs(JsonNode outage, String role) {
        return StreamSupport.stream(outage.path("valves").spliterator(), false)
                .filter(v -> v.path("role").asString().equals(role))
                .map(v -> v.path("ref").asString())
                .toList();
    }

    private static List<String> timeline(TestClient desk, String incident) {
        JsonNode timeline = desk.get("/api/incidents/" + incident).json().path("timeline");
        return StreamSupport.stream(timeline.spliterator(), false)
                .map(e -> e.path("text").asString())
                .toList();
    }
}
