package io.curbstop.dispatch.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.traces.GasTown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Gas is shut off on its own network, beside shutdowns of water and never by their valves. */
class GasShutdownTest extends RingTownTest {

    private static final int SRID = 32618;

    @Autowired
    CityCoordinates coordinates;

    private GasTown gasTown;

    @BeforeEach
    void buildGas() {
        gasTown = new GasTown(geodata, networks, SRID);
        gasTown.build(SmallTown.X + 100, SmallTown.Y + 3);
    }

    @AfterEach
    void removeGas() {
        settle();
        new JobDesk(desk).clear();
        settle();
        gasTown.remove();
    }

    /** An incident at a place along the street, linked by the server to what lies below. */
    private String take(String type, double east_m) {
        LonLat place = coordinates
                .toLonLat(List.of(
                        new GeometryFactory().createPoint(new Coordinate(SmallTown.X + east_m, SmallTown.Y + 4))))
                .get(0);
        Map<String, Object> call = JobDesk.call();
        call.remove("addressText");
        call.putAll(
                Map.of("type", type, "location", Map.of("lon", place.lon(), "lat", place.lat(), "label", "Mill Rd")));
        return desk.post("/api/calls", call).json().at("/incident/id").asString();
    }

    @Test
    void gasMainThatWasHitIsTracedOnItsNetworkFromWhatWasHitToTheLastRelight() throws Exception {
        String incident = take("GAS_DAMAGE", 250);
        await(() -> outage(incident).path("isolated").asBoolean());

        JsonNode outage = outage(incident);

        assertThat(desk.get("/api/incidents/" + incident).json().at("/main/ref").asString())
                .isEqualTo("GM1");
        assertThat(outage.path("utility").asString()).isEqualTo("GAS");
        assertThat(roles(outage)).containsOnly(Map.entry("GV1", "CLOSE"), Map.entry("GV2", "CLOSE"));
        assertThat(outage.at("/customers/total").asInt()).isEqualTo(3);
        JsonNode work = shutdown(incident).path("gasWork");
        assertThat(texts(work.path("shut"), "action"))
                .containsExactly("SHUT_SERVICE", "SHUT_SERVICE", "SHUT_SERVICE", "CLOSE", "CLOSE");
        assertThat(texts(work.path("restore"), "action"))
                .containsExactly("PURGE", "OPEN", "OPEN", "RELIGHT", "RELIGHT", "RELIGHT");

        assertThat(approve(incident, outage.path("id").asString()).status()).isEqualTo(200);
        try (PDDocument sheet = Loader.loadPDF(desk.download("/api/incidents/" + incident + "/outage/sheet.pdf")
                .body())) {
            assertThat(new PDFTextStripper().getText(sheet))
                    .contains("Gas: in this order", "Customers without gas: 3", "GV1", "Gas customer 0")
                    .doesNotContain("water");
        }
        report(incident, "GV1", "DONE", true, start);
        report(incident, "GV2", "DONE", true, start.plusSeconds(60));
        assertThat(out(incident, 3).path("now").asInt())
                .as("the gate station feeds from one side, so the first valve puts them out")
                .isEqualTo(3);
        assertThat(texts(out(incident, 3).path("changes"), "customers")).containsExactly("3");
        step(incident, UUID.randomUUID(), "REPAIRED");
        assertThat(texts(shutdown(incident).path("reopening"), "action")).containsExactly("PURGE", "OPEN", "OPEN");
        report(incident, "GV1", "DONE", false, start.plusSeconds(600));
        report(incident, "GV2", "DONE", false, start.plusSeconds(660));
        await(() -> shutdown(incident).at("/customersOut/now").asInt() == 0);
        assertThat(shutdown(incident).at("/customersOut/minutes").asLong()).isEqualTo(30);
        assertThat(outage(incident).path("state").asString()).isEqualTo("RESTORED");

        String next = take("GAS_DAMAGE", 250);
        await(() -> outage(next).path("isolated").asBoolean());
        report(next, "GV1", "DONE", true, start.plusSeconds(900));
        settle();
        assertThat(outage(incident).path("state").asString())
                .as("what another job closes afterwards is that job's")
                .isEqualTo("RESTORED");
        report(next, "GV1", "DONE", false, start.plusSeconds(960));
    }

    @Test
    void waterShutdownBesideItIsNoConflictAndEachIsTimedByItsOwnValves() {
        String gas = take("GAS_DAMAGE", 250);
        await(() -> outage(gas).path("isolated").asBoolean());
        String water = openBreak("LJ");
        approve(gas, outage(gas).path("id").asString());
        approve(water, plans(water).get(0).path("id").asString());
        report(water, "X1", "DONE", true, start);
        report(gas, "GV1", "DONE", true, start.plusSeconds(60));
        report(water, "X2", "DONE", true, start.plusSeconds(120));

        assertThat(out(gas, 3).path("now").asInt()).isEqualTo(3);
        assertThat(out(water, 12).path("now").asInt()).isEqualTo(12);
        assertThat(shutdown(gas).path("conflicts")).isEmpty();
        assertThat(shutdown(water).path("conflicts")).isEmpty();
        assertThat(shutdown(water).has("gasWork")).isFalse();
        report(water, "X1", "DONE", false, start.plusSeconds(180));
        report(water, "X2", "DONE", false, start.plusSeconds(240));
        await(() -> shutdown(water).at("/customersOut/now").asInt() == 0);
        settle();
        assertThat(shutdown(gas).at("/customersOut/now").asInt())
                .as("water that is back relights no flame")
                .isEqualTo(3);
        report(gas, "GV1", "DONE", false, start.plusSeconds(300));
        await(() -> shutdown(gas).at("/customersOut/now").asInt() == 0);
        assertThat(shutdown(gas).at("/customersOut/minutes").asLong()).isEqualTo(12);
        assertThat(shutdown(water).at("/customersOut/minutes").asLong()).isEqualTo(12);
    }

    @Test
    void gasTroubleIsNeverTracedOnAWaterMainNorWaterTroubleOnAGasMain() {
        String odour = take("GAS_ODOUR", 250);
        String leak = take("LEAK", 250);

        TestClient.Answer onWater = desk.post("/api/incidents/" + odour + "/trace", Map.of("mainRef", "M1"));
        TestClient.Answer onGas = desk.post("/api/incidents/" + leak + "/trace", Map.of("mainRef", "GM1"));

        assertThat(onWater.code()).isEqualTo("main-of-other-utility");
        assertThat(onWater.json().path("detail").asString()).contains("M1 is a water main", "about gas");
        assertThat(onGas.code()).isEqualTo("main-of-other-utility");
        assertThat(desk.get("/api/incidents/" + odour).json().at("/main/ref").asString())
                .isEqualTo("GM1");
        assertThat(desk.get("/api/incidents/" + leak).json().at("/main/ref").asString())
                .isEqualTo("M1");
        assertThat(desk.post("/api/incidents/" + odour + "/trace", Map.of())
                        .json()
                        .path("utility")
                        .asString())
                .isEqualTo("GAS");
    }

    @Test
    void leakThatTurnsOutToBeGasIsLinkedToTheGasMain() {
        String leak = take("LEAK", 250);

        new JobDesk(desk).change(leak, Map.of("type", "GAS_ODOUR"));

        assertThat(desk.get("/api/incidents/" + leak).json().at("/main/ref").asString())
                .isEqualTo("GM1");
        new JobDesk(desk).change(leak, Map.of("type", "LEAK"));
        assertThat(desk.get("/api/incidents/" + leak).json().at("/main/ref").asString())
                .isEqualTo("M1");
    }

    @Test
    void noBoilWaterAdvisoryComesOfAGasMain() {
        String gas = take("GAS_DAMAGE", 250);

        TestClient.Answer refused =
                desk.post("/api/incidents/" + gas + "/advisory", Map.of("id", UUID.randomUUID(), "kind", "ISSUED"));

        assertThat(refused.code()).isEqualTo("advisory-not-water");
    }

    @Test
    void plannedJobOnAGasMainIsOneOfGas() {
        LonLat place = coordinates
                .toLonLat(
                        List.of(new GeometryFactory().createPoint(new Coordinate(SmallTown.X + 250, SmallTown.Y + 3))))
                .get(0);
        Map<String, Object> job = new HashMap<>(Map.of(
                "id", UUID.randomUUID(),
                "lon", place.lon(),
                "lat", place.lat(),
                "mainRef", "GM1",
                "narrative", "Renew a tee",
                "from", start.plusSeconds(86_400).toString(),
                "to", start.plusSeconds(90_000).toString()));

        JsonNode planned = desk.post("/api/planned-jobs", job).json();

        assertThat(planned.path("type").asString()).as(planned.toString()).isEqualTo("PLANNED_GAS_SHUTDOWN");
        String id = planned.path("id").asString();
        await(() -> outage(id).path("isolated").asBoolean());
        assertThat(roles(outage(id))).containsOnly(Map.entry("GV1", "CLOSE"), Map.entry("GV2", "CLOSE"));
        job.putAll(Map.of("id", UUID.randomUUID(), "mainRef", "S1"));
        assertThat(desk.post("/api/planned-jobs", job).status())
                .as("a sewer has no valves")
                .isEqualTo(400);
        assertThat(people.client(port, Role.MANAGER)
                        .post("/api/planned-jobs", job)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void gasServiceOfACustomerTakesNobodyOffTheWaterMain() {
        Map<String, Object> question = Map.of("breaks", List.of(Map.of("main", "M1", "fraction", 0.4)));
        int before = customers(desk.post("/api/traces", question).json());
        String customer = jdbc.sql("select ref from customer where main_ref = 'M1'"
                        + " order by abs(ST_X(geom) - :middle), ref limit 1")
                .param("middle", SmallTown.X + 240)
                .query(String.class)
                .single();

        gasTown.serve(customer);

        assertThat(customers(desk.post("/api/traces", question).json()))
                .isEqualTo(before)
                .isPositive();
        assertThat(customers(desk.post(
                                "/api/traces",
                                Map.of("utility", "GAS", "breaks", List.of(Map.of("main", "GM1", "fraction", 0.5))))
                        .json()))
                .isEqualTo(4);
    }

    private static int customers(JsonNode answer) {
        return answer.at("/customers/segment").asInt()
                + answer.at("/customers/secondary").asInt()
                + answer.at("/customers/reduced").asInt();
    }
}
