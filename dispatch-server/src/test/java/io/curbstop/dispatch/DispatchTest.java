package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who may be sent to what, and who is told when somebody else was first, on {@link SmallTown}. */
@SmallTownTest
class DispatchTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    TestClient dispatcher;

    TestClient technician;

    JobDesk desk;

    @BeforeEach
    void build() {
        town.build();
        dispatcher = people.client(port, Role.DISPATCHER);
        technician = people.client(port, "tech-v1", Role.TECHNICIAN, "V1");
        desk = new JobDesk(dispatcher);
    }

    @AfterEach
    void freeTheUnits() {
        desk.freeTheUnits();
    }

    @Test
    void twoDispatchersSendOneUnitAndOneOfThemIsTold() {
        JsonNode taken = desk.take(JobDesk.call());
        String incident = taken.at("/incident/id").asString();
        TestClient other = people.client(port, Role.SUPERVISOR);

        List<CompletableFuture<TestClient.Answer>> both = new ArrayList<>();
        for (TestClient client : List.of(dispatcher, other)) {
            both.add(CompletableFuture.supplyAsync(() -> client.post(
                    "/api/incidents/" + incident + "/assignments", Map.of("id", UUID.randomUUID(), "unitCode", "V2"))));
        }

        List<TestClient.Answer> answers =
                both.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(TestClient.Answer::status).containsExactlyInAnyOrder(201, 409);
        assertThat(answers)
                .filteredOn(a -> a.status() == 409)
                .allSatisfy(a -> assertThat(a.json().path("detail").asString()).contains("V2 was already sent"));
    }

    @Test
    void unitOnAnotherIncidentIsRefusedUntilOverridden() {
        desk.take(JobDesk.call(), "V2");
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();

        TestClient.Answer refused = desk.dispatch(incident, "V2", false);
        TestClient.Answer stacked = desk.dispatch(incident, "V2", true);

        assertThat(refused.code()).isEqualTo("unit-not-available");
        assertThat(stacked.status()).as(stacked.text()).isEqualTo(201);
    }

    @Test
    void unitOffShiftAndUnitWithAnExpiredQualificationMayNotGo() {
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        Map<String, Object> gas = JobDesk.call();
        gas.put("type", "GAS_ODOUR");
        String gasIncident =
                dispatcher.post("/api/calls", gas).json().at("/incident/id").asString();

        assertThat(desk.dispatch(incident, "V9", true).json().path("detail").asString())
                .contains("off shift");
        assertThat(desk.dispatch(gasIncident, "G2", true).json().path("detail").asString())
                .contains("expired on 2020-01-01");
    }

    @Test
    void staleVersionIsAConflictThatSaysHowThingsAre() {
        JsonNode incident = desk.take(JobDesk.call()).path("incident");
        String path = "/api/incidents/" + incident.path("id").asString() + "/state";
        Map<String, Object> verify =
                Map.of("to", "VERIFIED", "version", incident.path("version").asLong());

        assertThat(dispatcher.post(path, verify).status()).isEqualTo(200);
        TestClient.Answer late = dispatcher.post(path, verify);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().at("/current/state").asString()).isEqualTo("VERIFIED");
    }

    @Test
    void closedIncidentTakesNoUnit() {
        JsonNode incident = desk.take(JobDesk.call()).path("incident");
        String id = incident.path("id").asString();
        dispatcher.post(
                "/api/incidents/" + id + "/state",
                Map.of(
                        "to",
                        "UNFOUNDED",
                        "reason",
                        "sprinkler",
                        "version",
                        incident.path("version").asLong()));

        assertThat(desk.dispatch(id, "V2", true).code()).isEqualTo("incident-ended");
    }

    @Test
    void snapshotTakesAsManyStatementsForManyIncidentsAsForOne() {
        desk.take(JobDesk.call());
        List<String> few = statementsOfSnapshot();
        for (int i = 0; i < 10; i++) {
            desk.take(JobDesk.call());
        }

        assertThat(statementsOfSnapshot()).containsExactlyElementsOf(few);
    }

    private List<String> statementsOfSnapshot() {
        dispatcher.get("/api/console/snapshot");
        StatementCount.reset();
        dispatcher.get("/api/console/snapshot");
        return StatementCount.ofThreadsNamed("exec").stream()
                .filter(sql -> !sql.contains("SPRING_SESSION"))
                .toList();
    }
}
