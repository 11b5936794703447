package io.curbstop.dispatch.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.StatementCount;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The roster over HTTP, and what it does to who may be sent, on {@link SmallTown}. */
@SmallTownTest
class RosterApiTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    ExpiryWatch expiry;

    @Autowired
    JdbcClient jdbc;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private final List<String> made = new ArrayList<>();
    private TestClient supervisor;
    private TestClient dispatcher;
    private JobDesk desk;

    @BeforeEach
    void build() {
        town.build();
        supervisor = people.client(port, Role.SUPERVISOR);
        dispatcher = people.client(port, Role.DISPATCHER);
        desk = new JobDesk(dispatcher);
    }

    /** The town is everybody's: what was made here goes again. */
    @AfterEach
    void clear() {
        desk.freeTheUnits();
        made.forEach(path -> supervisor.change("DELETE", path, null));
        supervisor.put("/api/roster/rules/repair", Map.of("minimumCrew", 0, "needsEquipment", List.of()));
        expiry.look();
    }

    @Test
    void shiftThatOverlapsAnotherOfItsUnitIsRefusedWithTheOtherNamed() {
        Map<String, Object> first = shift("V9", now.plus(Duration.ofDays(3)), 8);
        String path = put("shifts", first);
        assertThat(supervisor.put(path, first).status()).as("the same again").isEqualTo(200);

        TestClient.Answer second = supervisor.put(
                "/api/roster/shifts/" + UUID.randomUUID(), shift("V9", now.plus(Duration.ofHours(79)), 8));

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.code()).isEqualTo("shift-overlaps");
        assertThat(second.json().at("/fields/0/field").asString()).isEqualTo("startsAt");
        assertThat(second.json().path("detail").asString()).startsWith("V9 is on already from ");
        TestClient.Answer againstWeekly =
                supervisor.put("/api/roster/shifts/" + UUID.randomUUID(), shift("V1", now.plus(Duration.ofDays(3)), 8));
        assertThat(againstWeekly.code()).isEqualTo("shift-overlaps");
    }

    @Test
    void shiftFromTheWrongYearOrBackwardsIsRefused() {
        assertThat(problem(shift("V9", now.plus(Duration.ofDays(4000)), 8))).contains("check the year");
        assertThat(problem(shift("V9", now, -1))).contains("The end must be after the beginning");
        assertThat(problem(shift("V9", now, 25))).contains("at most 24 h");
    }

    @Test
    void datedShiftBringsAUnitOnAndItsEndSendsItOff() {
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        assertThat(passedOver(incident, "V9")).isEqualTo("off shift");

        put("shifts", shift("V9", now, 2));

        assertThat(passedOver(incident, "V9")).isEmpty();
    }

    @Test
    void leaveLeavesACrewShortAndASwapFillsIt() {
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        String memberOfR1 = memberOf("R1");
        put("leaves", Map.of("personId", memberOfR1, "startsAt", now, "endsAt", now.plus(Duration.ofHours(5))));

        assertThat(passedOver(incident, "R1")).isEqualTo("nobody on: Member of R1 on leave");
        assertThat(desk.dispatch(incident, "R1", false).json().path("detail").asString())
                .contains("R1 may not go: nobody on: Member of R1 on leave");
        assertThat(unit("R1").path("members")).isEmpty();

        put("swaps", time(memberOf("R2"), "R1", now, 5));

        assertThat(passedOver(incident, "R1")).isEmpty();
        assertThat(unit("R1").at("/members/0").asString()).isEqualTo("Member of R2");
        assertThat(passedOver(incident, "R2")).isEqualTo("nobody on: Member of R2 with R1");
        TestClient.Answer twice = supervisor.put(
                "/api/roster/swaps/" + UUID.randomUUID(), time(memberOf("R2"), "V2", now.plus(Duration.ofHours(1)), 2));
        assertThat(twice.code()).isEqualTo("shift-overlaps");
        assertThat(twice.json().path("detail").asString()).startsWith("Member of R2 is with R1 from ");
    }

    @Test
    void swappedTechnicianSeesTheOtherUnitsWork() {
        TestClient technician = people.client(port, "tech-v2", Role.TECHNICIAN, "V2");
        put("swaps", time(memberOf("V2"), "V1", now, 5));

        assertThat(technician
                        .get("/api/technician/snapshot")
                        .json()
                        .at("/unit/code")
                        .asString())
                .isEqualTo("V1");
    }

    @Test
    void ruleOfAKindAsksForPeopleAndEquipment() {
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        supervisor.put("/api/roster/rules/repair", Map.of("minimumCrew", 2, "needsEquipment", List.of()));
        assertThat(passedOver(incident, "R1")).isEqualTo("2 needed, 1 on");

        supervisor.put("/api/roster/rules/repair", Map.of("minimumCrew", 1, "needsEquipment", List.of("excavator")));
        assertThat(passedOver(incident, "R1")).isEqualTo("has no excavator with it");

        supervisor.put(
                "/api/roster/fleet/E-1", Map.of("itemClass", "EQUIPMENT", "kind", "excavator", "inService", true));
        put("fleet-uses", Map.of("itemCode", "E-1", "unitCode", "R1", "startsAt", now));
        assertThat(passedOver(incident, "R1")).isEmpty();
        TestClient.Answer twice = supervisor.put(
                "/api/roster/fleet-uses/" + UUID.randomUUID(),
                Map.of("itemCode", "E-1", "unitCode", "R2", "startsAt", now));
        assertThat(twice.json().path("detail").asString()).startsWith("E-1 is with R1 since ");
    }

    @Test
    void qualificationThatRunsOutAtWorkIsAnAlarmUntilItHoldsAgain() {
        Map<String, Object> call = JobDesk.call();
        call.put("type", "GAS_ODOUR");
        desk.take(call, "G1");
        hold("G1", LocalDate.of(2020, 1, 1));

        expiry.look();
        expiry.look();

        assertThat(alarms("gas_operator of Member of G1 expired on 2020-01-01")).hasSize(1);
        assertThat(unit("G1").at("/notices/0").asString()).startsWith("gas_operator of Member of G1 expired");
        dispatcher.post(
                "/api/alarms/" + alarms("gas_operator").get(0).path("id").asString() + "/taken", Map.of());
        expiry.look();
        assertThat(alarms("gas_operator")).as("taken by a person").isEmpty();
        hold("G1", LocalDate.of(2099, 1, 1));
        expiry.look();
        assertThat(unit("G1").path("notices")).isEmpty();
    }

    @Test
    void unknownQualificationIsRefusedWithTheKnownOnesNamed() {
        TestClient.Answer answer = supervisor.put("/api/roster/people/" + UUID.randomUUID(), person("juggling"));

        assertThat(answer.code()).isEqualTo("unknown-qualification");
        assertThat(answer.json().path("detail").asString())
                .startsWith("There is no qualification juggling; known are confined_space, driver_heavy,");
    }

    @Test
    void phoneNumbersAreForWhoCallsPeople() {
        UUID id = UUID.randomUUID();
        assertThat(supervisor
                        .put("/api/roster/people/" + id, person("excavator"))
                        .status())
                .isEqualTo(204);

        assertThat(phone(dispatcher, id)).isEqualTo("555-0199");
        assertThat(phone(people.client(port, Role.MANAGER), id)).isEmpty();
        assertThat(people.client(port, Role.TECHNICIAN)
                        .get("/api/roster/people")
                        .status())
                .isEqualTo(403);
        jdbc.sql("delete from crew_member where id = :id").param("id", id).update();
    }

    @Test
    void weekShowsShiftsWithWhoIsOnAndGapsInWordsInAFixedNumberOfStatements() {
        supervisor.put("/api/roster/rules/repair", Map.of("minimumCrew", 2, "needsEquipment", List.of()));
        put("swaps", time(memberOf("V1"), "R1", now, 2));

        JsonNode week = dispatcher.get("/api/roster/week").json();

        JsonNode bar = unitOf(week, "R1")
                .path("shifts")
                .valueStream()
                .filter(b -> !Instant.parse(b.path("startsAt").asString()).isAfter(now)
                        && Instant.parse(b.path("endsAt").asString()).isAfter(now))
                .findFirst()
                .orElseThrow();
        assertThat(week.path("days")).hasSize(7);
        assertThat(bar.path("present").toString()).contains("Member of R1", "Member of V1");
        assertThat(bar.path("gap").asString()).isEqualTo("2 needed, 1 on");
        int few = statements();
        put("shifts", shift("V9", now.plus(Duration.ofDays(1)), 3));
        put("leaves", Map.of("personId", memberOf("R2"), "startsAt", now, "endsAt", now.plus(Duration.ofDays(2))));
        assertThat(statements()).isEqualTo(few);
    }

    @Test
    void templatesThatOverlapMakeNoWeek() {
        UUID early = template("Early " + UUID.randomUUID(), "06:00", "14:00");
        UUID late = template("Late " + UUID.randomUUID(), "13:00", "22:00");

        TestClient.Answer both =
                supervisor.put("/api/roster/units/V9/templates", Map.of("templateIds", List.of(early, late)));
        assertThat(both.code()).isEqualTo("shift-overlaps");
        assertThat(both.json().path("detail").asString()).contains("Early").contains("Late");

        assertThat(supervisor
                        .put("/api/roster/units/V9/templates", Map.of("templateIds", List.of(early)))
                        .status())
                .isEqualTo(204);
        assertThat(unitOf(dispatcher.get("/api/roster/week").json(), "V9").path("shifts"))
                .hasSizeGreaterThanOrEqualTo(7);
        supervisor.put("/api/roster/units/V9/templates", Map.of("templateIds", List.of()));
    }

    private UUID template(String name, String from, String to) {
        UUID id = UUID.randomUUID();
        TestClient.Answer answer = supervisor.put(
                "/api/roster/templates/" + id,
                Map.of(
                        "name",
                        name.substring(0, 20),
                        "days",
                        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"),
                        "from",
                        from,
                        "to",
                        to));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        return id;
    }

    private int statements() {
        dispatcher.get("/api/roster/week");
        StatementCount.reset();
        dispatcher.get("/api/roster/week");
        return (int) StatementCount.ofThreadsNamed("exec").stream()
                .filter(sql -> !sql.contains("SPRING_SESSION"))
                .count();
    }

    private String put(String what, Map<String, Object> body) {
        String path = "/api/roster/" + what + "/" + UUID.randomUUID();
        TestClient.Answer answer = supervisor.put(path, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        made.add(path.replace("swaps", "person-times").replace("leaves", "person-times"));
        return path;
    }

    private String problem(Map<String, Object> shift) {
        return supervisor
                .put("/api/roster/shifts/" + UUID.randomUUID(), shift)
                .json()
                .path("detail")
                .asString();
    }

    private static Map<String, Object> shift(String unit, Instant from, int hours) {
        return Map.of("unitCode", unit, "startsAt", from, "endsAt", from.plus(Duration.ofHours(hours)));
    }

    private static Map<String, Object> time(String person, String unit, Instant from, int hours) {
        Map<String, Object> body = new HashMap<>(shift(unit, from, hours));
        body.put("personId", person);
        return body;
    }

    private static Map<String, Object> person(String qualification) {
        return Map.of(
                "name",
                "K. Lee",
                "phone",
                "555-0199",
                "qualifications",
                List.of(Map.of("code", qualification, "expiresOn", "2099-01-01")));
    }

    private void hold(String unit, LocalDate lastDay) {
        jdbc.sql("update qualification set expires_on = :day where code = 'gas_operator' and member_id = :id")
                .param("day", lastDay)
                .param("id", UUID.fromString(memberOf(unit)))
                .update();
    }

    private List<JsonNode> alarms(String words) {
        return dispatcher
                .get("/api/console/snapshot")
                .json()
                .path("alarms")
                .valueStream()
                .filter(a -> a.path("text").asString().contains(words))
                .toList();
    }

    private JsonNode unit(String code) {
        return unitOf(dispatcher.get("/api/console/snapshot").json(), code);
    }

    private static JsonNode unitOf(JsonNode from, String code) {
        return from.path("units")
                .valueStream()
                .filter(u -> u.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String passedOver(String incident, String unit) {
        return dispatcher
                .get("/api/incidents/" + incident + "/recommendations")
                .json()
                .path("options")
                .valueStream()
                .filter(o -> o.path("unitCode").asString().equals(unit))
                .map(o -> o.path("passedOverBecause").asString(""))
                .findFirst()
                .orElseThrow();
    }

    private String memberOf(String unit) {
        return find(supervisor, "Member of " + unit).path("id").asString();
    }

    private static String phone(TestClient who, UUID id) {
        return who.get("/api/roster/people")
                .json()
                .valueStream()
                .filter(p -> p.path("id").asString().equals(id.toString()))
                .map(p -> p.path("phone").asString(""))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode find(TestClient who, String name) {
        return who.get("/api/roster/people")
                .json()
                .valueStream()
                .filter(p -> p.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
