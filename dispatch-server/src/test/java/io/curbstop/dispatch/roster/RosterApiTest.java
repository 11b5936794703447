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

/** The roster over HTTP, on {@link SmallTown}: what is refused and why, and who sees what. */
@SmallTownTest
class RosterApiTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    private RosterDesk roster;
    private JobDesk desk;

    @BeforeEach
    void build() {
        town.build();
        roster = new RosterDesk(people, port);
        desk = new JobDesk(roster.dispatcher);
    }

    @AfterEach
    void clear() {
        desk.freeTheUnits();
        roster.clear();
    }

    @Test
    void shiftThatOverlapsAnotherOfItsUnitIsRefusedWithTheOtherNamed() {
        Map<String, Object> first = RosterDesk.shift("V9", roster.now.plus(Duration.ofDays(3)), 8);
        String path = roster.put("shifts", first);
        assertThat(roster.supervisor.put(path, first).status())
                .as("the same again")
                .isEqualTo(200);

        TestClient.Answer second = roster.supervisor.put(
                "/api/roster/shifts/" + UUID.randomUUID(),
                RosterDesk.shift("V9", roster.now.plus(Duration.ofHours(79)), 8));

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.code()).isEqualTo("shift-overlaps");
        assertThat(second.json().at("/fields/0/field").asString()).isEqualTo("startsAt");
        assertThat(second.json().path("detail").asString()).startsWith("V9 is on already from ");
        TestClient.Answer againstWeekly = roster.supervisor.put(
                "/api/roster/shifts/" + UUID.randomUUID(),
                RosterDesk.shift("V1", roster.now.plus(Duration.ofDays(3)), 8));
        assertThat(againstWeekly.code()).isEqualTo("shift-overlaps");
    }

    @Test
    void shiftFromTheWrongYearOrBackwardsIsRefused() {
        assertThat(roster.dispatcher
                        .get("/api/roster/week?from=%2B999999999-12-31")
                        .code())
                .isEqualTo("time-not-possible");
        assertThat(problem(RosterDesk.shift("V9", roster.now.plus(Duration.ofDays(4000)), 8)))
                .contains("check the year");
        assertThat(problem(RosterDesk.shift("V9", roster.now, -1))).contains("The end must be after the beginning");
        assertThat(problem(RosterDesk.shift("V9", roster.now, 25))).contains("at most 24 h");
    }

    @Test
    void unknownQualificationIsRefusedWithTheKnownOnesNamed() {
        TestClient.Answer answer = roster.supervisor.put("/api/roster/people/" + UUID.randomUUID(), person("juggling"));

        assertThat(answer.code()).isEqualTo("unknown-qualification");
        assertThat(answer.json().path("detail").asString())
                .startsWith("There is no qualification juggling; known are confined_space, driver_heavy,");
    }

    @Test
    void phoneNumbersAreForWhoCallsPeople() {
        UUID id = UUID.randomUUID();
        assertThat(roster.supervisor
                        .put("/api/roster/people/" + id, person("excavator"))
                        .status())
                .isEqualTo(204);

        assertThat(phone(roster.dispatcher, id)).isEqualTo("555-0199");
        assertThat(phone(people.client(port, Role.MANAGER), id)).isEmpty();
        assertThat(people.client(port, Role.TECHNICIAN)
                        .get("/api/roster/people")
                        .status())
                .isEqualTo(403);
        jdbc.sql("delete from crew_member where id = :id").param("id", id).update();
    }

    @Test
    void weekShowsShiftsWithWhoIsOnAndGapsInWordsInAFixedNumberOfStatements() {
        roster.supervisor.put("/api/roster/rules/repair", Map.of("minimumCrew", 2, "needsEquipment", List.of()));
        roster.put("swaps", RosterDesk.time(roster.memberOf("V1"), "R1", roster.now, 2));

        JsonNode week = roster.dispatcher.get("/api/roster/week").json();

        JsonNode bar = RosterDesk.unitOf(week, "R1")
                .path("shifts")
                .valueStream()
                .filter(b -> !Instant.parse(b.path("startsAt").asString()).isAfter(roster.now)
                        && Instant.parse(b.path("endsAt").asString()).isAfter(roster.now))
                .findFirst()
                .orElseThrow();
        assertThat(week.path("days")).hasSize(7);
        assertThat(bar.path("present").toString()).contains("Member of R1", "Member of V1");
        assertThat(bar.path("gap").asString()).isEqualTo("2 needed, 1 on");
        int few = statements();
        roster.put("shifts", RosterDesk.shift("V9", roster.now.plus(Duration.ofDays(1)), 3));
        roster.put(
                "leaves",
                Map.of(
                        "personId",
                        roster.memberOf("R2"),
                        "startsAt",
                        roster.now,
                        "endsAt",
                        roster.now.plus(Duration.ofDays(2))));
        assertThat(statements()).isEqualTo(few);
    }

    @Test
    void templatesThatOverlapMakeNoWeek() {
        UUID early = template("Early " + UUID.randomUUID(), "06:00", "14:00");
        UUID late = template("Late " + UUID.randomUUID(), "13:00", "22:00");

        TestClient.Answer both =
                roster.supervisor.put("/api/roster/units/V9/templates", Map.of("templateIds", List.of(early, late)));
        assertThat(both.code()).isEqualTo("shift-overlaps");
        assertThat(both.json().path("detail").asString()).contains("Early").contains("Late");

        assertThat(roster.supervisor
                        .put("/api/roster/units/V9/templates", Map.of("templateIds", List.of(early)))
                        .status())
                .isEqualTo(204);
        assertThat(RosterDesk.unitOf(roster.dispatcher.get("/api/roster/week").json(), "V9")
                        .path("shifts"))
                .hasSizeGreaterThanOrEqualTo(7);
        roster.supervisor.put("/api/roster/units/V9/templates", Map.of("templateIds", List.of()));
    }

    private UUID template(String name, String from, String to) {
        UUID id = UUID.randomUUID();
        TestClient.Answer answer = roster.supervisor.put(
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
        roster.dispatcher.get("/api/roster/week");
        StatementCount.reset();
        roster.dispatcher.get("/api/roster/week");
        return (int) StatementCount.ofThreadsNamed("exec").stream()
                .filter(sql -> !sql.contains("SPRING_SESSION"))
                .count();
    }

    private String problem(Map<String, Object> shift) {
        return roster.supervisor
                .put("/api/roster/shifts/" + UUID.randomUUID(), shift)
                .json()
                .path("detail")
                .asString();
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

    private static String phone(TestClient who, UUID id) {
        return who.get("/api/roster/people")
                .json()
                .valueStream()
                .filter(p -> p.path("id").asString().equals(id.toString()))
                .map(p -> p.path("phone").asString(""))
                .findFirst()
                .orElseThrow();
    }
}
