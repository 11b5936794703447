package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What crews report late, wrongly or of work that is not done, and how it is put right. */
@SmallTownTest
class CrewReportsTest {

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
    void reportOfAnEarlierJobThatComesLateDoesNotTakeTheCrewOffTheLaterOne() {
        String first = desk.sent("V1");
        step(first, "ACKNOWLEDGE");
        Instant earlier = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String second = desk.stacked("V1");
        step(second, "ON_SITE");

        JobDesk.report(technician, first, Map.of("step", "EN_ROUTE", "occurredAt", earlier));

        assertThat(desk.state(second)).isEqualTo("ON_SITE");
        assertThat(desk.state(first)).isEqualTo("SUSPENDED");
        assertThat(desk.job(first).at("/times/enRoute").asString()).isEqualTo(earlier.toString());
    }

    @Test
    void incompleteWorkStandsUntilItIsSeenTo() {
        String job = desk.sent("V1");
        String incident = desk.job(job).path("incidentId").asString();
        step(job, "ON_SITE");
        JobDesk.report(
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
        String job = desk.sent("V1");
        String incident = desk.job(job).path("incidentId").asString();
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
        String job = desk.sent("V1");
        String incident = desk.job(job).path("incidentId").asString();
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
        assertThat(desk.job(job).at("/times/onSite").asString()).isEqualTo(between.toString());
        assertThat(desk.incident(incident).at("/milestones/onSite").asString()).isEqualTo(between.toString());
        assertThat(desk.incident(incident).path("timeline").valueStream().filter(e -> e.has("supersedes")))
                .hasSize(1);
        assertThat(refused.json().path("detail").asString()).contains("correct that first");
    }

    @Test
    void stepPressedByMistakeIsTakenBack() {
        String job = desk.sent("V1");
        step(job, "ACKNOWLEDGE");
        step(job, "EN_ROUTE");
        step(job, "ON_SITE");
        long version = desk.job(job).path("version").asLong();

        TestClient.Answer back = dispatcher.post(
                "/api/assignments/" + job + "/take-back", Map.of("version", version, "reason", "wrong button"));
        TestClient.Answer stale = dispatcher.post(
                "/api/assignments/" + job + "/take-back", Map.of("version", version, "reason", "wrong button"));

        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(desk.state(job)).isEqualTo("EN_ROUTE");
        assertThat(desk.job(job).at("/times").has("onSite")).isFalse();
        assertThat(stale.code()).isEqualTo("conflict");
    }

    @Test
    void crewThatActsOnACancelledOrderIsTold() {
        String job = desk.sent("V1");
        step(job, "ACKNOWLEDGE");
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        dispatcher.post("/api/assignments/" + job + "/cancel", Map.of("reason", "found by another crew"));

        TestClient.Answer late = JobDesk.report(technician, job, Map.of("step", "ON_SITE", "occurredAt", before));
        TestClient.Answer after = JobDesk.report(technician, job, Map.of("step", "ON_SITE"));
        TestClient.Answer done = JobDesk.report(technician, job, Map.of("step", "COMPLETE", "occurredAt", before));

        assertThat(late.status()).as("the crew was there before: kept").isEqualTo(200);
        assertThat(desk.job(job).at("/times/onSite").asString()).isEqualTo(before.toString());
        assertThat(desk.state(job)).isEqualTo("CANCELLED");
        assertThat(after.status()).as("said already").isEqualTo(422);
        assertThat(done.code()).isEqualTo("transition-not-allowed");
    }

    private void step(String job, String step) {
        TestClient.Answer answer = JobDesk.report(technician, job, Map.of("step", step));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
