package io.curbstop.dispatch.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** People are called out for an incident, one after the other, and who accepts is on. */
@SmallTownTest
class CallOutTest {

    private static final List<UUID> PEOPLE = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    private TestClient supervisor;
    private TestClient dispatcher;
    private JobDesk desk;
    private String incident;

    @BeforeEach
    void build() {
        town.build();
        supervisor = people.client(port, Role.SUPERVISOR);
        dispatcher = people.client(port, Role.DISPATCHER);
        desk = new JobDesk(dispatcher);
        incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        for (UUID id : PEOPLE) {
            supervisor.put(
                    "/api/roster/people/" + id,
                    Map.of("name", name(id), "phone", "555-0100", "qualifications", List.of()));
        }
        TestClient.Answer list = supervisor.put(
                "/api/on-call/lists/nights", Map.of("name", "Water nights", "unitCode", "V9", "personIds", PEOPLE));
        assertThat(list.status()).as(list.text()).isEqualTo(204);
    }

    @AfterEach
    void forget() {
        desk.freeTheUnits();
        for (String table : List.of("call_out_attempt", "person_shift where kind = 'CALL_OUT'")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("delete from call_out").update();
        jdbc.sql("delete from crew_member where id = any(:ids)")
                .param("ids", PEOPLE.toArray(UUID[]::new))
                .update();
    }

    @Test
    void eachTryIsKeptAndWhoAcceptsIsOnUntilThen() {
        UUID id = UUID.randomUUID();
        JsonNode begun = start(id).json();
        assertThat(start(id).json()).as("the same again").isEqualTo(begun);
        assertThat(next(begun)).containsExactly(name(PEOPLE.get(0)), name(PEOPLE.get(1)), name(PEOPLE.get(2)));
        assertThat(begun.at("/next/0/because").asString()).isEqualTo("never called, 0 calls this quarter");
        assertThat(begun.at("/next/0/phone").asString()).isEqualTo("555-0100");

        UUID first = UUID.randomUUID();
        JsonNode tried = attempt(id, first, 0, "NO_ANSWER", null).json();
        assertThat(attempt(id, first, 0, "NO_ANSWER", null).json().path("attempts"))
                .hasSize(1);
        assertThat(next(tried)).doesNotContain(name(PEOPLE.get(0)));
        TestClient.Answer silent = attempt(id, UUID.randomUUID(), 1, "DECLINED", "");
        assertThat(silent.code()).isEqualTo("reason-missing");
        attempt(id, UUID.randomUUID(), 1, "DECLINED", "sick child");
        assertThat(desk.dispatch(incident, "V9", false).json().path("detail").asString())
                .contains("off shift");

        JsonNode accepted = attempt(id, UUID.randomUUID(), 2, "ACCEPTED", null).json();

        assertThat(accepted.path("attempts")).hasSize(3);
        assertThat(desk.dispatch(incident, "V9", false).status()).isEqualTo(201);
        assertThat(timeline())
                .contains(
                        "Calling people out from Water nights for V9",
                        "Called " + name(PEOPLE.get(0)) + ": no answer",
                        "Called " + name(PEOPLE.get(1)) + ": declined: sick child");
        assertThat(timeline())
                .anyMatch(t -> t.startsWith("Called " + name(PEOPLE.get(2)) + ": accepted, on with V9 until "));
    }

    @Test
    void whoIsCalledGoesToTheEndOfTheLineAndWhoIsOnIsNotCalled() {
        UUID id = UUID.randomUUID();
        start(id);
        attempt(id, UUID.randomUUID(), 0, "ACCEPTED", null);
        attempt(id, UUID.randomUUID(), 1, "NO_ANSWER", null);

        JsonNode list = dispatcher.get("/api/on-call/lists").json().get(0);

        assertThat(list.path("people").valueStream().map(p -> p.path("name").asString()))
                .containsExactly(name(PEOPLE.get(2)), name(PEOPLE.get(1)), name(PEOPLE.get(0)));
        assertThat(list.at("/people/1/because").asString()).isEqualTo("last called today, 1 call this quarter");
        assertThat(list.at("/people/2/because").asString()).isEqualTo("on already with V9");
        UUID other = UUID.randomUUID();
        start(other);
        TestClient.Answer again = attempt(other, UUID.randomUUID(), 0, "ACCEPTED", null);
        assertThat(again.code()).isEqualTo("shift-overlaps");
        assertThat(again.json().path("detail").asString()).endsWith("is on already with V9.");
    }

    private TestClient.Answer start(UUID id) {
        TestClient.Answer answer = dispatcher.post(
                "/api/incidents/" + incident + "/call-outs",
                Map.of("id", id, "listCode", "nights", "until", Instant.now().plus(Duration.ofHours(6))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private TestClient.Answer attempt(UUID callOut, UUID id, int person, String result, String reason) {
        Map<String, Object> body = new HashMap<>(Map.of("id", id, "personId", PEOPLE.get(person), "result", result));
        body.put("reason", reason);
        return dispatcher.post("/api/call-outs/" + callOut + "/attempts", body);
    }

    private static List<String> next(JsonNode callOut) {
        return callOut.path("next")
                .valueStream()
                .map(p -> p.path("name").asString())
                .toList();
    }

    private List<String> timeline() {
        List<String> texts = new ArrayList<>();
        desk.incident(incident)
                .path("timeline")
                .forEach(line -> texts.add(line.path("text").asString()));
        return texts;
    }

    private static String name(UUID id) {
        return "Person " + id.toString().substring(0, 8);
    }
}
