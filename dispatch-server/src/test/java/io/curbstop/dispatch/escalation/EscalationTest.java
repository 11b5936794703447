package io.curbstop.dispatch.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.duty.Duties;
import io.curbstop.dispatch.duty.Duty;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.live.TimePassed;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The graver an incident, the more people are to be told, each until they are, or until it is said why not. */
@SmallTownTest
class EscalationTest {

    private static final String LADDER = "/api/escalation-ladder";

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

    private TestClient dispatcher;
    private TestClient supervisor;
    private JobDesk desk;
    private String incident;

    @BeforeEach
    void build() {
        town.build();
        dispatcher = people.client(port, Role.DISPATCHER);
        supervisor = people.client(port, Role.SUPERVISOR);
        desk = new JobDesk(dispatcher);
        diameter(150);
        open(JobDesk.call());
    }

    /** Opens an incident and waits until its main has been traced. */
    private void open(Map<String, Object> call) {
        incident = desk.take(call).at("/incident/id").asString();
        JobDesk.await(() ->
                dispatcher.get("/api/incidents/" + incident + "/outage").text().contains("segment"));
    }

    @AfterEach
    void forget() {
        diameter(200);
        jdbc.sql("delete from customer_outage where customer_ref like 'E%'").update();
        desk.freeTheUnits();
    }

    @Test
    void dutyManagerIsToBeToldOfAnyMainUntilReachedAndEachTryIsKept() {
        assertThat(owed("main")).hasValueSatisfying(duty -> {
            assertThat(duty.text()).endsWith(": tell Duty manager (150 mm main).");
            assertThat(duty.dueAt()).isEqualTo(openedAt().plus(Duration.ofMinutes(10)));
        });
        assertThat(owed("large-main")).isEmpty();
        assertThat(owed("significant")).isEmpty();

        tell("main", "duty-manager", "NOT_REACHED", "PHONE", "rang out");
        assertThat(owed("main")).as("it is tried again").isPresent();
        Map<String, Object> reached = attempt("main", "duty-manager", "REACHED", "RADIO", null);
        assertThat(send(reached).status()).isEqualTo(200);
        JsonNode again = send(reached).json();

        assertThat(owed("main")).isEmpty();
        assertThat(again.at("/rungs/0/contacts/0/settled").asBoolean()).isTrue();
        assertThat(again.at("/rungs/0/contacts/0/attempts"))
                .extracting(a -> a.path("outcome").asString())
                .as("sent twice, kept once")
                .containsExactly("NOT_REACHED", "REACHED");
        assertThat(timeline()).contains("Duty manager not reached by phone: rang out", "Duty manager told by radio");
    }

    @Test
    void largeMainIsForThreeMoreAndWhoIsLeftOutNeedsAReason() {
        diameter(299);
        assertThat(owed("large-main")).isEmpty();
        diameter(300);
        assertThat(owed("large-main").orElseThrow().text())
                .endsWith(": tell Manager, Deputy manager, General manager (300 mm main).");

        tell("large-main", "manager", "REACHED", "IN_PERSON", null);
        assertThat(send(attempt("large-main", "deputy", "LEFT", null, null))
                        .json()
                        .at("/fields/0/field")
                        .asString())
                .isEqualTo("note");
        assertThat(send(attempt("large-main", "deputy", "REACHED", null, null))
                        .json()
                        .at("/fields/0/field")
                        .asString())
                .isEqualTo("channel");
        tell("large-main", "deputy", "LEFT", null, "The manager tells her.");

        assertThat(owed("large-main").orElseThrow().text()).endsWith(": tell General manager (300 mm main).");
        assertThat(owed("main")).as("the lower rung stays").isPresent();
    }

    @Test
    void tickMakesItSignificantAndTakesItBack() {
        flag("MEDIA", true);
        assertThat(owed("significant").orElseThrow().text())
                .endsWith(": tell Communications, Fire service, Claims (media).");

        flag("MEDIA", false);
        assertThat(owed("significant")).isEmpty();
        assertThat(timeline()).contains("Media", "Media: not so");
    }

    @Test
    void callersAnswerMakesItSignificantUnlessADispatcherSaysOtherwise() {
        Map<String, Object> call = JobDesk.call();
        call.put("answers", Map.of("main_break.traffic", true, "main_break.damage", true));
        open(call);

        assertThat(owed("significant").orElseThrow().text()).endsWith("(major traffic).");
        flag("MAJOR_TRAFFIC", false);
        assertThat(owed("significant")).isEmpty();
    }

    @Test
    void overAHundredCustomersAreSignificant() {
        Instant began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        out(1, 100, began, null);
        assertThat(owed("significant").map(Duty::dueAt))
                .as("when six hours are over")
                .hasValue(began.plus(Duration.ofHours(6)).plus(Duration.ofMinutes(10)));

        out(101, 101, began.plusSeconds(60), null);
        assertThat(owed("significant").map(Duty::dueAt))
                .hasValue(began.plusSeconds(60).plus(Duration.ofMinutes(10)));
        assertThat(owed("main")).isPresent();
    }

    @Test
    void mainThatIsOffForSixHoursIsSignificantEvenWhenItIsBack() {
        Instant began = Instant.now().minus(Duration.ofHours(7)).truncatedTo(ChronoUnit.MILLIS);
        out(1, 1, began, began.plus(Duration.ofHours(6)).minusSeconds(1));
        assertThat(owed("significant")).isEmpty();

        out(2, 2, began, began.plus(Duration.ofHours(6)));
        assertThat(owed("significant").orElseThrow().text()).endsWith("(off for 6 h).");
    }

    @Test
    void plannedJobCallsForNobody() {
        jdbc.sql(
                        "insert into planned_job (incident_id, starts_at, ends_at) values (:id, now(), now() + interval '1 hour')")
                .param("id", UUID.fromString(incident))
                .update();
        flag("MEDIA", true);

        assertThat(owed("main")).isEmpty();
        assertThat(owed("significant")).isEmpty();
    }

    @Test
    void ladderIsChangedByOneSupervisorAtATimeAndItsNumbersAreNotForEveryone() {
        ObjectNode before = (ObjectNode) supervisor.get(LADDER).json();
        ObjectNode wanted = before.deepCopy();
        ((ObjectNode) wanted.at("/roles/0")).put("person", "Ann Lee").put("phone", "555-0199");
        ((ObjectNode) wanted.at("/rungs/1")).put("fromDiameter_mm", 150);

        JsonNode changed = supervisor.put(LADDER, wanted).json();
        TestClient.Answer again = supervisor.put(LADDER, wanted);
        ((ObjectNode) wanted.at("/rungs/1")).put("fromDiameter_mm", 160);
        TestClient.Answer late = supervisor.put(LADDER, wanted);

        assertThat(again.json()).isEqualTo(changed);
        assertThat(late.code()).isEqualTo("conflict");
        assertThat(late.json().path("detail").asString())
                .contains("Large main (from 150 mm)", "Duty manager is Ann Lee")
                .doesNotContain("555-0199");
        assertThat(owed("large-main")).isPresent();
        assertThat(dispatcher
                        .get(escalation())
                        .json()
                        .at("/rungs/0/contacts/0/phone")
                        .asString())
                .isEqualTo("555-0199");
        tell("main", "duty-manager", "REACHED", "PHONE", null);
        assertThat(timeline()).contains("Duty manager (Ann Lee) told by phone");
        assertThat(people.client(port, Role.TECHNICIAN).get(escalation()).status())
                .isEqualTo(403);
        assertThat(people.client(port, Role.MANAGER).get(escalation()).status()).isEqualTo(200);
        assertThat(dispatcher.put(LADDER, wanted).status()).isEqualTo(403);
        before.put("version", changed.path("version").asLong());
        assertThat(supervisor.put(LADDER, before).status()).isEqualTo(200);
    }

    @Test
    void rungThatNothingCallsForOrThatReachesNobodyIsRefusedBesideItsField() {
        ObjectNode wanted = (ObjectNode) supervisor.get(LADDER).json();
        ((ObjectNode) wanted.at("/rungs/1")).remove("fromDiameter_mm");
        assertThat(supervisor.put(LADDER, wanted).json().at("/fields/0/field").asString())
                .isEqualTo("rungs[1].label");

        wanted = (ObjectNode) supervisor.get(LADDER).json();
        wanted.withArray("/roles").remove(0);
        assertThat(supervisor.put(LADDER, wanted).json().at("/fields/0/field").asString())
                .isEqualTo("rungs[0].roleIds");
    }

    @Test
    void whatIsNotDoneWhenItEndsIsToldToWhoEndsItAndStaysInItsLog() {
        flag("MEDIA", true);
        tell("significant", "fire", "REACHED", "PHONE", null);
        String undone =
                "Not done when it ended: tell Duty manager (150 mm main);" + " tell Communications, Claims (media)";

        TestClient.Answer ended = dispatcher.post("/api/incidents/" + incident + "/state", state("UNFOUNDED"));

        assertThat(ended.status()).as("it is a warning only: %s", ended.text()).isEqualTo(200);
        assertThat(ended.json().path("timeline").valueStream())
                .filteredOn(entry -> entry.path("kind").asString().equals("UNDONE"))
                .extracting(entry -> entry.path("text").asString())
                .containsExactly(undone);
        assertThat(dispatcher.get(escalation()).json().path("undone").asString())
                .isEqualTo(undone);
        assertThat(people.client(port, Role.MANAGER)
                        .get("/api/history/incidents/" + incident)
                        .text())
                .contains(undone);

        dispatcher.post("/api/incidents/" + incident + "/state", state("REOPENED"));
        assertThat(owed("main")).as("they are to be told again").isPresent();
        assertThat(dispatcher.get(escalation()).json().path("undone").asString(""))
                .isEmpty();
        tell("main", "duty-manager", "REACHED", "PHONE", null);
        tell("significant", "communications", "REACHED", "PHONE", null);
        tell("significant", "claims", "LEFT", null, "No damage.");
        dispatcher.post("/api/incidents/" + incident + "/state", state("UNFOUNDED"));
        assertThat(timeline()).filteredOn(text -> text.startsWith("Not done")).containsExactly(undone);
        assertThat(dispatcher.get(escalation()).json().path("undone").asString(""))
                .isEmpty();
    }

    @Test
    void rungAlarmsOnceThoughItsEarliestCauseMoves() {
        Instant began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        out(1, 101, began, null);
        Instant due = owed("significant").orElseThrow().dueAt();
        passed(due);
        assertThat(alarmsOf("significant")).isEqualTo(1);

        flag("MEDIA", true); // later
        jdbc.sql("update customer_outage set began_at = began_at - interval '1 hour' where customer_ref like 'E%'")
                .update();
        assertThat(owed("significant").orElseThrow().dueAt()).isBefore(due);
        passed(due.plusSeconds(60));
        jdbc.sql("delete from customer_outage where customer_ref like 'E%'").update();
        assertThat(owed("significant").orElseThrow().dueAt()).isAfter(began);
        passed(due.plus(Duration.ofDays(1)));

        assertThat(alarmsOf("significant")).isEqualTo(1);
        assertThat(alarmsOf("main")).as("each rung for itself").isEqualTo(1);
    }

    private void passed(Instant now) {
        transaction.executeWithoutResult(status -> events.publishEvent(new TimePassed(now)));
    }

    private int alarmsOf(String rung) {
        return jdbc.sql("select count(*) from alarm where kind = 'DUTY_ESCALATION' and subject = :subject")
                .param("subject", "ESCALATION " + incident + " " + rung)
                .query(Integer.class)
                .single();
    }

    private Map<String, Object> state(String to) {
        return Map.of(
                "to",
                to,
                "reason",
                "seen",
                "version",
                desk.incident(incident).path("version").asLong());
    }

    private Optional<Duty> owed(String rung) {
        return duties.listOf(UUID.fromString(incident)).stream()
                .filter(duty -> duty.duty().equals("ESCALATION"))
                .filter(duty -> duty.subject().equals(incident + " " + rung))
                .findFirst();
    }

    private void diameter(int diameter_mm) {
        jdbc.sql("update main set diameter_mm = :diameter where ref = 'M1'")
                .param("diameter", diameter_mm)
                .update();
    }

    private void out(int from, int to, Instant began, Instant ended) {
        jdbc.sql("insert into customer_outage (customer_ref, began_at, ended_at, incident_id)"
                        + " select 'E' || n, :began, :ended, :incident from generate_series(:from, :to) n")
                .param("from", from)
                .param("to", to)
                .param("began", began.atOffset(ZoneOffset.UTC))
                .param("ended", ended == null ? null : ended.atOffset(ZoneOffset.UTC))
                .param("incident", UUID.fromString(incident))
                .update();
    }

    private void flag(String flag, boolean stands) {
        TestClient.Answer answer =
                dispatcher.put("/api/incidents/" + incident + "/flags/" + flag, Map.of("stands", stands));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void tell(String rung, String role, String outcome, String channel, String note) {
        TestClient.Answer answer = send(attempt(rung, role, outcome, channel, note));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static Map<String, Object> attempt(String rung, String role, String outcome, String channel, String note) {
        Map<String, Object> body =
                new HashMap<>(Map.of("id", UUID.randomUUID(), "rungId", rung, "roleId", role, "outcome", outcome));
        body.put("channel", channel);
        body.put("note", note);
        return body;
    }

    private TestClient.Answer send(Map<String, Object> attempt) {
        return dispatcher.post(escalation() + "/attempts", attempt);
    }

    private String escalation() {
        return "/api/incidents/" + incident + "/escalation";
    }

    private Instant openedAt() {
        return Instant.parse(desk.incident(incident).path("openedAt").asString());
    }

    private List<String> timeline() {
        return desk.incident(incident)
                .path("timeline")
                .valueStream()
                .map(entry -> entry.path("text").asString())
                .toList();
    }
}
