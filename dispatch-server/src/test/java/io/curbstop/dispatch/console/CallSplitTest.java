package io.curbstop.dispatch.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import tools.jackson.databind.JsonNode;

/** A call that was linked to an incident by mistake is taken out of it again. */
@SmallTownTest
class CallSplitTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    SimpUserRegistry registry;

    TestClient desk;

    SplitDesk splits;

    @BeforeEach
    void build() {
        town.build();
        desk = people.client(port, Role.DISPATCHER);
        splits = new SplitDesk(desk);
    }

    @Test
    void callOpensAnIncidentOfItsOwnAndBothLogsSayWhoAndWhy() {
        JsonNode first = splits.takeCall("Water coming up in the road", "130 Mill Rd", "MAIN_BREAK", "P1", null);
        String from = first.path("id").asString();
        JsonNode joined = splits.takeCall("No water in the whole house", "180 Mill Rd", "NO_WATER", "P2", from);
        UUID own = UUID.randomUUID();

        TestClient.Answer answer = splits.split(joined.at("/calls/1"), from, Map.of("newIncidentId", own));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode to = answer.json();
        assertThat(to.path("id").asString()).isEqualTo(own.toString());
        assertThat(to.path("type").asString()).isEqualTo("NO_WATER");
        assertThat(to.path("priority").asString()).isEqualTo("P2");
        assertThat(to.path("addressText").asString()).containsIgnoringCase("180 Mill");
        assertThat(to.at("/main/ref").asString()).isEqualTo("M1");
        assertThat(to.path("callers").asInt()).isEqualTo(1);
        assertThat(to.path("openedAt").asString())
                .isEqualTo(joined.at("/calls/1/receivedAt").asString());
        assertThat(texts(to)).anySatisfy(t -> assertThat(t).contains("taken out of " + number(first), "not our break"));
        JsonNode left = desk.get("/api/incidents/" + from).json();
        assertThat(left.path("callers").asInt()).isEqualTo(1);
        JsonNode line = last(left, "CALL_SPLIT");
        assertThat(line.path("text").asString()).contains("now in " + number(to), "not our break");
        assertThat(line.path("actor").asString()).isEqualTo("dispatcher");
        assertThat(line.path("supersedes").asString())
                .isEqualTo(last(left, "CALL_JOINED").path("id").asString());
    }

    @Test
    void callJoinsAnotherIncidentAndItsCallbackGoesAlong() {
        JsonNode first = splits.takeCall("Water coming up in the road", "130 Mill Rd", "MAIN_BREAK", "P1", null);
        JsonNode other = splits.takeCall("Hydrant leaking", "200 Mill Rd", "MAIN_BREAK", "P2", null);
        String from = first.path("id").asString();
        JsonNode joined = splits.takeCall("Hydrant leaks", "200 Mill Rd", "MAIN_BREAK", "P2", from);

        TestClient.Answer answer = splits.split(
                joined.at("/calls/1"),
                from,
                Map.of("incidentId", other.path("id").asString()));

        assertThat(answer.json().path("id")).isEqualTo(other.path("id"));
        assertThat(answer.json().path("callers").asInt()).isEqualTo(2);
        assertThat(values(answer.json().path("needs"))).contains("callback owed");
        assertThat(last(answer.json(), "CALL_JOINED").path("text").asString()).contains(number(first));
    }

    @Test
    void incidentKeepsTheWordsOfTheCallersThatAreLeft() {
        JsonNode first = splits.takeCall("Water in my cellar", "130 Mill Rd", "MAIN_BREAK", "P1", null);
        String from = first.path("id").asString();
        splits.takeCall("Road is under water", "132 Mill Rd", "MAIN_BREAK", "P1", from);

        splits.split(first.at("/calls/0"), from, Map.of("newIncidentId", UUID.randomUUID()));

        JsonNode left = desk.get("/api/incidents/" + from).json();
        assertThat(left.path("narrative").asString()).isEqualTo("Road is under water");
    }

    @Test
    void sameSplitTwiceHappensOnce() {
        JsonNode first = splits.takeCall("Water coming up", "130 Mill Rd", "MAIN_BREAK", "P1", null);
        String from = first.path("id").asString();
        JsonNode call = splits.takeCall("No water", "180 Mill Rd", "NO_WATER", "P2", from)
                .at("/calls/1");
        Map<String, Object> target = Map.of("newIncidentId", UUID.randomUUID());

        splits.split(call, from, target);
        TestClient.Answer again = splits.split(call, from, target);

        assertThat(again.status()).isEqualTo(200);
        assertThat(values(desk.get("/api/incidents/" + from).json().path("timeline"), "kind"))
                .containsOnlyOnce("CALL_SPLIT");
    }

    @Test
    void openConsolesHearOfBothIncidents() {
        JsonNode first = splits.takeCall("Water coming up", "130 Mill Rd", "MAIN_BREAK", "P1", null);
        String from = first.path("id").asString();
        JsonNode call = splits.takeCall("No water", "180 Mill Rd", "NO_WATER", "P2", from)
                .at("/calls/1");
        UUID own = UUID.randomUUID();
        try (StompScreen other = StompScreen.open(port, people.client(port, Role.MANAGER))) {
            other.subscribe("/topic/console");
            other.awaitSubscribed(registry, "/topic/console");

            splits.split(call, from, Map.of("newIncidentId", own));

            Set<String> heard = new HashSet<>();
            while (!heard.containsAll(Set.of(from + " 1", own + " 1"))) {
                JsonNode incident = other.awaitMessage().path("incident");
                heard.add(incident.path("id").asString("") + " "
                        + incident.path("callers").asInt());
            }
        }
    }

    private static String number(JsonNode incident) {
        return incident.path("number").asString();
    }

    private static List<String> texts(JsonNode incident) {
        return values(incident.path("timeline"), "text");
    }

    private static JsonNode last(JsonNode incident, String kind) {
        JsonNode found = null;
        for (JsonNode line : incident.path("timeline")) {
            found = line.path("kind").asString().equals(kind) ? line : found;
        }
        assertThat(found).as("a line " + kind).isNotNull();
        return found;
    }

    private static List<String> values(JsonNode list, String field) {
        return list.valueStream().map(e -> e.path(field).asString()).toList();
    }

    private static List<String> values(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
