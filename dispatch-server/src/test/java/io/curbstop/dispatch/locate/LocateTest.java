package io.curbstop.dispatch.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.duty.Duties;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.live.TimePassed;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Duration;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A ticket from the call to its last day: who may write it, what it lets a crew do, and what the clock makes of it. */
@SmallTownTest
class LocateTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    Duties duties;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private TestClient dispatcher;
    private TestClient crew;
    private JobDesk desk;
    private String incident;
    private String assignment;

    @BeforeEach
    void build() {
        town.build();
        dispatcher = people.client(port, Role.DISPATCHER);
        crew = people.client(port, Role.TECHNICIAN);
        desk = new JobDesk(dispatcher);
        desk.clear();
        JsonNode taken = desk.take(JobDesk.call(), "V1");
        incident = taken.at("/incident/id").asString();
        assignment = taken.at("/assignments/0/id").asString();
    }

    @AfterEach
    void clear() {
        desk.clear();
    }

    @Test
    void ticketIsWrittenAnsweredAndCorrectedAndEachIsInTheTimeline() {
        assertThat(read().at("/clearance/state").asString()).isEqualTo("NONE");
        UUID id = UUID.randomUUID();
        Map<String, Object> body = ticket("NORMAL", now.minusSeconds(60));
        JsonNode written = put(id, body);
        assertThat(put(id, body)).as("sent twice, kept once").isEqualTo(written);
        assertThat(written.at("/clearance/state").asString()).isEqualTo("WAITING");
        assertThat(Instant.parse(written.at("/tickets/0/expiresAt").asString()))
                .as("14 working days hold two weekends at least")
                .isAfter(now.plus(Duration.ofDays(17)));

        answer(id, "Gas", "CONFLICT", null);
        assertThat(read().at("/clearance/words").asString()).startsWith("Do not dig: Gas says conflict");
        answer(id, "Gas", "MARKED", standing("Gas"));
        JsonNode cleared = answer(id, "Water", "CLEAR", null);
        assertThat(cleared.at("/clearance/state").asString()).isEqualTo("CLEARED");

        body.put("version", 1);
        body.put("place", "Front of 132 too");
        JsonNode corrected = put(id, body);
        assertThat(corrected.at("/tickets/0/place").asString()).isEqualTo("Front of 132 too");
        assertThat(corrected.at("/clearance/state").asString())
                .as("answers stay with the ticket")
                .isEqualTo("CLEARED");
        body.put("version", 2);
        body.put("withdrawn", "Wrong street");
        assertThat(put(id, body).at("/clearance/state").asString()).isEqualTo("NONE");
        assertThat(timeline())
                .anyMatch(
                        text -> text.startsWith("Locate ticket T-1: Front of 130; owners Gas, Water; work may start "))
                .contains("Gas: conflict, says Jim (ticket T-1)", "Gas: marked, says Jim (ticket T-1)")
                .anyMatch(text -> text.startsWith("Corrected: Locate ticket T-1: Front of 132 too"))
                .contains("Locate ticket T-1 withdrawn: Wrong street");
        assertThat(jdbc.sql("select count(*) from locate_ticket where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        for (String table : List.of("locate_ticket", "locate_answer")) {
            assertThatThrownBy(() -> jdbc.sql("update " + table + " set recorded_by = 'x'")
                            .update())
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void ofTwoDispatchersOneWinsAndTheOtherIsToldWhatStands() {
        UUID id = UUID.randomUUID();
        put(id, ticket("NORMAL", now));
        TestClient other = people.client(port, Role.DISPATCHER);
        List<CompletableFuture<TestClient.Answer>> both = new ArrayList<>();
        for (TestClient one : List.of(dispatcher, other)) {
            Map<String, Object> answer = answerBody("Gas", one == other ? "CLEAR" : "CONFLICT", null);
            both.add(CompletableFuture.supplyAsync(() -> one.post("/api/locates/" + id + "/answers", answer)));
        }
        List<TestClient.Answer> answers =
                both.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(TestClient.Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(answer -> assertThat(
                        answer.json().path("detail").asString())
                .contains("has changed this meanwhile. It is now: Gas: "));

        Map<String, Object> mine = ticket("NORMAL", now);
        mine.put("version", 1);
        mine.put("number", "T-2");
        put(id, mine);
        Map<String, Object> late = ticket("EMERGENCY", now);
        late.put("version", 1);
        TestClient.Answer overtaken = other.put("/api/incidents/" + incident + "/locates/" + id, late);
        assertThat(overtaken.status()).isEqualTo(409);
        assertThat(overtaken.json().at("/current/number").asString()).isEqualTo("T-2");
    }

    @Test
    void crewIsRefusedToDigUntilATicketLetsItOrADispatcherDoes() {
        assertThat(dig(crew).code()).isEqualTo("not-on-site");
        JobDesk.step(crew, assignment, UUID.randomUUID(), "ON_SITE");
        TestClient.Answer refused = dig(crew);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("dig-not-cleared");
        assertThat(refused.json().path("detail").asString()).isEqualTo("Do not dig: no locate ticket.");
        assertThat(timeline())
                .as("the dispatcher sees that they wait for it")
                .contains("V1 wants to dig and was refused. Do not dig: no locate ticket.");
        assertThat(job().at("/dig/clearance/mayDig").asBoolean()).isFalse();

        UUID override = UUID.randomUUID();
        Map<String, Object> lets = Map.of("id", override, "allows", true, "note", "Lives at risk");
        assertThat(dispatcher
                        .post("/api/incidents/" + incident + "/dig-override", lets)
                        .status())
                .isEqualTo(200);
        dispatcher.post("/api/incidents/" + incident + "/dig-override", lets);
        assertThat(timeline())
                .filteredOn(text -> text.contains("Lives at risk"))
                .containsExactly("Digging allowed without a cleared ticket: Lives at risk");
        dispatcher.post(
                "/api/incidents/" + incident + "/dig-override",
                Map.of("id", UUID.randomUUID(), "allows", false, "note", "Safe now"));
        assertThat(dig(crew).code()).isEqualTo("dig-not-cleared");

        put(UUID.randomUUID(), ticket("EMERGENCY", now));
        TestClient.Answer digging = dig(crew);
        assertThat(digging.status()).as(digging.text()).isEqualTo(200);
        assertThat(digging.json().at("/clearance/words").asString())
                .startsWith("Dig by hand: emergency ticket T-1, locators due by ");
        assertThat(read().at("/digging/0/unitCode").asString()).isEqualTo("V1");
        assertThat(Instant.parse(job().at("/dig/diggingSince").asString())).isAfter(now);
        assertThat(timeline()).anyMatch(text -> text.startsWith("V1: digging. Dig by hand: emergency ticket T-1"));
    }

    @Test
    void whatADispatcherHeardIsKeptWithAWarningAndAnAlarm() {
        JobDesk.step(crew, assignment, UUID.randomUUID(), "ON_SITE");
        Map<String, Object> heard = Map.of("id", UUID.randomUUID());
        assertThat(dispatcher
                        .post("/api/assignments/" + assignment + "/dig", heard)
                        .status())
                .isEqualTo(200);
        assertThat(dispatcher
                        .post("/api/assignments/" + assignment + "/dig", heard)
                        .status())
                .isEqualTo(200);
        assertThat(timeline())
                .filteredOn(text -> text.contains("digging"))
                .containsExactly("V1: digging. Against the rule! Do not dig: no locate ticket.");
        passed(Instant.now());
        assertThat(desk.alarmsOf(incident)).anyMatch(text -> text.endsWith("V1 digs, and no locate ticket allows it."));
    }

    @Test
    void crewAtWorkWithoutATicketIsAnAlarmOnlyWhereCrewsDig() {
        JobDesk.step(crew, assignment, UUID.randomUUID(), "ON_SITE");
        assertThat(JobDesk.step(crew, assignment, UUID.randomUUID(), "WORKING").status())
                .as("work is not refused: valves are shut before anybody digs")
                .isEqualTo(200);
        passed(Instant.now());
        assertThat(desk.alarmsOf(incident))
                .anyMatch(text -> text.endsWith("V1 is at work where crews dig, and no locate ticket allows it."));

        assertThat(due("LOCATE_MISSING")).isNotEmpty();
        UUID id = UUID.randomUUID();
        put(id, ticket("NORMAL", now));
        assertThat(due("LOCATE_MISSING")).as("it waits").isNotEmpty();
        answer(id, "Gas", "CLEAR", null);
        answer(id, "Water", "CLEAR", null);
        assertThat(due("LOCATE_MISSING")).isEmpty();

        Map<String, Object> body = ticket("NORMAL", now);
        body.put("version", 1);
        body.put("withdrawn", "Mistake");
        put(id, body);
        assertThat(due("LOCATE_MISSING")).isNotEmpty();
        desk.change(incident, Map.of("type", "NO_WATER"));
        assertThat(due("LOCATE_MISSING")).isEmpty();
    }

    @Test
    void locatorsOfAnEmergencyAreAskedForAfterTwoHoursToTheMillisecondThoughTheServerWasDown() {
        UUID id = UUID.randomUUID();
        put(id, ticket("EMERGENCY", now));
        answer(id, "Gas", "CLEAR", null);
        Instant due = now.plus(Duration.ofHours(2));

        passed(due.minusMillis(1));
        assertThat(alarms("LOCATE_EMERGENCY")).isZero();
        assertThat(due("LOCATE_EMERGENCY")).containsExactly(due);
        passed(due); // nothing was set when the ticket was written: a look at any server, at any time after, finds it
        passed(due.plusSeconds(1));
        assertThat(alarms("LOCATE_EMERGENCY")).isEqualTo(1);
        assertThat(desk.alarmsOf(incident))
                .anyMatch(text -> text.endsWith("Water not cleared for emergency ticket T-1. Call the locators."));

        answer(id, "Water", "CLEAR", null);
        assertThat(due("LOCATE_EMERGENCY")).isEmpty();
    }

    @Test
    void ownersThatAreLateAndATicketThatRunsOutAreToldOf() {
        UUID id = UUID.randomUUID();
        Map<String, Object> body = ticket("NORMAL", now);
        Instant starts = now.plus(Duration.ofHours(20));
        Instant expires = now.plus(Duration.ofDays(10));
        body.put("startsAt", starts.toString());
        body.put("expiresAt", expires.toString());
        put(id, body);

        passed(starts.minusMillis(1));
        assertThat(alarms("LOCATE_DUE")).isZero();
        passed(starts);
        assertThat(alarms("LOCATE_DUE")).isEqualTo(1);
        passed(expires.minus(Duration.ofDays(1)).minusMillis(1));
        assertThat(alarms("LOCATE_EXPIRES")).isZero();
        passed(expires.minus(Duration.ofDays(1)));
        assertThat(alarms("LOCATE_EXPIRES")).isEqualTo(1);

        Map<String, Object> renewed = ticket("NORMAL", now);
        renewed.put("number", "T-9");
        put(UUID.randomUUID(), renewed);
        assertThat(due("LOCATE_EXPIRES")).as("of the last one only").hasSize(1).allMatch(at -> at.isAfter(expires));
    }

    @Test
    void onlyDispatchersWriteAndTheCrewReadsItsOwnJob() {
        UUID id = UUID.randomUUID();
        String tickets = "/api/incidents/" + incident + "/locates";
        put(id, ticket("NORMAL", now));
        TestClient manager = people.client(port, Role.MANAGER);
        assertThat(manager.get(tickets).status()).isEqualTo(200);
        for (TestClient refused : List.of(crew, manager)) {
            assertThat(refused.put(tickets + "/" + UUID.randomUUID(), ticket("NORMAL", now))
                            .status())
                    .isEqualTo(403);
            assertThat(refused.post("/api/locates/" + id + "/answers", answerBody("Gas", "CLEAR", null))
                            .status())
                    .isEqualTo(403);
            assertThat(refused.post(
                                    "/api/incidents/" + incident + "/dig-override",
                                    Map.of("id", UUID.randomUUID(), "allows", true, "note", "mine"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(crew.get(tickets).status()).isEqualTo(403);
        assertThat(dig(manager).status()).isEqualTo(403);
        String others = desk.take(JobDesk.call(), "V2").at("/assignments/0/id").asString();
        assertThat(crew.post("/api/assignments/" + others + "/dig", Map.of("id", UUID.randomUUID()))
                        .code())
                .isEqualTo("not-your-assignment");
        assertThat(people.client(port, Role.ADMINISTRATOR).get(tickets).status())
                .isEqualTo(403);
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() {
        assertThat(wrong("calledAt", now.plus(Duration.ofHours(1)).toString()))
                .isEqualTo("calledAt must not lie ahead");
        assertThat(wrong("startsAt", now.minus(Duration.ofHours(1)).toString()))
                .isEqualTo("startsAt must not be before the call");
        assertThat(wrong("expiresAt", now.toString())).isEqualTo("expiresAt must be after work may start");
        assertThat(wrong("members", List.of("Gas", "Gas"))).isEqualTo("members names an owner twice");
        assertThat(wrong("members", List.of())).isEqualTo("members names nobody");
        assertThat(wrong("number", "x".repeat(41))).isEqualTo("number must be shorter than 40 letters");
        assertThat(dispatcher
                        .post("/api/locates/" + UUID.randomUUID() + "/answers", answerBody("Gas", "CLEAR", null))
                        .status())
                .isEqualTo(404);
    }

    private String wrong(String field, Object value) {
        Map<String, Object> body = ticket("NORMAL", now);
        body.put(field, value);
        JsonNode said = dispatcher
                .put("/api/incidents/" + incident + "/locates/" + UUID.randomUUID(), body)
                .json()
                .at("/fields/0");
        return said.path("field").asString() + " " + said.path("message").asString();
    }

    private static Map<String, Object> ticket(String kind, Instant calledAt) {
        return new HashMap<>(Map.of(
                "number",
                "T-1",
                "kind",
                kind,
                "calledAt",
                calledAt.toString(),
                "place",
                "Front of 130",
                "members",
                List.of("Gas", "Water"),
                "version",
                0));
    }

    private JsonNode put(UUID id, Map<String, Object> body) {
        TestClient.Answer answer = dispatcher.put("/api/incidents/" + incident + "/locates/" + id, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Map<String, Object> answerBody(String member, String said, String follows) {
        Map<String, Object> body =
                new HashMap<>(Map.of("id", UUID.randomUUID(), "member", member, "answer", said, "saidBy", "Jim"));
        body.put("follows", follows);
        return body;
    }

    private JsonNode answer(UUID ticket, String member, String said, String follows) {
        TestClient.Answer answer =
                dispatcher.post("/api/locates/" + ticket + "/answers", answerBody(member, said, follows));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String standing(String member) {
        return read().at("/tickets/0/members")
                .valueStream()
                .filter(m -> m.path("name").asString().equals(member))
                .findFirst()
                .orElseThrow()
                .path("answerId")
                .asString();
    }

    private JsonNode read() {
        return dispatcher.get("/api/incidents/" + incident + "/locates").json();
    }

    private TestClient.Answer dig(TestClient person) {
        return person.post("/api/assignments/" + assignment + "/dig", Map.of("id", UUID.randomUUID()));
    }

    /** The job as the crew's page has it. */
    private JsonNode job() {
        return crew.get("/api/technician/snapshot").json().at("/assignments/0");
    }

    private void passed(Instant at) {
        transaction.executeWithoutResult(status -> events.publishEvent(new TimePassed(at)));
    }

    private List<Instant> due(String code) {
        return duties.listOf(UUID.fromString(incident)).stream()
                .filter(duty -> duty.duty().equals(code))
                .map(duty -> duty.dueAt())
                .toList();
    }

    private int alarms(String code) {
        return jdbc.sql("select count(*) from alarm where kind = :kind and incident_id = :incident")
                .param("kind", "DUTY_" + code)
                .param("incident", UUID.fromString(incident))
                .query(Integer.class)
                .single();
    }

    private List<String> timeline() {
        return desk.incident(incident)
                .path("timeline")
                .valueStream()
                .map(entry -> entry.path("text").asString())
                .toList();
    }
}
