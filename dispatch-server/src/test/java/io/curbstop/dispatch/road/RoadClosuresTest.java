package io.curbstop.dispatch.road;

import static io.curbstop.dispatch.JobDesk.awaitKind;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.crew.TravelTimes;
import io.curbstop.dispatch.crew.TravelTimes.Origin;
import io.curbstop.dispatch.crew.TravelTimes.Travel;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.StreetRegistry;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import tools.jackson.databind.JsonNode;

/** Streets are closed, seen, driven around and opened: beside {@link SmallTown}, on a square of four streets of 1 km. */
@SmallTownTest
class RoadClosuresTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 32618);
    private static final String DATASET = "square";
    private static final double EAST_m = 20_000;

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    GeodataStore geodata;

    @Autowired
    StreetRegistry streets;

    @Autowired
    TravelTimes travelTimes;

    @Autowired
    CityCoordinates coordinates;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SimpUserRegistry registry;

    TestClient dispatcher;
    JobDesk desk;

    @BeforeEach
    void build() {
        town.build();
        List<FeatureRecord> square = new ArrayList<>();
        street(square, "SOUTH ST", 0, 0, 1000, 0);
        street(square, "EAST ST", 1000, 0, 1000, 1000);
        street(square, "NORTH ST", 1000, 1000, 0, 1000);
        street(square, "WEST ST", 0, 1000, 0, 0);
        geodata.replaceLayer(DATASET, LayerType.STREET, square);
        streets.refresh();
        dispatcher = people.client(port, Role.DISPATCHER);
        desk = new JobDesk(dispatcher);
    }

    @AfterEach
    void leave() {
        jdbc.sql("delete from road_closure").update();
        geodata.removeDataset(DATASET);
        streets.refresh();
        desk.clear();
    }

    @Test
    void aClosedStreetIsDrivenAroundUntilItIsLifted() {
        Origin unit = new Origin(point(-5, 0), "valve");
        Point place = point(1000, 10);
        Travel before = only(travelTimes.estimate(List.of(unit), place));
        assertThat(before.describe()).isEqualTo("2 min by road, 1.0 km");
        assertThat(before.streets().get()).containsExactly("SOUTH ST", "EAST ST");

        UUID id = UUID.randomUUID();
        try (StompScreen other = StompScreen.open(port, people.client(port, "roads-2", Role.DISPATCHER, null))) {
            other.subscribe("/topic/console");
            other.awaitSubscribed(registry, "/topic/console");
            assertThat(close(id, at(500, 3), Map.of()).status()).isEqualTo(201);
            JsonNode heard = awaitKind(other, "ROADS").at("/roadClosures/0");
            assertThat(heard.path("streetName").asString()).isEqualTo("SOUTH ST");
            assertThat(heard.at("/line/type").asString()).isEqualTo("MultiLineString");
        }
        Travel around = only(travelTimes.estimate(List.of(unit), place));
        assertThat(around.describe()).isEqualTo("6 min by road, 3.0 km");
        assertThat(around.streets().get()).containsExactly("WEST ST", "NORTH ST", "EAST ST");
        // A crew is still sent to a door on it.
        assertThat(only(travelTimes.estimate(List.of(unit), point(500, 0))).describe())
                .isEqualTo("1 min by road, 0.5 km");
        assertThat(close(UUID.randomUUID(), at(700, 3), Map.of()).code()).isEqualTo("road-closed");

        assertThat(lift(id).json().path("liftedBy").asString()).isNotEmpty();
        String lifted = lift(id).json().path("liftedAt").asString();
        assertThat(lift(id).json().path("liftedAt").asString()).isEqualTo(lifted);
        assertThat(only(travelTimes.estimate(List.of(unit), place)).describe()).isEqualTo(before.describe());
        assertThat(dispatcher.get("/api/road-closures").json()).isEmpty();
    }

    @Test
    void itHoldsFromItsBeginningToItsEnd() {
        close(UUID.randomUUID(), at(500, 3), Map.of("until", "2099-01-01T00:00:00Z"));
        assertThat(isDrivenAround()).isTrue();

        jdbc.sql("update road_closure set starts_at = now() - interval '2 h', ends_at = now() - interval '1 s'")
                .update();
        assertThat(isDrivenAround()).isFalse();
        assertThat(dispatcher.get("/api/road-closures").json()).isEmpty();

        jdbc.sql("update road_closure set starts_at = now() + interval '1 h', ends_at = null")
                .update();
        assertThat(isDrivenAround()).isFalse();
        assertThat(dispatcher.get("/api/road-closures").json()).hasSize(1);
    }

    @Test
    void itIsClosedFromAnIncidentOnceAndStandsInItsTimeline() {
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        JsonNode proposal = dispatcher
                .get("/api/incidents/" + incident + "/road-closure-proposal")
                .json();
        assertThat(proposal.path("streetName").asString()).isEqualTo("MILL RD");
        assertThat(proposal.path("length_m").asDouble()).isEqualTo(600);
        assertThat(proposal.path("closed").asBoolean()).isFalse();

        UUID id = UUID.randomUUID();
        Map<String, Object> closing = Map.of("id", id, "incidentId", incident, "reason", "Road has sunk");
        assertThat(dispatcher.post("/api/road-closures", closing).status()).isEqualTo(201);
        assertThat(dispatcher.post("/api/road-closures", closing).status()).isEqualTo(201);
        lift(id);
        lift(id);

        assertThat(desk.incident(incident)
                        .path("timeline")
                        .valueStream()
                        .map(entry -> entry.path("text").asString())
                        .filter(text -> text.startsWith("MILL RD")))
                .containsExactlyInAnyOrder("MILL RD closed: Road has sunk", "MILL RD open again");
    }

    @Test
    void whatCannotBeClosedIsSaidInWords() {
        TestClient.Answer over = close(UUID.randomUUID(), at(500, 3), Map.of("until", Instant.EPOCH.plusSeconds(9)));
        assertThat(over.status()).isEqualTo(400);
        assertThat(over.json().at("/fields/0/field").asString()).isEqualTo("until");
        assertThat(close(UUID.randomUUID(), at(500, 3), Map.of("reason", " ")).status())
                .isEqualTo(400);
        assertThat(close(UUID.randomUUID(), at(500, 5000), Map.of()).code()).isEqualTo("no-street-near");
        assertThat(dispatcher
                        .post("/api/road-closures", Map.of("id", UUID.randomUUID(), "reason", "x"))
                        .code())
                .isEqualTo("invalid");
        assertThat(lift(UUID.randomUUID()).status()).isEqualTo(404);

        Map<String, Object> nowhere = JobDesk.call();
        nowhere.remove("addressText");
        String incident = desk.take(nowhere).at("/incident/id").asString();
        assertThat(dispatcher
                        .get("/api/incidents/" + incident + "/road-closure-proposal")
                        .code())
                .isEqualTo("no-place");
    }

    @Test
    void everyUnitSaysHowFarItIsAndByWhat() {
        stand("V1", 0); // where other tests may have driven them from
        stand("R2", 5_000);
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        JsonNode options = dispatcher
                .get("/api/incidents/" + incident + "/recommendations")
                .json()
                .path("options");
        Map<String, String> first = new HashMap<>();
        options.forEach(option -> first.put(
                option.path("unitCode").asString(), option.at("/reasons/0").asString()));

        assertThat(first.get("V1")).matches("\\d min by road, 0\\.\\d km");
        assertThat(first.get("R2")).matches("\\d+ min straight line: no street near");
        assertThat(options.at("/0/reasons/1").asString()).isEqualTo("by MILL RD");
        assertThat(options.at("/1/reasons").toString()).doesNotContain("by MILL RD");
    }

    private void stand(String unit, double east_m) {
        jdbc.sql("update unit set location = ST_SetSRID(ST_MakePoint(:x, :y), 32618) where code = :unit")
                .param("x", SmallTown.X + east_m)
                .param("y", SmallTown.Y)
                .param("unit", unit)
                .update();
    }

    private boolean isDrivenAround() {
        Travel travel = only(travelTimes.estimate(List.of(new Origin(point(-5, 0), "valve")), point(1000, 10)));
        return travel.distance_m() > 2_000;
    }

    private TestClient.Answer close(UUID id, LonLat place, Map<String, Object> more) {
        Map<String, Object> closing = new HashMap<>(
                Map.of("id", id, "lon", place.lon(), "lat", place.lat(), "reason", "Water over the road"));
        closing.putAll(more);
        return dispatcher.post("/api/road-closures", closing);
    }

    private TestClient.Answer lift(UUID id) {
        return dispatcher.post("/api/road-closures/" + id + "/lift", null);
    }

    private LonLat at(double x, double y) {
        return coordinates.toLonLat(List.of(point(x, y))).get(0);
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }

    private static Point point(double x, double y) {
        return GEOMETRIES.createPoint(new Coordinate(SmallTown.X + EAST_m + x, SmallTown.Y + y));
    }

    private static void street(List<FeatureRecord> square, String name, double x1, double y1, double x2, double y2) {
        square.add(new FeatureRecord(
                LayerType.STREET,
                name,
                GEOMETRIES.createLineString(new Coordinate[] {
                    point(x1, y1).getCoordinate(), point(x2, y2).getCoordinate()
                }),
                Map.of("name", name, "speed_kmh", 40),
                0));
    }
}
