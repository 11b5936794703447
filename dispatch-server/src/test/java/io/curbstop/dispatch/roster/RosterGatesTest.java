package io.curbstop.dispatch.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Duration;
import java.time.LocalDate;
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

/** What the roster does to who may be sent, on {@link SmallTown}. */
@SmallTownTest
class RosterGatesTest {

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
        expiry.look();
    }

    @Test
    void datedShiftBringsAUnitOnAndItsEndSendsItOff() {
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        assertThat(roster.passedOver(incident, "V9")).isEqualTo("off shift");

        roster.put("shifts", RosterDesk.shift("V9", roster.now, 2));

        assertThat(roster.passedOver(incident, "V9")).isEmpty();
    }

    @Test
    void whoIsOnForTooLongDoesNotCountAsPresent() {
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();

        roster.put("shifts", RosterDesk.shift("V9", roster.now.minus(Duration.ofHours(17)), 20));

        assertThat(roster.passedOver(incident, "V9"))
                .matches("nobody on: Member of V9 on 1[78] h in 24 h, at most 16 h");
    }

    @Test
    void leaveLeavesACrewShortAndASwapFillsIt() {
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        String memberOfR1 = roster.memberOf("R1");
        roster.put(
                "leaves",
                Map.of("personId", memberOfR1, "startsAt", roster.now, "endsAt", roster.now.plus(Duration.ofHours(5))));

        assertThat(roster.passedOver(incident, "R1")).isEqualTo("nobody on: Member of R1 on leave");
        assertThat(desk.dispatch(incident, "R1", false).json().path("detail").asString())
                .contains("R1 may not go: nobody on: Member of R1 on leave");
        assertThat(roster.unit("R1").path("members")).isEmpty();

        roster.put("swaps", RosterDesk.time(roster.memberOf("R2"), "R1", roster.now, 5));

        assertThat(roster.passedOver(incident, "R1")).isEmpty();
        assertThat(roster.unit("R1").at("/members/0").asString()).isEqualTo("Member of R2");
        assertThat(roster.passedOver(incident, "R2")).isEqualTo("nobody on: Member of R2 with R1");
        TestClient.Answer twice = roster.supervisor.put(
                "/api/roster/swaps/" + UUID.randomUUID(),
                RosterDesk.time(roster.memberOf("R2"), "V2", roster.now.plus(Duration.ofHours(1)), 2));
        assertThat(twice.code()).isEqualTo("shift-overlaps");
        assertThat(twice.json().path("detail").asString()).startsWith("Member of R2 is with R1 from ");
    }

    @Test
    void swappedTechnicianSeesTheOtherUnitsWork() {
        TestClient technician = people.client(port, "tech-v2", Role.TECHNICIAN, "V2");
        roster.put("swaps", RosterDesk.time(roster.memberOf("V2"), "V1", roster.now, 5));

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
        roster.supervisor.put("/api/roster/rules/repair", Map.of("minimumCrew", 2, "needsEquipment", List.of()));
        assertThat(roster.passedOver(incident, "R1")).isEqualTo("2 needed, 1 on");

        roster.supervisor.put(
                "/api/roster/rules/repair", Map.of("minimumCrew", 1, "needsEquipment", List.of("excavator")));
        assertThat(roster.passedOver(incident, "R1")).isEqualTo("has no excavator with it");

        roster.supervisor.put(
                "/api/roster/fleet/E-1", Map.of("itemClass", "EQUIPMENT", "kind", "excavator", "inService", true));
        String use = roster.put("fleet-uses", Map.of("itemCode", "E-1", "unitCode", "R1", "startsAt", roster.now));
        assertThat(roster.passedOver(incident, "R1")).isEmpty();
        TestClient.Answer twice = roster.supervisor.put(
                "/api/roster/fleet-uses/" + UUID.randomUUID(),
                Map.of("itemCode", "E-1", "unitCode", "R2", "startsAt", roster.now));
        assertThat(twice.json().path("detail").asString()).startsWith("E-1 is with R1 since ");

        Map<String, Object> onward = Map.of(
                "itemCode",
                "E-1",
                "unitCode",
                "R2",
                "startsAt",
                roster.now,
                "insteadOf",
                use.substring(use.length() - 36));
        roster.put("fleet-uses", onward);
        assertThat(roster.passedOver(incident, "R1")).isEqualTo("has no excavator with it");
        assertThat(roster.passedOver(incident, "R2")).isEmpty();
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
        assertThat(roster.unit("G1").at("/notices/0").asString()).startsWith("gas_operator of Member of G1 expired");
        roster.dispatcher.post(
                "/api/alarms/" + alarms("gas_operator").get(0).path("id").asString() + "/taken", Map.of());
        expiry.look();
        assertThat(alarms("gas_operator")).as("taken by a person").isEmpty();
        hold("G1", LocalDate.of(2099, 1, 1));
        expiry.look();
        assertThat(roster.unit("G1").path("notices")).isEmpty();
    }

    private void hold(String unit, LocalDate lastDay) {
        jdbc.sql("update qualification set expires_on = :day where code = 'gas_operator' and member_id = :id")
                .param("day", lastDay)
                .param("id", UUID.fromString(roster.memberOf(unit)))
                .update();
    }

    private List<JsonNode> alarms(String words) {
        return roster.dispatcher
                .get("/api/console/snapshot")
                .json()
                .path("alarms")
                .valueStream()
                .filter(a -> a.path("text").asString().contains(words))
                .toList();
    }
}
