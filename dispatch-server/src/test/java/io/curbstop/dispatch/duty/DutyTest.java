package io.curbstop.dispatch.duty;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.push.Alarms;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What the clock makes due: exact, once, until a person takes it. */
@SmallTownTest
class DutyTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    DutyReader reader;

    @Autowired
    DutyWatch watch;

    @Autowired
    Alarms alarms;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    TestClient dispatcher;

    JobDesk desk;

    @BeforeEach
    void build() {
        town.build();
        dispatcher = people.client(port, Role.DISPATCHER);
        desk = new JobDesk(dispatcher);
        desk.clear();
    }

    @AfterEach
    void clear() {
        desk.clear();
        for (JsonNode alarm : dispatcher.get("/api/alarms").json().path("standing")) {
            dispatcher.post("/api/alarms/" + alarm.path("id").asString() + "/taken", Map.of());
        }
    }

    @Test
    void nobodyOnSiteIsDueToTheSecondAndAtOneServerOnly() {
        String incident = opened(call());
        Instant due = openedAt(incident).plus(Duration.ofHours(1));
        DutyWatch other = new DutyWatch(
                reader, alarms, jdbc, transaction, Clock.systemUTC(), new DutyProperties(Duration.ofHours(1)));

        watch.look(due.minusMillis(1));
        assertThat(desk.alarmsOf(incident)).isEmpty();
        List<CompletableFuture<Void>> servers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            servers.add(CompletableFuture.runAsync(() -> watch.look(due)));
            servers.add(CompletableFuture.runAsync(() -> other.look(due)));
        }
        servers.forEach(CompletableFuture::join);

        assertThat(desk.alarmsOf(incident))
                .singleElement()
                .asString()
                .contains("nobody on site 60 min after the report");
        assertThat(jdbc.sql("select count(*) from alarm where incident_id = :id and kind like 'DUTY_ON_SITE%'")
                        .param("id", UUID.fromString(incident))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void alarmThatWasTakenIsNotRaisedAgainWhileItsCauseLasts() {
        String incident = opened(call());
        Instant due = openedAt(incident).plus(Duration.ofHours(1));
        watch.look(due);

        dispatcher.post("/api/alarms/" + alarm(incident).path("id").asString() + "/taken", Map.of());
        watch.look(due.plusSeconds(1));

        assertThat(desk.alarmsOf(incident)).noneMatch(text -> text.contains("nobody on site"));
    }

    @Test
    void alarmThatCameRightStandsUntilItIsTakenAndIsNotRaisedAgain() {
        String incident = opened(call());
        Instant due = openedAt(incident).plus(Duration.ofHours(1));
        watch.look(due);
        JsonNode alarm = alarm(incident);

        String job = desk.dispatch(incident, "V1", false).json().path("id").asString();
        JobDesk.step(dispatcher, job, UUID.randomUUID(), "ON_SITE");
        watch.look(due.plusSeconds(1));

        assertThat(alarm(incident).path("id")).isEqualTo(alarm.path("id"));
        assertThat(alarm(incident).has("overAt")).isTrue();
        dispatcher.post("/api/alarms/" + alarm.path("id").asString() + "/taken", Map.of());
        watch.look(due.plusSeconds(2));
        assertThat(desk.alarmsOf(incident)).noneMatch(text -> text.contains("nobody on site"));
    }

    @Test
    void alarmIsShelvedWithAReasonAndComesBackByItself() {
        String incident = opened(call());
        Instant due = openedAt(incident).plus(Duration.ofHours(1));
        watch.look(due);
        String id = alarm(incident).path("id").asString();

        TestClient.Answer unsaid =
                dispatcher.post("/api/alarms/" + id + "/shelve", Map.of("minutes", 15, "reason", " "));
        TestClient.Answer shelved = dispatcher.post(
                "/api/alarms/" + id + "/shelve", Map.of("minutes", 15, "reason", "crew is at the gate"));

        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(shelved.status()).as(shelved.text()).isEqualTo(204);
        assertThat(desk.alarmsOf(incident)).isEmpty();
        assertThat(dispatcher
                        .get("/api/alarms")
                        .json()
                        .at("/shelved/0/shelvedWhy")
                        .asString())
                .isEqualTo("crew is at the gate");
        watch.look(Instant.now().plus(Duration.ofMinutes(16)));
        assertThat(desk.alarmsOf(incident)).hasSize(1);
    }

    @Test
    void emergencyCannotBeShelved() {
        UUID id = UUID.randomUUID();
        alarms.raise(
                id,
                new Alarms.Cause(Alarms.EMERGENCY, "CRITICAL", "EMERGENCY", null, null, null, "CALL_BY_VOICE", "x"));

        assertThat(dispatcher
                        .post("/api/alarms/" + id + "/shelve", Map.of("minutes", 5, "reason", "later"))
                        .code())
                .isEqualTo("not-shelvable");
    }

    @Test
    void crewThatSaysNothingIsAskedForAndEveryWordCounts() {
        String incident = opened(call());
        String job = desk.dispatch(incident, "V1", false).json().path("id").asString();
        JobDesk.step(dispatcher, job, UUID.randomUUID(), "ON_SITE");
        Instant quiet = Instant.now().plus(Duration.ofMinutes(61));

        assertThat(dueOf(incident, quiet)).anyMatch(d -> d.duty().startsWith("STATUS_CHECK"));
        jdbc.sql("update unit set last_word_at = :at where code = 'V1'")
                .param("at", quiet.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
        assertThat(dueOf(incident, quiet)).noneMatch(d -> d.duty().startsWith("STATUS_CHECK"));
        people.client(port, "tech-v1", Role.TECHNICIAN, "V1").post("/api/technician/all-well", Map.of());
        jdbc.sql("update unit set last_word_at = null where code = 'V1'").update();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-07T13:00:00Z, 2026-03-07T21:00:00Z", // EST: 08:00, due at 16:00
        "2026-03-08T13:00:00Z, 2026-03-08T20:00:00Z", // clocks were put forward at 02:00
        "2026-11-01T13:00:00Z, 2026-11-01T21:00:00Z", // and back again
        "2026-10-31T22:30:00Z, 2026-11-01T21:00:00Z", // paid after the cut-off: the next day
        "2026-03-08T01:30:00Z, 2026-03-08T20:00:00Z", // still the evening before in the city
    })
    void reconnectIsDueAnHourBeforeTheCutOffOnTheCitysClock(Instant openedAt, Instant dueAt) {
        Map<String, Object> call = call();
        call.put("type", "RECONNECT");
        call.put("priority", "SO");
        String incident = opened(call);
        jdbc.sql("update incident set opened_at = :at where id = :id")
                .param("at", openedAt.atOffset(ZoneOffset.UTC))
                .param("id", UUID.fromString(incident))
                .update();

        assertThat(reader.listOf(UUID.fromString(incident), Instant.now()))
                .filteredOn(d -> d.duty().equals("RECONNECT_CUT_OFF"))
                .extracting(Duty::dueAt)
                .containsExactly(dueAt);
    }

    @Test
    void customersWithoutWaterAreBroughtSomeAndThatIsWrittenDown() {
        String incident = opened(call());
        jdbc.sql("insert into customer_outage (customer_ref, began_at, incident_id) values ('C1', :at, :incident)")
                .param("at", openedAt(incident).atOffset(ZoneOffset.UTC))
                .param("incident", UUID.fromString(incident))
                .update();
        Instant later = openedAt(incident).plus(Duration.ofHours(2));

        assertThat(dueOf(incident, later)).extracting(Duty::duty).contains("SPIGOT", "NO_ESTIMATE");
        assertThat(dueOf(incident, later)).extracting(Duty::duty).doesNotContain("BOTTLED_WATER");
        TestClient.Answer done = dispatcher.post(
                "/api/incidents/" + incident + "/duties/done",
                Map.of("duty", "SPIGOT", "subject", incident, "note", "at Mill and Oak"));
        assertThat(done.status()).as(done.text()).isEqualTo(204);
        assertThat(dueOf(incident, later)).extracting(Duty::duty).doesNotContain("SPIGOT");
        assertThat(desk.incident(incident).path("timeline").toString()).contains("at Mill and Oak");
        jdbc.sql("delete from customer_outage where customer_ref = 'C1'").update();
    }

    @Test
    void advisoryAsksForASampleADayAfterTheLastStepUntilItIsRescinded() {
        String incident = opened(call());
        Instant issued = openedAt(incident).minus(Duration.ofDays(4));
        advise(incident, "ISSUED", issued);
        Instant first = issued.plus(Duration.ofDays(1));

        assertThat(dueOf(incident, first.minusSeconds(1)))
                .extracting(Duty::duty)
                .doesNotContain("ADVISORY_SAMPLE");
        assertThat(dueOf(incident, first)).extracting(Duty::duty).contains("ADVISORY_SAMPLE");
        advise(incident, "SAMPLE_PASSED", first.plus(Duration.ofHours(1)));
        Instant second = first.plus(Duration.ofHours(25));
        assertThat(dueOf(incident, second.minusSeconds(1)))
                .extracting(Duty::duty)
                .doesNotContain("ADVISORY_SAMPLE");
        assertThat(dueOf(incident, second)).extracting(Duty::text).noneMatch(text -> text.contains("rescind"));
        advise(incident, "SAMPLE_PASSED", second);
        assertThat(dueOf(incident, second.plus(Duration.ofDays(1))))
                .extracting(Duty::text)
                .anyMatch(text -> text.contains("or rescind it: samples have passed on enough days"));
        advise(incident, "RESCINDED", second.plusSeconds(60));
        assertThat(dueOf(incident, second.plus(Duration.ofDays(9))))
                .extracting(Duty::duty)
                .doesNotContain("ADVISORY_SAMPLE");
    }

    @Test
    void advisoryWhoseSamplesHavePassedOnTwoDaysIsToldOnceToBeRescinded() {
        String incident = opened(call());
        Instant issued = openedAt(incident).minus(Duration.ofDays(6));
        advise(incident, "ISSUED", issued);
        advise(incident, "SAMPLE_PASSED", issued.plus(Duration.ofDays(1)));
        advise(incident, "SAMPLE_PASSED", issued.plus(Duration.ofDays(1)).plusSeconds(1));
        watch.look(issued.plus(Duration.ofDays(5)));
        assertThat(rescinds(incident)).as("both of one day").isEmpty();
        advise(incident, "SAMPLE_FAILED", issued.plus(Duration.ofDays(2)));
        advise(incident, "SAMPLE_PASSED", issued.plus(Duration.ofDays(3)));
        watch.look(issued.plus(Duration.ofDays(5)));
        assertThat(rescinds(incident)).as("the count began anew").isEmpty();

        Instant ready = issued.plus(Duration.ofDays(4));
        advise(incident, "SAMPLE_PASSED", ready);
        watch.look(ready.minusMillis(1));
        assertThat(rescinds(incident)).isEmpty();
        watch.look(ready);
        advise(incident, "SAMPLE_PASSED", ready.plus(Duration.ofDays(1)));
        watch.look(ready.plus(Duration.ofDays(1)));
        assertThat(rescinds(incident))
                .singleElement()
                .asString()
                .endsWith(": samples have passed on 2 days. The boil-water advisory may be rescinded.");

        advise(incident, "SAMPLE_FAILED", ready.plus(Duration.ofHours(30)));
        advise(incident, "SAMPLE_PASSED", ready.plus(Duration.ofHours(31)));
        assertThat(dueOf(incident, ready.plus(Duration.ofDays(9))))
                .extracting(Duty::duty)
                .as("not after a failed sample")
                .doesNotContain("ADVISORY_RESCIND");
    }

    private List<String> rescinds(String incident) {
        return desk.alarmsOf(incident).stream()
                .filter(text -> text.contains("rescinded"))
                .toList();
    }

    private void advise(String incident, String kind, Instant at) {
        TestClient.Answer noted = dispatcher.post(
                "/api/incidents/" + incident + "/advisory",
                Map.of("id", UUID.randomUUID(), "kind", kind, "occurredAt", at.toString()));
        assertThat(noted.status()).as(noted.text()).isEqualTo(200);
    }

    @Test
    void estimateThatHasPassedIsDue() {
        JsonNode incident = desk.incident(opened(call()));
        String id = incident.path("id").asString();
        Instant by = Instant.now().plus(Duration.ofHours(3));
        Map<String, Object> estimate = new HashMap<>(
                Map.of("restoreBy", by, "version", incident.path("version").asLong()));

        TestClient.Answer given = dispatcher.post("/api/incidents/" + id + "/estimate", estimate);
        TestClient.Answer stale = dispatcher.post("/api/incidents/" + id + "/estimate", estimate);
        estimate.put("version", given.json().path("version").asLong());
        estimate.put("restoreBy", Instant.now().minusSeconds(60));
        TestClient.Answer past = dispatcher.post("/api/incidents/" + id + "/estimate", estimate);

        assertThat(given.status()).as(given.text()).isEqualTo(200);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(past.json().path("detail").asString()).contains("past");
        assertThat(dueOf(id, by.minusSeconds(1))).extracting(Duty::duty).doesNotContain("ESTIMATE");
        assertThat(dueOf(id, by.plusSeconds(1))).extracting(Duty::duty).contains("ESTIMATE");
    }

    @Test
    void supervisorSaysWhenADutyIsDueAndNobodyElse() {
        TestClient supervisor = people.client(port, Role.SUPERVISOR);
        Map<String, Object> hour =
                Map.of("severity", "HIGH", "enabled", true, "after_s", 3_600, "version", version("SPIGOT"));

        assertThat(dispatcher.put("/api/duties/SPIGOT", hour).status()).isEqualTo(403);
        TestClient.Answer first = supervisor.put("/api/duties/SPIGOT", hour);
        TestClient.Answer again = supervisor.put("/api/duties/SPIGOT", hour);
        Map<String, Object> other = new HashMap<>(hour);
        other.put("after_s", 1_800);
        TestClient.Answer late = supervisor.put("/api/duties/SPIGOT", other);

        assertThat(first.json().path("changedBy").asString()).isNotEmpty();
        assertThat(again.json()).as("sent again").isEqualTo(first.json());
        assertThat(late.code()).isEqualTo("conflict");
        assertThat(late.json().path("detail").asString())
                .endsWith("has changed this meanwhile. It is now: high, 60 min.");
        assertThat(supervisor
                        .put(
                                "/api/duties/ON_SITE",
                                Map.of(
                                        "severity",
                                        "HIGH",
                                        "enabled",
                                        true,
                                        "after_s",
                                        3_600,
                                        "version",
                                        version("ON_SITE")))
                        .json()
                        .path("detail")
                        .asString())
                .contains("target of the priority");
        supervisor.put(
                "/api/duties/SPIGOT",
                Map.of("severity", "MEDIUM", "enabled", true, "after_s", 7_200, "version", version("SPIGOT")));
    }

    private long version(String duty) {
        return dispatcher
                .get("/api/duties")
                .json()
                .valueStream()
                .filter(d -> d.path("code").asString().equals(duty))
                .findFirst()
                .orElseThrow()
                .path("version")
                .asLong();
    }

    private List<Duty> dueOf(String incident, Instant now) {
        return reader.listDue(now).stream()
                .filter(d -> incident.equals(String.valueOf(d.incidentId())))
                .toList();
    }

    /** An emergency without a main to trace, so that nobody is to be told of it. */
    private static Map<String, Object> call() {
        Map<String, Object> call = JobDesk.call();
        call.put("type", "NO_WATER");
        return call;
    }

    private String opened(Map<String, Object> call) {
        return desk.take(call).at("/incident/id").asString();
    }

    private Instant openedAt(String incident) {
        return Instant.parse(desk.incident(incident).path("openedAt").asString());
    }

    private JsonNode alarm(String incident) {
        return dispatcher
                .get("/api/alarms")
                .json()
                .path("standing")
                .valueStream()
                .filter(a -> a.path("incidentId").asString("").equals(incident))
                .filter(a -> a.path("text").asString().contains("nobody on site"))
                .findFirst()
                .orElseThrow();
    }
}
