package io.curbstop.dispatch.geofence;

import static io.curbstop.dispatch.JobDesk.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import tools.jackson.databind.JsonNode;

/** A crew's positions propose its next step, and the crew decides, on {@link SmallTown}. */
@SmallTownTest
class ProposalsTest {

    /** In front of 130 Mill Rd. */
    private static final double THERE = -74.99825;

    /** 650 m west of it. */
    private static final double FAR = -75.0058;

    private static final double LAT = 39.7501;

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

    TestClient dispatcher;
    TestClient technician;
    JobDesk desk;
    Instant now;
    String incident;
    String assignment;

    /** V1 acknowledged ten minutes ago. */
    @BeforeEach
    void acknowledge() {
        town.build();
        dispatcher = people.client(port, Role.DISPATCHER);
        technician = people.client(port, "tech-v1", Role.TECHNICIAN, "V1");
        desk = new JobDesk(dispatcher);
        now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("update unit set position_at = null where code = 'V1'").update();
        jdbc.sql("delete from unit_track where unit_code = 'V1'").update();
        JsonNode taken = desk.take(JobDesk.call(), "V1");
        incident = taken.at("/incident/id").asString();
        assignment = taken.at("/assignments/0/id").asString();
        TestClient.Answer answer = technician.post(
                "/api/assignments/" + assignment + "/steps",
                Map.of("id", UUID.randomUUID(), "step", "ACKNOWLEDGE", "occurredAt", now.minusSeconds(600)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @AfterEach
    void freeTheUnits() {
        desk.freeTheUnits();
    }

    @Test
    void aCrewThatStandsAtTheIncidentConfirmsAndItHappenedWhenItCame() {
        try (StompScreen phone = StompScreen.open(port, technician)) {
            phone.subscribe("/user/queue/technician");
            phone.awaitSubscribed(registry, "/user/queue/technician");
            send(at(60, THERE), at(20, THERE));

            JsonNode told = JobDesk.awaitKind(phone, "CHANGED");
            assertThat(told.at("/assignment/assignment/proposals/0/step").asString())
                    .isEqualTo("ON_SITE");
        }
        assertThat(proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.path("step").asString()).isEqualTo("ON_SITE");
            assertThat(Instant.parse(proposal.path("since").asString())).isEqualTo(now.minusSeconds(60));
        });
        assertThat(state()).as("nothing moves by itself").isEqualTo("ACKNOWLEDGED");

        UUID report = UUID.randomUUID();
        assertThat(answer("ON_SITE", "confirm", Map.of("id", report)).status()).isEqualTo(200);
        assertThat(answer("ON_SITE", "confirm", Map.of("id", report)).status())
                .as("the same again")
                .isEqualTo(200);

        assertThat(state()).isEqualTo("ON_SITE");
        assertThat(proposals()).isEmpty();
        assertThat(Instant.parse(desk.assignment(incident).at("/times/onSite").asString()))
                .isEqualTo(now.minusSeconds(60));
        assertThat(desk.incident(incident).path("timeline"))
                .filteredOn(entry -> entry.path("kind").asString().equals("CREW_ON_SITE"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("source").asString()).isEqualTo("GEOFENCE");
                    assertThat(entry.path("actor").asString()).isEqualTo("tech-v1");
                });
    }

    @Test
    void aCrewThatDrivesOffSeemsEnRouteUntilItSaysSoItself() {
        send(at(120, FAR - 0.01), at(100, FAR - 0.01));
        assertThat(proposals()).isEmpty();
        send(at(60, FAR));

        assertThat(steps()).containsExactly("EN_ROUTE");
        step(technician, assignment, UUID.randomUUID(), "EN_ROUTE");

        assertThat(proposals()).isEmpty();
        assertThat(jdbc.sql("select count(*) from step_proposal where assignment_id = :id")
                        .param("id", UUID.fromString(assignment))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aRefusedStepIsNotProposedAgain() {
        send(at(60, THERE), at(20, THERE));
        assertThat(answer("ON_SITE", "refuse", Map.of()).status()).isEqualTo(204);
        assertThat(answer("ON_SITE", "refuse", Map.of()).status())
                .as("again and again")
                .isEqualTo(204);
        send(at(10, THERE), at(1, THERE));

        assertThat(proposals()).isEmpty();
        assertThat(state()).isEqualTo("ACKNOWLEDGED");
        assertThat(answer("ON_SITE", "confirm", Map.of("id", UUID.randomUUID())).status())
                .as("it may still say so")
                .isEqualTo(200);
        assertThat(desk.incident(incident).path("timeline"))
                .filteredOn(entry -> entry.path("kind").asString().equals("CREW_ON_SITE"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("source").asString()).isEqualTo("APP"));
    }

    @Test
    void aBatchFromAPhoneWithoutSignalIsJudgedByItsOwnTimesInWhateverOrderItComes() {
        send(at(20, THERE));
        assertThat(proposals()).isEmpty();
        send(at(250, FAR));
        send(at(90, THERE), at(150, THERE));

        assertThat(proposals())
                .filteredOn(p -> p.path("step").asString().equals("ON_SITE"))
                .singleElement()
                .satisfies(proposal -> assertThat(
                                Instant.parse(proposal.path("since").asString()))
                        .isEqualTo(now.minusSeconds(150)));
    }

    @Test
    void oneThatDrivesOnOrWhoseIncidentIsMovedIsNotOnSite() {
        send(at(200, THERE), at(160, THERE));
        assertThat(steps()).contains("ON_SITE");
        send(at(100, FAR));
        assertThat(steps()).doesNotContain("ON_SITE");

        send(at(40, THERE), at(5, THERE));
        assertThat(steps()).contains("ON_SITE");
        desk.change(incident, Map.of("location", desk.place("220 Mill Rd")));
        assertThat(steps()).doesNotContain("ON_SITE");
    }

    @Test
    void onlyTheCrewItselfAnswers() {
        send(at(60, THERE), at(20, THERE));
        String path = "/api/assignments/" + assignment + "/proposals/ON_SITE/";

        assertThat(people.client(port, "tech-r2", Role.TECHNICIAN, "R2")
                        .post(path + "refuse", Map.of())
                        .code())
                .isEqualTo("not-your-assignment");
        assertThat(dispatcher
                        .post(path + "confirm", Map.of("id", UUID.randomUUID()))
                        .status())
                .isEqualTo(403);
        assertThat(answer("SOMEWHERE", "refuse", Map.of()).status()).isEqualTo(400);
        assertThat(proposals()).hasSize(1);
    }

    private Map<String, Object> at(int secondsAgo, double lon) {
        return Map.of("lon", lon, "lat", LAT, "accuracy_m", 8, "at", now.minusSeconds(secondsAgo));
    }

    /** All at once: each waits for the batch it is in. */
    @SafeVarargs
    private void send(Map<String, Object>... positions) {
        List<CompletableFuture<TestClient.Answer>> answers = Stream.of(positions)
                .map(position -> CompletableFuture.supplyAsync(() -> technician.post("/api/positions", position)))
                .toList();
        assertThat(answers).extracting(answer -> answer.join().status()).containsOnly(204);
    }

    private TestClient.Answer answer(String step, String verb, Map<String, Object> body) {
        return technician.post("/api/assignments/" + assignment + "/proposals/" + step + "/" + verb, body);
    }

    private String state() {
        return desk.assignment(incident).path("state").asString();
    }

    private List<String> steps() {
        return proposals().stream().map(p -> p.path("step").asString()).toList();
    }

    private List<JsonNode> proposals() {
        return desk.assignment(incident).path("proposals").valueStream().toList();
    }
}
