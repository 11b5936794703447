package io.curbstop.dispatch.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two incidents that are one, and two again. */
@SmallTownTest
class IncidentMergeTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    TestClient desk;
    SplitDesk calls;
    JsonNode one;
    JsonNode two;

    @BeforeEach
    void build() {
        town.build();
        desk = people.client(port, Role.DISPATCHER);
        calls = new SplitDesk(desk);
        one = calls.takeCall("Water coming up", "130 Mill Rd", "LEAK", "P2", null);
        two = calls.takeCall("Wet road", "134 Mill Rd", "LEAK", "P3", null);
        two = calls.takeCall("Wet road too", "136 Mill Rd", "LEAK", "P3", id(two));
    }

    @Test
    void callersOfTheDuplicateAreSeenOnTheOtherAndComeBackWhenItIsUndone() {
        TestClient.Answer merged = merge(two, one, "same water");

        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
        assertThat(merged.json().path("callers").asInt()).isEqualTo(3);
        assertThat(texts(one)).contains(number(two) + " is a duplicate of this: same water. Its 2 calls are here now.");
        assertThat(read(two).path("state").asString()).isEqualTo("DUPLICATE");
        assertThat(texts(two)).contains("Duplicate: Of " + number(one) + ": same water");
        assertThat(merge(two, one, "same water").status()).as("sent again").isEqualTo(200);
        assertThat(read(one).path("callers").asInt()).isEqualTo(3);

        TestClient.Answer undone = reopen(two, "another leak after all");

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(undone.json().path("state").asString()).isEqualTo("REOPENED");
        assertThat(undone.json().path("calls").valueStream().map(c -> c.path("narrative")
                        .asString()))
                .containsExactlyInAnyOrder("Wet road", "Wet road too");
        assertThat(texts(two)).contains("Reopened: another leak after all");
        assertThat(read(one).path("callers").asInt()).isOne();
        assertThat(texts(one))
                .contains(number(two)
                        + " is no duplicate after all: another leak after all. Its 2 calls are there again.");
    }

    @Test
    void callThatWasTakenOutMeanwhileStaysWhereItIs() {
        JsonNode merged = merge(two, one, "same water").json();
        JsonNode call = merged.path("calls")
                .valueStream()
                .filter(c -> c.path("narrative").asString().equals("Wet road"))
                .findFirst()
                .orElseThrow();
        UUID own = UUID.randomUUID();
        calls.split(call, id(one), Map.of("newIncidentId", own));

        JsonNode undone = reopen(two, "another leak").json();

        assertThat(undone.path("callers").asInt()).isOne();
        assertThat(desk.get("/api/incidents/" + own).json().path("callers").asInt())
                .isOne();
    }

    @Test
    void chainOfDuplicatesIsUndoneInAnyOrder() {
        JsonNode three = calls.takeCall("A river", "140 Mill Rd", "LEAK", "P2", null);
        merge(two, one, "same water");
        merge(read(one), three, "all one leak");
        assertThat(read(three).path("callers").asInt()).isEqualTo(4);

        reopen(two, "not this one");

        assertThat(read(two).path("callers").asInt()).isEqualTo(2);
        assertThat(read(three).path("callers").asInt()).isEqualTo(2);
        reopen(one, "nor this");
        assertThat(read(one).path("callers").asInt()).isOne();
        assertThat(read(three).path("callers").asInt()).isOne();
        assertThat(read(two).path("callers").asInt()).isEqualTo(2);
    }

    @Test
    void incidentWithACrewOnItIsNoDuplicateYet() {
        jdbc.sql("update assignment set state = 'CLEAR', ended_at = state_at where unit_code = 'V2' and live")
                .update();
        JsonNode sent = desk.post(
                        "/api/incidents/" + id(two) + "/assignments", Map.of("id", UUID.randomUUID(), "unitCode", "V2"))
                .json();

        TestClient.Answer refused = merge(read(two), one, "same water");

        assertThat(refused.code()).isEqualTo("not-over");
        assertThat(refused.json().path("detail").asString()).contains("V2 is still dispatched");
        assertThat(read(one).path("callers").asInt()).isOne();
        desk.post(
                "/api/assignments/" + sent.path("id").asString() + "/cancel",
                Map.of("reason", "test", "version", sent.path("version").asLong()));
        jdbc.sql("update assignment set state = 'CLEAR', ended_at = state_at where unit_code = 'V2' and live")
                .update();
    }

    @Test
    void mergeThatMakesNoSenseIsRefused() {
        assertThat(merge(two, two, "same").code()).isEqualTo("invalid");
        assertThat(merge(two, one, " ").json().at("/fields/0/field").asString()).isEqualTo("reason");
        JsonNode stale = two;
        desk.post("/api/incidents/" + id(two) + "/state", Map.of("to", "VERIFIED", "version", version(two)));
        assertThat(merge(stale, one, "same").code()).isEqualTo("conflict");
        calls.end(read(one));
        assertThat(merge(read(two), one, "same").code()).isEqualTo("incident-ended");
    }

    private TestClient.Answer merge(JsonNode duplicate, JsonNode into, String reason) {
        return desk.post(
                "/api/incidents/" + id(duplicate) + "/merge",
                Map.of("intoId", id(into), "reason", reason, "version", version(duplicate)));
    }

    private TestClient.Answer reopen(JsonNode incident, String reason) {
        return desk.post(
                "/api/incidents/" + id(incident) + "/state",
                Map.of("to", "REOPENED", "reason", reason, "version", version(read(incident))));
    }

    private JsonNode read(JsonNode incident) {
        return desk.get("/api/incidents/" + id(incident)).json();
    }

    private List<String> texts(JsonNode incident) {
        return read(incident)
                .path("timeline")
                .valueStream()
                .map(line -> line.path("text").asString())
                .toList();
    }

    private static String id(JsonNode incident) {
        return incident.path("id").asString();
    }

    private static String number(JsonNode incident) {
        return incident.path("number").asString();
    }

    private static long version(JsonNode incident) {
        return incident.path("version").asLong();
    }
}
