package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import tools.jackson.databind.JsonNode;

/** From the call to the crew and back, by both channels, on {@link SmallTown}. */
@SmallTownTest
class MainJobTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    SimpUserRegistry registry;

    @Autowired
    JdbcClient jdbc;

    TestClient desk;
    TestClient technician;

    @BeforeEach
    void build() {
        town.build();
        desk = people.client(port, Role.DISPATCHER);
        technician = people.client(port, "tech-v1", Role.TECHNICIAN, "V1");
    }

    @AfterEach
    void freeTheUnits() {
        for (JsonNode unit : desk.get("/api/console/snapshot").json().path("units")) {
            for (JsonNode task : unit.path("assignments")) {
                desk.post("/api/assignments/" + task.path("id").asString() + "/cancel", Map.of("reason", "test over"));
            }
        }
    }

    @Test
    void orderReachesTheAppAndItsStepsLeadToAClosedIncidentWithEveryMilestone() {
        try (StompScreen phone = StompScreen.open(port, technician)) {
            phone.subscribe("/user/queue/technician");
            phone.awaitSubscribed(registry, "/user/queue/technician");
            JsonNode taken = takeCall("V1");
            String incident = taken.at("/incident/id").asString();
            String assignment = taken.at("/assignments/0/id").asString();

            JsonNode order = awaitKind(phone, "ASSIGNMENT");
            assertThat(order.at("/assignment/incident/typeLabel").asString()).isEqualTo("Main break");
            technician.post("/api/deliveries/" + order.path("deliveryId").asString() + "/received", null);
            awaitTrue(() -> delivery(incident, "APP").path("state").asString().equals("DELIVERED"));
            for (String step :
                    List.of("ACKNOWLEDGE", "EN_ROUTE", "ON_SITE", "MADE_SAFE", "RESTORED", "COMPLETE", "CLEAR")) {
                TestClient.Answer answer = step(technician, assignment, UUID.randomUUID(), step);
                assertThat(answer.status()).as(step + answer.text()).isEqualTo(200);
            }

            JsonNode detail = desk.get("/api/incidents/" + incident).json();
            assertThat(detail.path("state").asString()).isEqualTo("RESTORED");
            assertThat(detail.path("needs"))
                    .anySatisfy(n -> assertThat(n.asString()).isEqualTo("ready to close"));
            assertThat(delivery(incident, "APP").path("state").asString()).isEqualTo("PERSON_ACK");
            assertThat(delivery(incident, "RADIO").path("state").asString()).isEqualTo("SUPERSEDED");
            TestClient.Answer closed = desk.post(
                    "/api/incidents/" + incident + "/state",
                    Map.of("to", "CLOSED", "version", detail.path("version").asLong()));
            assertThat(closed.status()).as(closed.text()).isEqualTo(200);
            JsonNode milestones =
                    desk.get("/api/history/incidents/" + incident).json().path("milestones");
            assertThat(milestones.propertyNames())
                    .containsExactlyInAnyOrder(
                            "received",
                            "dispatched",
                            "acknowledged",
                            "enRoute",
                            "onSite",
                            "madeSafe",
                            "restored",
                            "closed");
            assertThat(desk.get("/api/history/summary")
                            .json()
                            .at("/acknowledge/n")
                            .asInt())
                    .isPositive();
        }
    }

    @Test
    void crewAnswersByRadioAndTheAppIsStopped() {
        JsonNode taken = takeCall("R1");
        String incident = taken.at("/incident/id").asString();
        String token = taken.at("/assignments/0/token").asString();
        awaitTrue(() -> radioShows("1201", token + " P1"));

        for (String word : List.of("ACK", "ENR", "ONS", "SAFE", "REST", "CLR")) {
            TestClient.Answer sent = desk.post("/api/radios/1201/send", Map.of("text", word + " " + token));
            assertThat(sent.status()).as(sent.text()).isEqualTo(204);
        }

        awaitTrue(() -> assignment(incident).path("state").asString().equals("CLEAR"));
        assertThat(desk.get("/api/incidents/" + incident).json().path("state").asString())
                .isEqualTo("RESTORED");
        assertThat(delivery(incident, "RADIO").path("state").asString()).isEqualTo("PERSON_ACK");
        assertThat(delivery(incident, "APP").path("state").asString()).isEqualTo("SUPERSEDED");
        assertThat(desk.get("/api/incidents/" + incident).json().path("timeline"))
                .filteredOn(e -> e.path("kind").asString().equals("CREW_ACKNOWLEDGED"))
                .singleElement()
                .satisfies(e -> assertThat(e.path("source").asString()).isEqualTo("RADIO"));
    }

    @Test
    void acknowledgementsByAppAndRadioAtOnceCountOnce() {
        JsonNode taken = takeCall("V1");
        String incident = taken.at("/incident/id").asString();
        String assignment = taken.at("/assignments/0/id").asString();
        String token = taken.at("/assignments/0/token").asString();
        awaitTrue(() -> radioShows("1101", token + " P1"));

        CompletableFuture<?> byRadio =
                CompletableFuture.runAsync(() -> desk.post("/api/radios/1101/send", Map.of("text", "ACK " + token)));
        TestClient.Answer byApp = step(technician, assignment, UUID.randomUUID(), "ACKNOWLEDGE");
        byRadio.join();

        assertThat(byApp.status()).isEqualTo(200);
        awaitTrue(() -> desk.get("/api/radios").text().contains("ACK " + token));
        assertThat(desk.get("/api/incidents/" + incident).json().path("timeline"))
                .filteredOn(e -> e.path("kind").asString().equals("CREW_ACKNOWLEDGED"))
                .hasSize(1);
    }

    @Test
    void sameStepTwiceCountsOnce() {
        JsonNode taken = takeCall("V1");
        String assignment = taken.at("/assignments/0/id").asString();
        UUID report = UUID.randomUUID();

        long first = step(technician, assignment, report, "EN_ROUTE")
                .json()
                .path("version")
                .asLong();
        TestClient.Answer again = step(technician, assignment, report, "EN_ROUTE");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("version").asLong()).isEqualTo(first);
    }

    @Test
    void anotherUnitsAssignmentIsRefused() {
        String assignment = takeCall("R1").at("/assignments/0/id").asString();

        TestClient.Answer answer = step(technician, assignment, UUID.randomUUID(), "ACKNOWLEDGE");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("not-your-assignment");
    }

    @Test
    void twoDispatchersSendOneUnitAndOneOfThemIsTold() {
        JsonNode taken = takeCall();
        String incident = taken.at("/incident/id").asString();
        TestClient other = people.client(port, Role.SUPERVISOR);

        List<CompletableFuture<TestClient.Answer>> both = new ArrayList<>();
        for (TestClient client : List.of(desk, other)) {
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
        takeCall("V2");
        String incident = takeCall().at("/incident/id").asString();

        TestClient.Answer refused = dispatch(incident, "V2", false);
        TestClient.Answer stacked = dispatch(incident, "V2", true);

        assertThat(refused.code()).isEqualTo("unit-not-available");
        assertThat(stacked.status()).as(stacked.text()).isEqualTo(201);
    }

    @Test
    void unitOffShiftAndUnitWithAnExpiredQualificationMayNotGo() {
        String incident = takeCall().at("/incident/id").asString();
        Map<String, Object> gas = call();
        gas.put("type", "GAS_ODOUR");
        String gasIncident =
                desk.post("/api/calls", gas).json().at("/incident/id").asString();

        assertThat(dispatch(incident, "V9", true).json().path("detail").asString())
                .contains("off shift");
        assertThat(dispatch(gasIncident, "G2", true).json().path("detail").asString())
                .contains("expired on 2020-01-01");
    }

    @Test
    void staleVersionIsAConflictThatSaysHowThingsAre() {
        JsonNode incident = takeCall().path("incident");
        String path = "/api/incidents/" + incident.path("id").asString() + "/state";
        Map<String, Object> verify =
                Map.of("to", "VERIFIED", "version", incident.path("version").asLong());

        assertThat(desk.post(path, verify).status()).isEqualTo(200);
        TestClient.Answer late = desk.post(path, verify);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().at("/current/state").asString()).isEqualTo("VERIFIED");
    }

    @Test
    void closedIncidentTakesNoUnit() {
        JsonNode incident = takeCall().path("incident");
        String id = incident.path("id").asString();
        desk.post(
                "/api/incidents/" + id + "/state",
                Map.of(
                        "to",
                        "UNFOUNDED",
                        "reason",
                        "sprinkler",
                        "version",
                        incident.path("version").asLong()));

        assertThat(dispatch(id, "V2", true).code()).isEqualTo("incident-ended");
    }

    @Test
    void snapshotTakesAsManyStatementsForManyIncidentsAsForOne() {
        takeCall();
        List<String> few = statementsOfSnapshot();
        for (int i = 0; i < 10; i++) {
            takeCall();
        }

        assertThat(statementsOfSnapshot()).containsExactlyElementsOf(few);
    }

    private List<String> statementsOfSnapshot() {
        desk.get("/api/console/snapshot");
        StatementCount.reset();
        desk.get("/api/console/snapshot");
        return StatementCount.ofThreadsNamed("exec").stream()
                .filter(sql -> !sql.contains("SPRING_SESSION"))
                .toList();
    }

    private JsonNode takeCall(String... units) {
        Map<String, Object> call = call();
        call.put("unitCodes", List.of(units));
        TestClient.Answer answer = desk.post("/api/calls", call);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("notAssigned")).as(answer.text()).isEmpty();
        return answer.json();
    }

    private static Map<String, Object> call() {
        return new HashMap<>(Map.of(
                "id", UUID.randomUUID(),
                "narrative", "Water coming up in the road",
                "addressText", "130 Mill Rd",
                "type", "MAIN_BREAK",
                "priority", "P1"));
    }

    private TestClient.Answer dispatch(String incident, String unit, boolean override) {
        return desk.post(
                "/api/incidents/" + incident + "/assignments",
                Map.of("id", UUID.randomUUID(), "unitCode", unit, "override", override));
    }

    private static TestClient.Answer step(TestClient client, String assignment, UUID id, String step) {
        return client.post("/api/assignments/" + assignment + "/steps", Map.of("id", id, "step", step));
    }

    private JsonNode assignment(String incident) {
        return desk.get("/api/incidents/" + incident).json().at("/assignments/0");
    }

    private JsonNode delivery(String incident, String channel) {
        for (JsonNode delivery : assignment(incident).path("deliveries")) {
            if (delivery.path("channel").asString().equals(channel)) {
                return delivery;
            }
        }
        throw new AssertionError("No delivery by " + channel);
    }

    private boolean radioShows(String radioId, String text) {
        for (JsonNode radio : desk.get("/api/radios").json()) {
            if (radio.path("radioId").asString().equals(radioId)) {
                return radio.path("display").toString().contains(text);
            }
        }
        return false;
    }

    private static JsonNode awaitKind(StompScreen screen, String kind) {
        JsonNode message;
        do {
            message = screen.awaitMessage();
        } while (!message.path("kind").asString().equals(kind));
        return message;
    }

    private static void awaitTrue(Supplier<Boolean> condition) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.get()) {
            assertThat(System.nanoTime()).as("it did not happen within 30 s").isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
