package io.curbstop.dispatch.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** When a call is not taken out of its incident, and what is said then. */
@SmallTownTest
class CallSplitRefusedTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    TestClient desk;

    SplitDesk splits;

    @BeforeEach
    void build() {
        town.build();
        desk = people.client(port, Role.DISPATCHER);
        splits = new SplitDesk(desk);
    }

    @Test
    void twoDispatchersAtOnceMoveItOnce() {
        JsonNode first = splits.takeCall("Water coming up", "130 Mill Rd", "MAIN_BREAK", "P1", null);
        String from = first.path("id").asString();
        JsonNode call = splits.takeCall("No water", "180 Mill Rd", "NO_WATER", "P2", from)
                .at("/calls/1");
        TestClient other = people.client(port, Role.SUPERVISOR);

        List<TestClient.Answer> answers = Stream.of(desk, other)
                .map(client -> CompletableFuture.supplyAsync(
                        () -> splits.split(client, call, from, Map.of("newIncidentId", UUID.randomUUID()))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(TestClient.Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(answers).filteredOn(a -> a.status() == 409).allSatisfy(a -> {
            assertThat(a.code()).isEqualTo("call-moved");
            assertThat(a.json().at("/current/number").asString()).isNotEmpty();
        });
    }

    @Test
    void callThatSomebodyChangedSinceIsAConflict() {
        JsonNode first = splits.takeCall("Water coming up", "130 Mill Rd", "MAIN_BREAK", "P1", null);
        String from = first.path("id").asString();
        JsonNode call = splits.takeCall("No water", "180 Mill Rd", "NO_WATER", "P2", from)
                .at("/calls/1");
        desk.post("/api/calls/" + call.path("id").asString() + "/callback", Map.of("note", "told her"));

        TestClient.Answer late = splits.split(call, from, Map.of("newIncidentId", UUID.randomUUID()));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("conflict");
        assertThat(late.json().at("/current/version").asLong())
                .isEqualTo(call.path("version").asLong() + 1);
    }

    @Test
    void whatCannotBeSplitSaysWhy() {
        JsonNode first = splits.takeCall("Water coming up", "130 Mill Rd", "MAIN_BREAK", "P1", null);
        String from = first.path("id").asString();
        Map<String, Object> own = Map.of("newIncidentId", UUID.randomUUID());

        assertThat(splits.split(first.at("/calls/0"), from, own).code()).isEqualTo("only-call");
        assertThat(desk.post("/api/calls/" + UUID.randomUUID() + "/split", SplitDesk.body(0, from, own))
                        .code())
                .isEqualTo("not-found");
        JsonNode call = splits.takeCall("No water", "180 Mill Rd", "NO_WATER", "P2", from)
                .at("/calls/1");
        assertThat(splits.split(call, from, Map.of("incidentId", UUID.randomUUID()))
                        .code())
                .isEqualTo("not-found");
        assertThat(splits.split(call, from, Map.of("incidentId", from)).code()).isEqualTo("invalid");
        assertThat(splits.split(call, from, Map.of()).code()).isEqualTo("invalid");
        Map<String, Object> wordless = new HashMap<>(SplitDesk.body(0, from, own));
        wordless.put("reason", " ");
        assertThat(desk.post(SplitDesk.path(call), wordless)
                        .json()
                        .at("/fields/0/field")
                        .asString())
                .isEqualTo("reason");
        splits.end(desk.get("/api/incidents/" + from).json());
        assertThat(splits.split(call, from, own).code()).isEqualTo("incident-ended");
    }

    @Test
    void incidentThatIsOverTakesNoCall() {
        JsonNode over = splits.takeCall("Water coming up", "130 Mill Rd", "MAIN_BREAK", "P1", null);
        JsonNode first = splits.takeCall("Water coming up", "130 Mill Rd", "MAIN_BREAK", "P1", null);
        String from = first.path("id").asString();
        JsonNode call = splits.takeCall("No water", "180 Mill Rd", "NO_WATER", "P2", from)
                .at("/calls/1");
        splits.end(over);

        TestClient.Answer answer =
                splits.split(call, from, Map.of("incidentId", over.path("id").asString()));

        assertThat(answer.code()).isEqualTo("incident-ended");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"TECHNICIAN", "MANAGER", "ADMINISTRATOR"})
    void othersThanDispatchersMayNot(Role role) {
        JsonNode first = splits.takeCall("Water coming up", "130 Mill Rd", "MAIN_BREAK", "P1", null);
        String from = first.path("id").asString();
        JsonNode call = splits.takeCall("No water", "180 Mill Rd", "NO_WATER", "P2", from)
                .at("/calls/1");

        TestClient.Answer answer =
                splits.split(people.client(port, role), call, from, Map.of("newIncidentId", UUID.randomUUID()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("not-allowed");
    }
}
