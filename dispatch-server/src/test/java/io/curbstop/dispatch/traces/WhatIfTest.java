package io.curbstop.dispatch.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.StatementCount;
import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Traces for any place, which touch no outage; and the description of the API. */
@SmallTownTest
class WhatIfTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    CityCoordinates coordinates;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    GeodataStore geodata;

    @Autowired
    NetworkRegistry networks;

    private TestClient desk;

    @BeforeEach
    void build() {
        town.build();
        desk = people.client(port, Role.DISPATCHER);
    }

    private LonLat at(double east_m, double north_m) {
        return coordinates
                .toLonLat(List.of(
                        new GeometryFactory().createPoint(new Coordinate(SmallTown.X + east_m, SmallTown.Y + north_m))))
                .get(0);
    }

    private Map<String, Object> place(double east_m, double north_m) {
        LonLat place = at(east_m, north_m);
        return Map.of("lon", place.lon(), "lat", place.lat());
    }

    private static List<String> refs(JsonNode answer, String kind, String role) {
        List<String> refs = new ArrayList<>();
        for (JsonNode feature : answer.path("features")) {
            if (feature.at("/properties/kind").asString().equals(kind)
                    && feature.at("/properties/role").asString().equals(role)) {
                refs.add(feature.at("/properties/ref").asString());
            }
        }
        return refs;
    }

    @Test
    void aPlaceBesideTheMainIsTracedAndAnsweredAsGeoJson() {
        long outages = jdbc.sql("select count(*) from outage").query(Long.class).single();

        JsonNode answer = desk.post("/api/traces", Map.of("breaks", List.of(place(200, 4))))
                .json();

        assertThat(answer.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(answer.path("isolated").asBoolean()).as(answer.toString()).isTrue();
        assertThat(refs(answer, "valve", "close")).containsExactly("VA");
        assertThat(refs(answer, "valve", "dryBorder")).containsExactly("VB");
        assertThat(refs(answer, "main", "segment")).containsExactly("M1");
        assertThat(refs(answer, "main", "secondary")).containsExactly("M1");
        assertThat(answer.at("/customers/segment").asInt()).isPositive();
        JsonNode segment = answer.path("features").get(1);
        assertThat(segment.at("/geometry/type").asString()).isEqualTo("LineString");
        assertThat(segment.at("/geometry/coordinates/0/0").asDouble())
                .isCloseTo(at(100, 0).lon(), org.assertj.core.api.Assertions.within(1e-5));
        assertThat(answer.path("valveStateVersion").isNumber()).isTrue();
        assertThat(jdbc.sql("select count(*) from outage").query(Long.class).single())
                .as("a what-if writes nothing")
                .isEqualTo(outages);
    }

    @Test
    void aValveSaidToBeStuckMovesTheAnswerOnAndOneSaidToBeShutDriesIt() {
        List<Object> here = List.of(Map.of("main", "M1", "fraction", 0.75));

        JsonNode usual = desk.post("/api/traces", Map.of("breaks", here)).json();
        JsonNode stuck = desk.post("/api/traces", Map.of("breaks", here, "stuck", List.of("VB")))
                .json();
        JsonNode shut = desk.post("/api/traces", Map.of("breaks", here, "closed", List.of("VA")))
                .json();

        assertThat(refs(usual, "valve", "close")).containsExactly("VB");
        assertThat(refs(stuck, "valve", "close")).containsExactly("VA");
        assertThat(refs(stuck, "valve", "crossed")).containsExactly("VB");
        assertThat(shut.path("outcome").asString()).isEqualTo("ALREADY_DRY");
    }

    @Test
    void gasIsTracedOnItsOwnNetworkByItsOwnRules() {
        assertThat(utilities()).containsExactly("WATER");
        assertProblem(Map.of("utility", "GAS", "breaks", List.of(place(250, 4))), 422, "no-main-near");
        GasTown gasTown = new GasTown(geodata, networks, 32618);
        gasTown.build(SmallTown.X + 100, SmallTown.Y + 3);
        try {
            JsonNode gas = desk.post("/api/traces", Map.of("utility", "GAS", "breaks", List.of(place(250, 4))))
                    .json();
            JsonNode water = desk.post("/api/traces", Map.of("breaks", List.of(place(250, 4))))
                    .json();

            assertThat(utilities()).containsExactly("WATER", "GAS");
            assertThat(refs(gas, "main", "segment")).containsExactly("GM1");
            assertThat(refs(gas, "valve", "close"))
                    .as("the side with no supply too: what is in the pipe would vent")
                    .containsExactly("GV1", "GV2");
            assertThat(gas.at("/customers/segment").asInt()).isEqualTo(3);
            assertThat(steps(gas.at("/gasWork/shut")))
                    .containsExactly(
                            "SHUT_SERVICE GC0", "SHUT_SERVICE GC1", "SHUT_SERVICE GC2", "CLOSE GV1", "CLOSE GV2");
            assertThat(steps(gas.at("/gasWork/restore")))
                    .containsExactly("PURGE GV1", "OPEN GV1", "OPEN GV2", "RELIGHT GC0", "RELIGHT GC1", "RELIGHT GC2");
            assertThat(refs(water, "main", "segment")).containsExactly("M1");
            assertThat(water.has("gasWork")).isFalse();
            assertProblem(Map.of("utility", "GAS", "breaks", List.of(Map.of("main", "M1"))), 422, "unknown-main");
            assertProblem(Map.of("utility", "SEWER", "breaks", List.of(Map.of("main", "M1"))), 400, "invalid");
        } finally {
            gasTown.remove();
        }
    }

    private List<String> utilities() {
        List<String> utilities = new ArrayList<>();
        desk.get("/api/traces/utilities").json().forEach(utility -> utilities.add(utility.asString()));
        return utilities;
    }

    private static List<String> steps(JsonNode steps) {
        List<String> said = new ArrayList<>();
        steps.forEach(step ->
                said.add(step.path("action").asString() + " " + step.path("ref").asString()));
        return said;
    }

    @Test
    void aTraceItselfReadsNothingFromTheDatabaseAndAClickTheMainBelowIt() {
        Map<String, Object> onMain = Map.of("breaks", List.of(Map.of("main", "M1", "fraction", 0.75)));
        desk.post("/api/traces", onMain);

        assertThat(statementsOf(onMain)).isEmpty();
        assertThat(statementsOf(Map.of("breaks", List.of(place(200, 4)))))
                .singleElement()
                .asString()
                .contains("ST_DWithin");
    }

    /** Without those of the session, which every request has. */
    private List<String> statementsOf(Map<String, Object> question) {
        StatementCount.reset();
        assertThat(desk.post("/api/traces", question).status()).isEqualTo(200);
        return StatementCount.ofThreadsNamed("exec").stream()
                .filter(statement -> !statement.contains("SPRING_SESSION"))
                .toList();
    }

    @Test
    void whatCannotBeTracedIsRefusedWithACodeAndAReason() {
        assertProblem(Map.of("breaks", List.of(place(200, 300))), 422, "no-main-near");
        assertProblem(Map.of("breaks", List.of(Map.of("main", "M99"))), 422, "unknown-main");
        assertProblem(Map.of("breaks", List.of(Map.of("valve", "VX"))), 422, "unknown-valve");
        assertProblem(Map.of("breaks", List.of(Map.of("node", "NX"))), 422, "unknown-node");
        assertProblem(Map.of("breaks", List.of(Map.of("main", "M1", "valve", "VA"))), 400, "invalid");
        assertProblem(Map.of("breaks", List.of(Map.of("main", "M1", "fraction", 1.5))), 400, "invalid");
        assertProblem(Map.of("breaks", List.of()), 400, "invalid");
        assertProblem(
                Map.of("breaks", List.of(Map.of("main", "M1")), "stuck", List.of("VA"), "closed", List.of("VA")),
                400,
                "invalid");
    }

    private void assertProblem(Map<String, Object> question, int status, String code) {
        TestClient.Answer answer = desk.post("/api/traces", question);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).as(answer.text()).isEqualTo(code);
    }

    @Test
    void theApiIsDescribedInOpenApiForWhoIsSignedIn() {
        JsonNode description = desk.get("/api/openapi").json();

        assertThat(description.path("openapi").asString()).startsWith("3.");
        JsonNode trace = description.path("paths").path("/api/traces").path("post");
        assertThat(trace.path("summary").asString()).contains("valves that isolate them");
        assertThat(trace.at("/requestBody/content").toString()).contains("TraceQuestion");
        assertThat(description
                        .at("/components/schemas/TraceQuestion/properties")
                        .propertyNames())
                .contains("breaks", "stuck", "plan", "strict");
        assertThat(TestClient.anonymous(port).get("/api/openapi").status()).isEqualTo(401);
    }
}
