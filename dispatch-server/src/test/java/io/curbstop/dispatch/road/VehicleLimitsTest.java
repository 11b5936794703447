package io.curbstop.dispatch.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.StreetRegistry;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
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
import tools.jackson.databind.JsonNode;

/** A unit drives by the size of its own vehicle: north of {@link SmallTown}, around a low bridge on a square of 1 km. */
@SmallTownTest
class VehicleLimitsTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 32618);
    private static final String DATASET = "low-bridge";
    private static final double NORTH_m = 600;

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
    CityCoordinates coordinates;

    @Autowired
    JdbcClient jdbc;

    TestClient supervisor;
    TestClient dispatcher;
    JobDesk desk;

    @BeforeEach
    void build() {
        town.build();
        geodata.replaceLayer(
                DATASET,
                LayerType.STREET,
                List.of(
                        street("BRIDGE ST", 0, 0, 1000, 0, Map.of("max_height_m", 3.2)),
                        street("EAST ST", 1000, 0, 1000, 1000, Map.of()),
                        street("NORTH ST", 1000, 1000, 0, 1000, Map.of()),
                        street("WEST ST", 0, 1000, 0, 0, Map.of())));
        streets.refresh();
        supervisor = people.client(port, Role.SUPERVISOR);
        dispatcher = people.client(port, Role.DISPATCHER);
        desk = new JobDesk(dispatcher);
        desk.clear();
        stand(point(0, 0).getX(), point(0, 0).getY());
        moveOthers(30_000);
    }

    @AfterEach
    void leave() {
        jdbc.sql("delete from fleet_item where code = 'T-1'").update();
        geodata.removeDataset(DATASET);
        streets.refresh();
        desk.clear();
        stand(SmallTown.X, SmallTown.Y);
        moveOthers(-30_000);
    }

    private void moveOthers(double east_m) {
        jdbc.sql("update unit set location = ST_Translate(location, :east, 0) where code <> 'V1'")
                .param("east", east_m)
                .update();
    }

    private void stand(double x, double y) {
        jdbc.sql("update unit set location = ST_SetSRID(ST_MakePoint(:x, :y), 32618), position_at = now()"
                        + " where code = 'V1'")
                .param("x", x)
                .param("y", y)
                .update();
    }

    @Test
    void theVehiclesOfAUnitDecideItsWayAndTheDetourIsNamed() {
        String incident = desk.take(call()).at("/incident/id").asString();
        assertThat(reasons(incident)).contains("2 min by road, 1.0 km", "by BRIDGE ST, EAST ST");

        vehicle(4, 3.4, true);
        give();
        assertThat(reasons(incident))
                .contains(
                        "6 min by road, 3.0 km",
                        "by WEST ST, NORTH ST, EAST ST",
                        "4 min of it a detour for a truck of 4.0 t, 3.4 m");

        vehicle(4, 3.2, true);
        assertThat(reasons(incident)).contains("2 min by road, 1.0 km").noneMatch(text -> text.contains("detour"));

        vehicle(4, 3.4, false);
        assertThat(reasons(incident)).as("out of service").contains("2 min by road, 1.0 km");
        assertThat(supervisor.put("/api/roster/fleet/T-1", item(0, 3.4, true)).code())
                .isEqualTo("invalid");
    }

    private void vehicle(double weight_t, double height_m, boolean inService) {
        assertThat(supervisor
                        .put("/api/roster/fleet/T-1", item(weight_t, height_m, inService))
                        .status())
                .isEqualTo(204);
    }

    private static Map<String, Object> item(double weight_t, double height_m, boolean inService) {
        return Map.of(
                "itemClass",
                "VEHICLE",
                "kind",
                "crane_truck",
                "weight_t",
                weight_t,
                "height_m",
                height_m,
                "inService",
                inService);
    }

    private void give() {
        assertThat(supervisor
                        .put(
                                "/api/roster/fleet-uses/" + UUID.randomUUID(),
                                Map.of("itemCode", "T-1", "unitCode", "V1", "startsAt", "2020-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(204);
    }

    private List<String> reasons(String incident) {
        JsonNode first = dispatcher
                .get("/api/incidents/" + incident + "/recommendations")
                .json()
                .at("/options/0");
        assertThat(first.path("unitCode").asString()).isEqualTo("V1");
        return first.path("reasons").valueStream().map(JsonNode::asString).toList();
    }

    private Map<String, Object> call() {
        LonLat place = coordinates.toLonLat(List.of(point(1000, 10))).get(0);
        Map<String, Object> call = new HashMap<>(JobDesk.call());
        call.put("location", Map.of("lon", place.lon(), "lat", place.lat(), "method", "MAP", "label", "the corner"));
        return call;
    }

    private static Point point(double x, double y) {
        return GEOMETRIES.createPoint(new Coordinate(SmallTown.X + x, SmallTown.Y + NORTH_m + y));
    }

    private static FeatureRecord street(
            String name, double x1, double y1, double x2, double y2, Map<String, Object> limits) {
        Map<String, Object> values = new HashMap<>(limits);
        values.put("name", name);
        values.put("speed_kmh", 40);
        return new FeatureRecord(
                LayerType.STREET,
                name,
                GEOMETRIES.createLineString(new Coordinate[] {
                    point(x1, y1).getCoordinate(), point(x2, y2).getCoordinate()
                }),
                values,
                0);
    }
}
