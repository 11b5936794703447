package io.curbstop.dispatch.geodata;

import static io.curbstop.map.source.LayerType.HYDRANT;
import static io.curbstop.map.source.LayerType.MAIN;
import static io.curbstop.map.source.LayerType.NODE;
import static io.curbstop.map.source.LayerType.VALVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.map.network.Assembly;
import io.curbstop.map.network.Assembly.ResolvedValve;
import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.LinkTable;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.network.ValveTable;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is read from the tables assembles to the network that its features assemble to, whatever they say. */
@CurbstopTest
class NetworkReaderTest {

    private static final int SRID = 32618;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), SRID);

    private final List<FeatureRecord> nodes = List.of(
            record(NODE, "tank", point(0, 0), Map.of("node_kind", "tank")),
            record(NODE, "works", point(900, 0), Map.of("node_kind", "reservoir")),
            record(NODE, "j", point(100, 0), Map.of()),
            record(NODE, "sewer node", point(5, 5), Map.of("network", "sewer")));
    private final List<FeatureRecord> mains = List.of(
            record(MAIN, "inlet", line(100, 0, 0, 0), Map.of("from_node", "j", "to_node", "tank", "inlet_only", true)),
            record(MAIN, "a", line(100, 0, 300, 0), Map.of("length_m", 250.5, "diameter_mm", 150, "material", "CI")),
            record(MAIN, "check", line(300, 0, 500, 0), Map.of("check_valve", true, "pressure_zone", "high")),
            record(MAIN, "shut", line(300, 0, 300, 200), Map.of("link_status", "closed")),
            record(MAIN, "old", line(300, 0, 300, -200), Map.of("link_status", "abandoned")),
            record(MAIN, "pump", line(500, 0, 900, 0), Map.of("link_kind", "pump", "to_node", "works")),
            record(MAIN, "near a", line(100, 3, 300, 3), Map.of("material", "PVC")),
            record(MAIN, "sewer", line(0, 50, 100, 50), Map.of("network", "sewer")));
    private final List<FeatureRecord> valves = List.of(
            record(VALVE, "plain", point(200, 0.2), Map.of()),
            record(VALVE, "named", point(150, 0.1), Map.of("main_ref", "near a", "turns", 21.5, "closes", "clockwise")),
            record(
                    VALVE,
                    "prv",
                    line(300, 200, 300, 210),
                    Map.of("valve_kind", "prv", "position", "unknown", "access_note", "under a car")),
            record(VALVE, "stuck", point(400, 0), Map.of("operability", "stuck_open", "diameter_mm", 200)),
            record(VALVE, "between", null, Map.of("from_node", "j", "to_node", "works", "valve_kind", "fcv")),
            record(VALVE, "nowhere", null, Map.of("position", "closed")));
    private final List<FeatureRecord> hydrants = List.of(
            record(HYDRANT, "at node", point(100, 0), Map.of("node_ref", "j")),
            record(HYDRANT, "on main", point(250, 1), Map.of("main_ref", "near a")));

    @Autowired
    GeodataStore geodata;

    @Autowired
    CityStore cities;

    @Autowired
    NetworkReader reader;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void fill() {
        geodata.listDatasets().forEach(geodata::removeDataset);
        jdbc.update("delete from city");
        cities.putCity("Town", SRID, ZoneId.of("UTC"), false);
        geodata.replaceLayer("one", NODE, nodes);
        geodata.replaceLayer("one", MAIN, mains);
        geodata.replaceLayer("one", VALVE, valves);
        geodata.replaceLayer("one", HYDRANT, hydrants);
    }

    @Test
    void whatIsReadAssemblesToWhatItsFeaturesDo() {
        Assembly read = NetworkAssembler.assemble(reader.read(TracedUtility.WATER), AssemblyOptions.defaults());
        Assembly given = NetworkAssembler.assemble(nodes, mains, valves, hydrants, AssemblyOptions.defaults());

        assertThat(read.network().fingerprint()).isEqualTo(given.network().fingerprint());
        assertThat(read.report()).isEqualTo(given.report());
        assertThat(read.mains()).isEqualTo(given.mains()).hasSize(6);
        assertThat(read.valves()).isEqualTo(given.valves()).hasSize(6);
        assertThat(read.hydrants()).isEqualTo(given.hydrants()).hasSize(2);
        assertThat(read.drawings().srid()).isEqualTo(SRID);
        assertLinksEqual(read.network(), given.network());
        assertValvesEqual(read.network(), given.network());
        assertThat(given.network().links().material(given.network().links().findMain("a")))
                .isEqualTo("CI");
    }

    private static void assertLinksEqual(PipeNetwork read, PipeNetwork given) {
        LinkTable one = read.links();
        LinkTable other = given.links();
        for (int link = 0; link < other.count(); link++) {
            String what = other.isMain(link) ? other.mainRef(link) : "valve link";
            assertThat(one.kind(link)).as(what).isEqualTo(other.kind(link));
            assertThat(one.status(link)).as(what).isEqualTo(other.status(link));
            assertThat(one.length_m(link)).as(what).isEqualTo(other.length_m(link));
            assertThat(one.findDiameter_mm(link)).as(what).isEqualTo(other.findDiameter_mm(link));
            assertThat(one.material(link)).as(what).isEqualTo(other.material(link));
            assertThat(one.pressureZone(link)).as(what).isEqualTo(other.pressureZone(link));
        }
    }

    private static void assertValvesEqual(PipeNetwork read, PipeNetwork given) {
        ValveTable one = read.valves();
        ValveTable other = given.valves();
        for (int valve = 0; valve < other.count(); valve++) {
            String what = other.ref(valve);
            assertThat(one.kind(valve)).as(what).isEqualTo(other.kind(valve));
            assertThat(one.findTurns(valve)).as(what).isEqualTo(other.findTurns(valve));
            assertThat(one.findCloses(valve)).as(what).isEqualTo(other.findCloses(valve));
            assertThat(one.findAccessNote(valve)).as(what).isEqualTo(other.findAccessNote(valve));
            assertThat(one.findDiameter_mm(valve)).as(what).isEqualTo(other.findDiameter_mm(valve));
            assertThat(ValveStates.recorded(read).code(valve))
                    .as(what)
                    .isEqualTo(ValveStates.recorded(given).code(valve));
        }
    }

    @Test
    void aMainThatWasInferredDoesNotSteerTheNextInference() {
        assertThat(linkOf("named")).isEqualTo("near a");

        jdbc.update("update valve set main_ref_inferred = true where ref = 'named'");
        assertThat(linkOf("named")).isEqualTo("a");
    }

    @Test
    void aMainDrawnAlongItsStreetIsLeftOut() {
        jdbc.update("update main set geometry_quality = 'street' where ref = 'near a'");

        assertThat(NetworkAssembler.assemble(reader.read(TracedUtility.WATER), AssemblyOptions.defaults())
                        .mains())
                .extracting(Assembly.ResolvedMain::ref)
                .doesNotContain("near a")
                .contains("a");
    }

    private String linkOf(String valve) {
        return NetworkAssembler.assemble(reader.read(TracedUtility.WATER), AssemblyOptions.defaults()).valves().stream()
                .filter(v -> v.ref().equals(valve))
                .map(ResolvedValve::linkRef)
                .findFirst()
                .orElseThrow();
    }

    private static FeatureRecord record(LayerType layer, String id, Geometry geometry, Map<String, Object> attributes) {
        return new FeatureRecord(layer, id, geometry, attributes, 0);
    }

    private static Geometry point(double x, double y) {
        return GEOMETRIES.createPoint(new Coordinate(x, y));
    }

    private static Geometry line(double x1, double y1, double x2, double y2) {
        return GEOMETRIES.createLineString(new Coordinate[] {new Coordinate(x1, y1), new Coordinate(x2, y2)});
    }
}
