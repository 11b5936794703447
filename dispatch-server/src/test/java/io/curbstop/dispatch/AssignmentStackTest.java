package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.ArrayList;
import java.util.HashMap;
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

/** What a unit has on its hands: jobs in a stack, one at work, some for later, some left for a worse one. */
@SmallTownTest
class AssignmentStackTest {

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
        desk.freeTheUnits();
    }

    @AfterEach
    void freeTheUnits() {
        desk.freeTheUnits();
    }

    @Test
    void secondJobLeavesTheFirstAsItIs() {
        String first = desk.sent("V1");
        step(first, "ON_SITE");

        String second = desk.stacked("V1");

        assertThat(desk.state(first)).isEqualTo("ON_SITE");
        assertThat(desk.state(second)).isIn("DISPATCHED", "DELIVERED");
    }

    @Test
    void onePressMovesOneJob() {
        String first = desk.sent("V1");
        String second = desk.stacked("V1");

        step(second, "ACKNOWLEDGE");
        step(second, "EN_ROUTE");

        assertThat(desk.state(second)).isEqualTo("EN_ROUTE");
        assertThat(desk.state(first)).isIn("DISPATCHED", "DELIVERED");
    }

    @Test
    void crewIsAtOneJobAndLeavesItForAnotherWhenItSaysSo() {
        String first = desk.sent("V1");
        step(first, "ON_SITE");
        String second = desk.stacked("V1");

        TestClient.Answer asked = JobDesk.report(technician, second, Map.of("step", "EN_ROUTE"));
        TestClient.Answer left = JobDesk.report(technician, second, Map.of("step", "EN_ROUTE", "leavesOther", true));

        assertThat(asked.code()).isEqualTo("other-job-active");
        assertThat(asked.json().at("/other/state").asString()).isEqualTo("ON_SITE");
        assertThat(left.status()).as(left.text()).isEqualTo(200);
        assertThat(desk.state(first)).isEqualTo("SUSPENDED");
        assertThat(desk.state(second)).isEqualTo("EN_ROUTE");
    }

    @Test
    void refusedStepDoesNotSuspendTheOtherJob() {
        String first = desk.sent("V1");
        step(first, "ON_SITE");
        String second = desk.stacked("V1");

        TestClient.Answer refused = JobDesk.report(technician, second, Map.of("step", "WORKING", "leavesOther", true));

        assertThat(refused.code()).isEqualTo("transition-not-allowed");
        assertThat(desk.state(first)).isEqualTo("ON_SITE");
    }

    @Test
    void reservedUnitIsNotToldUntilItIsSent() {
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        Map<String, Object> body = new HashMap<>(Map.of("id", UUID.randomUUID(), "unitCode", "V1", "reserved", true));
        JsonNode reserved = dispatcher
                .post("/api/incidents/" + incident + "/assignments", body)
                .json();
        String id = reserved.path("id").asString();

        assertThat(reserved.path("state").asString()).isEqualTo("RESERVED");
        assertThat(technician.get("/api/technician/snapshot").json().path("assignments"))
                .isEmpty();
        assertThat(desk.unit("V1").path("status").asString()).isEqualTo("AVAILABLE");
        assertThat(desk.incident(incident).path("needs").toString()).contains("V1 reserved, not sent");

        TestClient.Answer sent = dispatcher.post("/api/assignments/" + id + "/release", Map.of());
        TestClient.Answer again = dispatcher.post("/api/assignments/" + id + "/release", Map.of());

        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        JobDesk.await(() -> desk.delivery(incident, "APP")
                        .path("state")
                        .asString()
                        .equals("SENT")
                || desk.delivery(incident, "APP").path("state").asString().equals("QUEUED"));
        assertThat(technician.get("/api/technician/snapshot").json().path("assignments"))
                .hasSize(1);
        assertThat(desk.assignment(incident).path("deliveries").valueStream().filter(d -> d.path("channel")
                        .asString()
                        .equals("APP")))
                .hasSize(1);
    }

    @Test
    void unitThatBecomesFreeIsRecalledForWhatItIsReservedFor() {
        String first = desk.sent("V1");
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        dispatcher.post(
                "/api/incidents/" + incident + "/assignments",
                Map.of("id", UUID.randomUUID(), "unitCode", "V1", "reserved", true));
        step(first, "ACKNOWLEDGE");

        step(first, "CLEAR");

        assertThat(desk.alarmsOf(incident)).anyMatch(text -> text.startsWith("V1 is free; it is reserved for"));
        desk.freeTheUnits();
        assertThat(desk.alarmsOf(incident)).isEmpty();
    }

    @Test
    void declinedOrderIsAnAlarmUntilAnotherCrewGoes() {
        String declined = desk.sent("V1");
        String incident = desk.job(declined).path("incidentId").asString();
        JobDesk.report(technician, declined, Map.of("step", "DECLINE", "reason", "pump is broken"));

        assertThat(desk.alarmsOf(incident))
                .anyMatch(text -> text.startsWith("V1 declined") && text.contains("pump is broken"));
        desk.dispatch(incident, "V2", false);
        assertThat(desk.alarmsOf(incident)).noneMatch(text -> text.startsWith("V1 declined"));
    }

    @Test
    void takingAUnitOffAJobShowsTheConsequenceFirstAndNeedsAReason() {
        String first = desk.sent("V1");
        step(first, "ON_SITE");
        String worse = desk.take(JobDesk.call()).at("/incident/id").asString();

        JsonNode what = dispatcher
                .get("/api/incidents/" + worse + "/consequences?unit=V1")
                .json();
        Map<String, Object> body =
                new HashMap<>(Map.of("id", UUID.randomUUID(), "unitCode", "V1", "preEmpts", List.of(first)));
        TestClient.Answer unsaid = dispatcher.post("/api/incidents/" + worse + "/assignments", body);
        body.put("reason", "people in the water");
        TestClient.Answer taken = dispatcher.post("/api/incidents/" + worse + "/assignments", body);
        body.put("id", UUID.randomUUID());
        TestClient.Answer twice = dispatcher.post("/api/incidents/" + worse + "/assignments", body);

        assertThat(what.at("/jobs/0/consequence").asString())
                .contains("would have no crew")
                .contains("Next for it: V2");
        assertThat(what.at("/jobs/0/mayBePreEmpted").asBoolean()).isTrue();
        assertThat(unsaid.code()).isEqualTo("invalid");
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(desk.state(first)).isEqualTo("PRE_EMPTED");
        assertThat(twice.code()).isEqualTo("conflict");
    }

    @Test
    void twoDispatchersActOnOneReservationAndBothSeeWhatBecameOfIt() {
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        String id = dispatcher
                .post(
                        "/api/incidents/" + incident + "/assignments",
                        Map.of("id", UUID.randomUUID(), "unitCode", "V1", "reserved", true))
                .json()
                .path("id")
                .asString();
        TestClient other = people.client(port, Role.SUPERVISOR);

        List<CompletableFuture<TestClient.Answer>> both = new ArrayList<>();
        both.add(CompletableFuture.supplyAsync(() -> dispatcher.post("/api/assignments/" + id + "/release", Map.of())));
        both.add(CompletableFuture.supplyAsync(
                () -> other.post("/api/assignments/" + id + "/cancel", Map.of("reason", "not needed", "version", 0))));

        List<Integer> statuses =
                both.stream().map(f -> f.join().status()).sorted().toList();
        assertThat(statuses).isIn(List.of(200, 409), List.of(200, 422));
        assertThat(desk.state(id)).isNotEqualTo("RESERVED");
    }

    private void step(String job, String step) {
        TestClient.Answer answer = JobDesk.report(technician, job, Map.of("step", step));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
