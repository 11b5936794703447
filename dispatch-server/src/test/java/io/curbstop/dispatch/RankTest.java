package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.crew.Need;
import io.curbstop.dispatch.crew.Needs;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who is proposed first, and why the others come behind, on {@link SmallTown}. */
@SmallTownTest
class RankTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    Needs needs;

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
        jdbc.sql("update unit set location = st_setsrid(st_makepoint(500150, 4400000), (select srid from city)),"
                        + " position_at = now() where code in ('V1', 'V2', 'R1')")
                .update();
        jdbc.sql("update assignment set dispatched_at = dispatched_at - interval '3 days'")
                .update();
    }

    @AfterEach
    void putBack() {
        needs(need("Valve crew", "valve"), need("Repair crew", "repair"), trafficOnArterials());
        territory("V1");
        territory("V2");
        jdbc.sql("delete from pressure_zone where dataset = 'rank'").update();
        jdbc.sql("update unit set location = st_setsrid(st_makepoint(505000, 4400050), (select srid from city))"
                        + " where code = 'R2'")
                .update();
        jdbc.sql("update unit set in_service = true, out_of_service_reason = null, position_at = now()")
                .update();
        desk.clear();
    }

    @Test
    void ofUnitsAboutAsNearTheOneWhoseTerritoryItIsGoesFirst() {
        makeZones();
        territory("V1", "West");
        territory("V2", "East");
        String incident = desk.take(placed()).at("/incident/id").asString();
        assertThat(option(incident, "V2").path("rank").asInt()).isEqualTo(1);
        assertThat(texts(option(incident, "V2"))).contains("its territory");
        assertThat(texts(option(incident, "V1"))).contains("about as near as V2, whose territory it is");

        territory("V1", "East");
        territory("V2", "West");
        assertThat(option(incident, "V1").path("rank").asInt()).isEqualTo(1);
        assertThat(people.client(port, Role.SUPERVISOR)
                        .put("/api/roster/territories/V1", Map.of("zones", List.of("Nowhere")))
                        .code())
                .isEqualTo("invalid");
    }

    @Test
    void coverLeftIsToldByTheAreaOfWhoGoes() {
        needs();
        String incident = desk.take(placed()).at("/incident/id").asString();
        assertThat(cover(incident)).containsExactly("If V1 goes, 1 other valve crew is free.");

        makeZones();
        assertThat(cover(incident))
                .as("it stands in East")
                .containsExactly("If V1 goes, East has 1 valve crew left, the nearest V2, 1 min.");

        territory("V1", "East", "West");
        territory("V2", "West");
        move("V2", 499_100);
        move("R2", 500_300);
        assertThat(cover(incident))
                .containsExactly(
                        "If V1 goes, East has no valve crew left; the nearest elsewhere is V2, 3 min.",
                        "If V1 goes, West has 1 valve crew left, the nearest V2, 1 min.");

        jdbc.sql("update unit set in_service = false where code = 'V2'").update();
        assertThat(cover(incident))
                .containsExactly(
                        "If V1 goes, East has no valve crew left; none is free elsewhere.",
                        "If V1 goes, West has no valve crew left; none is free elsewhere.");
        jdbc.sql("update unit set in_service = true where code = 'V2'").update();

        needs(need("Valve crew", "valve"), need("Repair crew", "repair"));
        assertThat(cover(incident))
                .containsExactly(
                        "If V1 and R1 go, East has no valve crew left; the nearest elsewhere is V2, 3 min.",
                        "If V1 and R1 go, West has 1 valve crew left, the nearest V2, 1 min.",
                        "If V1 and R1 go, East has 1 repair crew left, the nearest R2, 1 min.");
    }

    private List<String> cover(String incident) {
        return dispatcher
                .get("/api/incidents/" + incident + "/recommendations")
                .json()
                .path("coverLeft")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private void move(String unit, double x) {
        jdbc.sql("update unit set location = st_setsrid(st_makepoint(:x, 4400000), (select srid from city))"
                        + " where code = :unit")
                .param("x", x)
                .param("unit", unit)
                .update();
    }

    private void makeZones() {
        jdbc.sql("insert into pressure_zone (ref, dataset, geom, name, source_hash) select z, 'rank',"
                        + " st_setsrid(st_makeenvelope(x, 4399000, x + 1000, 4401000), (select srid from city)), z,"
                        + " gen_random_uuid() from (values ('East', 500000), ('West', 499000)) t (z, x)")
                .update();
    }

    @Test
    void unitThatWouldLeaveAJobComesBehindTheFreeAndSaysWhatItWouldLeave() {
        Map<String, Object> routine = placed();
        routine.put("priority", "P3");
        desk.take(routine, "V1");
        String incident = desk.take(placed()).at("/incident/id").asString();

        JsonNode busy = option(incident, "V1");
        JsonNode free = option(incident, "V2");

        assertThat(free.path("eligible").asBoolean()).isTrue();
        assertThat(busy.path("eligible").asBoolean()).isFalse();
        assertThat(busy.path("rank").asInt()).isGreaterThan(free.path("rank").asInt());
        assertThat(busy.path("passedOverBecause").asString())
                .startsWith("would leave main break")
                .contains(", P3, d");
        assertThat(texts(busy)).contains("V2 leaves nothing");
    }

    @Test
    void unitOnAnEmergencyIsNeverProposed() {
        String other = desk.take(placed(), "V1").at("/incident/number").asString();
        String incident = desk.take(placed()).at("/incident/id").asString();

        assertThat(option(incident, "V1").path("rank").asInt()).isZero();
        assertThat(option(incident, "V1").path("passedOverBecause").asString()).isEqualTo("on " + other + " (P1)");
    }

    @Test
    void unitThatHadFewerJobsThisShiftGoesFirst() {
        desk.take(placed(), "V1");
        desk.freeTheUnits();
        String incident = desk.take(placed()).at("/incident/id").asString();

        assertThat(option(incident, "V2").path("rank").asInt()).isEqualTo(1);
        assertThat(texts(option(incident, "V1"))).contains("more jobs this shift: 1, V2 0");
    }

    @Test
    void setHasAUnitForEachNeedWhatWasSentCountsAndWhatIsShortIsSaid() {
        String incident = desk.take(placed()).at("/incident/id").asString();
        assertThat(set(incident)).containsExactly("Valve crew PROPOSED V1", "Repair crew PROPOSED R1");

        desk.dispatch(incident, "V2", false);
        needs(need("Valve crew", "valve"), need("Repair crew", "repair"), need("Traffic control", "traffic"));
        assertThat(set(incident))
                .containsExactly("Valve crew SENT V2", "Repair crew PROPOSED R1", "Traffic control MISSING ");
    }

    @Test
    void recommendationTakesAsManyStatementsForManyJobsAsForOne() {
        desk.take(placed(), "V1");
        String incident = desk.take(placed()).at("/incident/id").asString();
        List<String> few = statements(incident);
        for (String unit : List.of("V2", "R1", "R2")) {
            desk.take(placed(), unit);
        }

        assertThat(few).hasSizeBetween(5, 24);
        assertThat(statements(incident)).containsExactlyElementsOf(few);
    }

    @Test
    void recommendationTakesAsManyStatementsForManyUnitsAsForFew() {
        String incident = desk.take(placed()).at("/incident/id").asString();
        List<String> few = statements(incident);
        jdbc.sql("insert into unit (code, name, kind, location, position_at) select 'Q' || n, 'Crew Q' || n, 'valve',"
                        + " st_setsrid(st_makepoint(500000 + n, 4400000), (select srid from city)), now()"
                        + " from generate_series(1, 40) n")
                .update();
        try {
            jdbc.sql("insert into shift_pattern (unit_code, day_of_week, starts_at, ends_at) select code, d, '00:00',"
                            + " '00:00' from unit, generate_series(1, 7) d where code like 'Q%'")
                    .update();
            assertThat(option(incident, "Q40").path("eligible").asBoolean()).isTrue();
            assertThat(statements(incident)).containsExactlyElementsOf(few);
        } finally {
            jdbc.sql("delete from shift_pattern where unit_code like 'Q%'").update();
            jdbc.sql("delete from unit where code like 'Q%'").update();
        }
    }

    @Test
    void everyUnitThatIsPassedOverSaysWhyAStalePositionSaysSoAndWhatIsShortIsSaid() {
        String incident = desk.take(placed()).at("/incident/id").asString();
        jdbc.sql("update unit set position_at = now() - interval '45 minutes' where code = 'V1'")
                .update();
        assertThat(texts(option(incident, "V1"))).contains("position is 45 min old");
        assertThat(texts(option(incident, "V2"))).noneMatch(text -> text.startsWith("position is"));

        takeOut("V2", "brakes");
        assertThat(option(incident, "V2").path("passedOverBecause").asString()).isEqualTo("out of service: brakes");
        assertThat(option(incident, "V9").path("passedOverBecause").asString()).isEqualTo("off shift");
        assertThat(option(incident, "G1").path("passedOverBecause").asString())
                .startsWith("gas crew; this needs valve");
        JsonNode answer = dispatcher
                .get("/api/incidents/" + incident + "/recommendations")
                .json();
        assertThat(answer.path("short")).isEmpty();
        assertThat(answer.path("options")).hasSize(7).allSatisfy(option -> {
            boolean first = option.path("rank").asInt() == 1;
            String why = option.path("eligible").asBoolean()
                    ? texts(option).get(texts(option).size() - 1)
                    : option.path("passedOverBecause").asString();
            assertThat(first || !why.isBlank()).as(option.toString()).isTrue();
        });

        List.of("V1", "R1", "R2").forEach(unit -> takeOut(unit, "brakes"));
        assertThat(dispatcher
                        .get("/api/incidents/" + incident + "/recommendations")
                        .json()
                        .path("short")
                        .valueStream()
                        .map(JsonNode::asString))
                .singleElement()
                .asString()
                .matches("No valve or .*crew is free.*\\.");
        assertThat(cover(incident)).isEmpty();
    }

    private void takeOut(String unit, String reason) {
        jdbc.sql("update unit set in_service = false, out_of_service_reason = :reason where code = :unit")
                .param("reason", reason)
                .param("unit", unit)
                .update();
    }

    private List<String> statements(String incident) {
        option(incident, "V1");
        StatementCount.reset();
        option(incident, "V1");
        return StatementCount.ofThreadsNamed("exec").stream()
                .filter(sql -> !sql.contains("SPRING_SESSION"))
                .toList();
    }

    private Map<String, Object> placed() {
        Map<String, Object> call = JobDesk.call();
        call.put("location", desk.place("130 Mill Rd"));
        return call;
    }

    private JsonNode option(String incident, String unit) {
        return dispatcher
                .get("/api/incidents/" + incident + "/recommendations")
                .json()
                .path("options")
                .valueStream()
                .filter(o -> o.path("unitCode").asString().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode option) {
        return option.path("reasons").valueStream().map(JsonNode::asString).toList();
    }

    private void territory(String unit, String... zones) {
        assertThat(people.client(port, Role.SUPERVISOR)
                        .put("/api/roster/territories/" + unit, Map.of("zones", List.of(zones)))
                        .status())
                .isEqualTo(204);
    }

    private List<String> set(String incident) {
        return dispatcher
                .get("/api/incidents/" + incident + "/recommendations")
                .json()
                .path("set")
                .valueStream()
                .map(p -> p.path("label").asString() + " " + p.path("state").asString() + " "
                        + p.path("unitCode").asString(""))
                .toList();
    }

    private void needs(Need... wanted) {
        needs.put("MAIN_BREAK", List.of(wanted));
    }

    private static Need need(String label, String kind) {
        return new Need(label, List.of(kind), null, false);
    }

    private static Need trafficOnArterials() {
        return new Need("Traffic control", List.of("traffic"), null, true);
    }
}
