package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** What a unit has on its hands: jobs in a stack, one at work, some for later, and how each is put right. */
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
        String first = sent("V1");
        step(first, "ON_SITE");

        String second = stacked("V1");

        assertThat(state(first)).isEqualTo("ON_SITE");
        assertThat(state(second)).isIn("DISPATCHED", "DELIVERED");
    }

    @Test
    void onePressMovesOneJob() {
        String first = sent("V1");
        String second = stacked("V1");

        step(second, "ACKNOWLEDGE");
        step(second, "EN_ROUTE");

        assertThat(state(second)).isEqualTo("EN_ROUTE");
        assertThat(state(first)).isIn("DISPATCHED", "DELIVERED");
    }

    @Test
    void crewIsAtOneJobAndLeavesItForAnotherWhenItSaysSo() {
        String first = sent("V1");
        step(first, "ON_SITE");
        String second = stacked("V1");

        TestClient.Answer asked = report(technician, second, Map.of("step", "EN_ROUTE"));
        TestClient.Answer left = report(technician, second, Map.of("step", "EN_ROUTE", "leavesOther", true));

        assertThat(asked.code()).isEqualTo("other-job-active");
        assertThat(asked.json().at("/other/state").asString()).isEqualTo("ON_SITE");
        assertThat(left.status()).as(left.text()).isEqualTo(200);
        assertThat(state(first)).isEqualTo("SUSPENDED");
        assertThat(state(second)).isEqualTo("EN_ROUTE");
    }

    @Test
    void refusedStepDoesNotSuspendTheOtherJob() {
        String first = sent("V1");
        step(first, "ON_SITE");
        String second = stacked("V1");

        TestClient.Answer refused = report(technician, second, Map.of("step", "WORKING", "leavesOther", true));

        assertThat(refused.code()).isEqualTo("transition-not-allowed");
        assertThat(state(first)).isEqualTo("ON_SITE");
    }

    @Test
    void reportOfAnEarlierJobThatComesLateDoesNotTakeTheCrewOffTheLaterOne() {
        String first = sent("V1");
        step(first, "ACKNOWLEDGE");
        Instant earlier = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String second = stacked("V1");
        step(second, "ON_SITE");

        report(technician, first, Map.of("step", "EN_ROUTE", "occurredAt", earlier));

        assertThat(state(second)).isEqualTo("ON_SITE");
        assertThat(state(first)).isEqualTo("SUSPENDED");
        assertThat(assignment(first).at("/times/enRoute").asString()).isEqualTo(earlier.toString());
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
        assertThat(unit("V1").path("status").asString()).isEqualTo("AVAILABLE");
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
        String first = sent("V1");
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        dispatcher.post(
                "/api/incidents/" + incident + "/assignments",
                Map.of("id", UUID.randomUUID(), "unitCode", "V1", "reserved", true));
        step(first, "ACKNOWLEDGE");

        step(first, "CLEAR");

        assertThat(alarmsOf(incident)).anyMatch(text -> text.startsWith("V1 is free; it is reserved for"));
        desk.freeTheUnits();
        assertThat(alarmsOf(incident)).isEmpty();
    }

    @Test
    void declinedOrderIsAnAlarmUntilAnotherCrewGoes() {
        String declined = sent("V1");
        String incident = assignment(declined).path("incidentId").asString();
        report(technician, declined, Map.of("step", "DECLINE", "reason", "pump is broken"));

        assertThat(alarmsOf(incident))
                .anyMatch(text -> text.startsWith("V1 declined") && text.contains("pump is broken"));
        desk.dispatch(incident, "V2", false);
        assertThat(alarmsOf(incident)).noneMatch(text -> text.startsWith("V1 declined"));
    }

    @Test
    void takingAUnitOffAJobShowsTheConsequenceFirstAndNeedsAReason() {
        String first = sent("V1");
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
        assertThat(state(first)).isEqualTo("PRE_EMPTED");
        assertThat(twice.code()).isEqualTo("conflict");
    }

    @Test
    void incompleteWorkStandsUntilItIsSeenTo() {
        String job = sent("V1");
        String incident = assignment(job).path("incidentId").asString();
        step(job, "ON_SITE");
        report(
                technician,
                job,
                Map.of("step", "INCOMPLETE", "reason", "no excavator", "followOn", "Dig up the sleeve"));
        step(job, "CLEAR");

        JsonNode left = desk.incident(incident).at("/followOns/0");
        assertThat(left.path("text").asString()).isEqualTo("Dig up the sleeve");
        assertThat(desk.incident(incident).path("needs").toString()).contains("work left to be done");
        dispatcher.post("/api/follow-ons/" + left.path("id").asString() + "/done", Map.of());
        assertThat(desk.incident(incident).path("followOns")).isEmpty();
        assertThat(dispatcher
                        .post("/api/follow-ons/" + UUID.randomUUID() + "/done", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void incidentDoesNotEndWhileACrewIsOnIt() {
        String job = sent("V1");
        String incident = assignment(job).path("incidentId").asString();
        Map<String, Object> end = Map.of(
                "to", "UNFOUNDED",
                "reason", "sprinkler",
                "version", desk.incident(incident).path("version").asLong());

        TestClient.Answer refused = dispatcher.post("/api/incidents/" + incident + "/state", end);

        assertThat(refused.code()).isEqualTo("not-over");
        assertThat(refused.json().path("detail").asString()).contains("V1 is still");
    }

    @Test
    void wrongTimeIsCorrectedByALineThatSupersedesIt() {
        String job = sent("V1");
        String incident = assignment(job).path("incidentId").asString();
        step(job, "ACKNOWLEDGE");
        Instant between = Instant.now().truncatedTo(ChronoUnit.MICROS);
        step(job, "ON_SITE");
        Map<String, Object> correction =
                Map.of("id", UUID.randomUUID(), "state", "ON_SITE", "occurredAt", between, "reason", "pressed late");

        TestClient.Answer corrected = dispatcher.post("/api/assignments/" + job + "/corrections", correction);
        dispatcher.post("/api/assignments/" + job + "/corrections", correction);
        Map<String, Object> impossible = new HashMap<>(correction);
        impossible.put("id", UUID.randomUUID());
        impossible.put("occurredAt", between.minusSeconds(3_600));
        TestClient.Answer refused = dispatcher.post("/api/assignments/" + job + "/corrections", impossible);

        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        assertThat(assignment(job).at("/times/onSite").asString()).isEqualTo(between.toString());
        assertThat(desk.incident(incident).at("/milestones/onSite").asString()).isEqualTo(between.toString());
        assertThat(desk.incident(incident).path("timeline").valueStream().filter(e -> e.has("supersedes")))
                .hasSize(1);
        assertThat(refused.json().path("detail").asString()).contains("correct that first");
    }

    @Test
    void stepPressedByMistakeIsTakenBack() {
        String job = sent("V1");
        step(job, "ACKNOWLEDGE");
        step(job, "EN_ROUTE");
        step(job, "ON_SITE");
        long version = assignment(job).path("version").asLong();

        TestClient.Answer back = dispatcher.post(
                "/api/assignments/" + job + "/take-back", Map.of("version", version, "reason", "wrong button"));
        TestClient.Answer stale = dispatcher.post(
                "/api/assignments/" + job + "/take-back", Map.of("version", version, "reason", "wrong button"));

        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(state(job)).isEqualTo("EN_ROUTE");
        assertThat(assignment(job).at("/times").has("onSite")).isFalse();
        assertThat(stale.code()).isEqualTo("conflict");
    }

    @Test
    void crewThatActsOnACancelledOrderIsTold() {
        String job = sent("V1");
        step(job, "ACKNOWLEDGE");
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        dispatcher.post("/api/assignments/" + job + "/cancel", Map.of("reason", "found by another crew"));

        TestClient.Answer late = report(technician, job, Map.of("step", "ON_SITE", "occurredAt", before));
        TestClient.Answer after = report(technician, job, Map.of("step", "ON_SITE"));
        TestClient.Answer done = report(technician, job, Map.of("step", "COMPLETE", "occurredAt", before));

        assertThat(late.status()).as("the crew was there before: kept").isEqualTo(200);
        assertThat(assignment(job).at("/times/onSite").asString()).isEqualTo(before.toString());
        assertThat(state(job)).isEqualTo("CANCELLED");
        assertThat(after.status()).as("said already").isEqualTo(422);
        assertThat(done.code()).isEqualTo("transition-not-allowed");
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
        assertThat(state(id)).isNotEqualTo("RESERVED");
    }

    private String sent(String unit) {
        return desk.take(JobDesk.call(), unit).at("/assignments/0/id").asString();
    }

    private String stacked(String unit) {
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        TestClient.Answer answer = desk.dispatch(incident, unit, true);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private void step(String job, String step) {
        TestClient.Answer answer = report(technician, job, Map.of("step", step));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static TestClient.Answer report(TestClient person, String job, Map<String, Object> what) {
        Map<String, Object> body = new HashMap<>(what);
        body.put("id", UUID.randomUUID());
        return person.post("/api/assignments/" + job + "/steps", body);
    }

    private String state(String job) {
        return assignment(job).path("state").asString();
    }

    private JsonNode assignment(String job) {
        return dispatcher.get("/api/assignments/" + job).json();
    }

    private JsonNode unit(String code) {
        return dispatcher
                .get("/api/console/snapshot")
                .json()
                .path("units")
                .valueStream()
                .filter(u -> u.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<String> alarmsOf(String incident) {
        return dispatcher
                .get("/api/console/snapshot")
                .json()
                .path("alarms")
                .valueStream()
                .filter(a -> a.path("incidentId").asString("").equals(incident))
                .map(a -> a.path("text").asString())
                .toList();
    }
}
