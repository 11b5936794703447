package io.curbstop.dispatch;

import static io.curbstop.dispatch.JobDesk.await;
import static io.curbstop.dispatch.JobDesk.awaitKind;
import static io.curbstop.dispatch.JobDesk.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
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
    void orderReachesTheAppAndItsStepsLeadToAClosedIncidentWithEveryMilestone() {
        try (StompScreen phone = StompScreen.open(port, technician)) {
            phone.subscribe("/user/queue/technician");
            phone.awaitSubscribed(registry, "/user/queue/technician");
            JsonNode taken = desk.take(JobDesk.call(), "V1");
            String incident = taken.at("/incident/id").asString();
            String assignment = taken.at("/assignments/0/id").asString();

            JsonNode order = awaitKind(phone, "ASSIGNMENT");
            assertThat(order.at("/assignment/incident/typeLabel").asString()).isEqualTo("Main break");
            technician.post("/api/deliveries/" + order.path("deliveryId").asString() + "/received", null);
            await(() -> desk.delivery(incident, "APP").path("state").asString().equals("DELIVERED"));
            for (String step :
                    List.of("ACKNOWLEDGE", "EN_ROUTE", "ON_SITE", "MADE_SAFE", "RESTORED", "COMPLETE", "CLEAR")) {
                TestClient.Answer answer = step(technician, assignment, UUID.randomUUID(), step);
                assertThat(answer.status()).as(step + answer.text()).isEqualTo(200);
            }

            JsonNode detail = dispatcher.get("/api/incidents/" + incident).json();
            assertThat(detail.path("state").asString()).isEqualTo("RESTORED");
            assertThat(detail.path("needs"))
                    .anySatisfy(n -> assertThat(n.asString()).isEqualTo("ready to close"));
            assertThat(desk.delivery(incident, "APP").path("state").asString()).isEqualTo("PERSON_ACK");
            assertThat(desk.delivery(incident, "RADIO").path("state").asString())
                    .isEqualTo("SUPERSEDED");
            TestClient.Answer closed = dispatcher.post(
                    "/api/incidents/" + incident + "/state",
                    Map.of("to", "CLOSED", "version", detail.path("version").asLong()));
            assertThat(closed.status()).as(closed.text()).isEqualTo(200);
            JsonNode milestones =
                    dispatcher.get("/api/history/incidents/" + incident).json().path("milestones");
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
            assertThat(dispatcher
                            .get("/api/history/summary")
                            .json()
                            .at("/acknowledge/n")
                            .asInt())
                    .isPositive();
        }
    }

    @Test
    void crewAnswersByRadioAndTheAppIsStopped() {
        JsonNode taken = desk.take(JobDesk.call(), "R1");
        String incident = taken.at("/incident/id").asString();
        String token = taken.at("/assignments/0/token").asString();
        await(() -> desk.shows("1201", token + " P1"));

        for (String word : List.of("ACK", "ENR", "ONS", "SAFE", "REST", "CLR")) {
            TestClient.Answer sent = dispatcher.post("/api/radios/1201/send", Map.of("text", word + " " + token));
            assertThat(sent.status()).as(sent.text()).isEqualTo(204);
        }

        await(() -> desk.assignment(incident).path("state").asString().equals("CLEAR"));
        assertThat(dispatcher
                        .get("/api/incidents/" + incident)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("RESTORED");
        assertThat(desk.delivery(incident, "RADIO").path("state").asString()).isEqualTo("PERSON_ACK");
        assertThat(desk.delivery(incident, "APP").path("state").asString()).isEqualTo("SUPERSEDED");
        assertThat(dispatcher.get("/api/incidents/" + incident).json().path("timeline"))
                .filteredOn(e -> e.path("kind").asString().equals("CREW_ACKNOWLEDGED"))
                .singleElement()
                .satisfies(e -> assertThat(e.path("source").asString()).isEqualTo("RADIO"));
    }

    @Test
    void acknowledgementsByAppAndRadioAtOnceCountOnce() {
        JsonNode taken = desk.take(JobDesk.call(), "V1");
        String incident = taken.at("/incident/id").asString();
        String assignment = taken.at("/assignments/0/id").asString();
        String token = taken.at("/assignments/0/token").asString();
        await(() -> desk.shows("1101", token + " P1"));

        CompletableFuture<?> byRadio = CompletableFuture.runAsync(
                () -> dispatcher.post("/api/radios/1101/send", Map.of("text", "ACK " + token)));
        TestClient.Answer byApp = step(technician, assignment, UUID.randomUUID(), "ACKNOWLEDGE");
        byRadio.join();

        assertThat(byApp.status()).isEqualTo(200);
        await(() -> dispatcher.get("/api/radios").text().contains("ACK " + token));
        assertThat(dispatcher.get("/api/incidents/" + incident).json().path("timeline"))
                .filteredOn(e -> e.path("kind").asString().equals("CREW_ACKNOWLEDGED"))
                .hasSize(1);
    }

    @Test
    void sameStepTwiceCountsOnce() {
        JsonNode taken = desk.take(JobDesk.call(), "V1");
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
        String assignment =
                desk.take(JobDesk.call(), "R1").at("/assignments/0/id").asString();

        TestClient.Answer answer = step(technician, assignment, UUID.randomUUID(), "ACKNOWLEDGE");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("not-your-assignment");
    }

    @Test
    void aCallWithoutAnAddressStillSendsItsCrewAndTheRadioSaysThatThereIsNone() {
        Map<String, Object> call = JobDesk.call();
        call.put("addressText", " ");
        call.put("unitCodes", List.of("V1"));

        JsonNode taken = dispatcher.post("/api/calls", call).json();

        assertThat(taken.path("notAssigned")).isEmpty();
        String token = taken.at("/assignments/0/token").asString();
        await(() -> desk.shows("1101", token + " P1") && desk.shows("1101", "NO LOC"));
    }
}
