package io.curbstop.dispatch.geodata;

import static io.curbstop.map.source.LayerType.CUSTOMER;
import static io.curbstop.map.source.LayerType.HYDRANT;
import static io.curbstop.map.source.LayerType.MAIN;
import static io.curbstop.map.source.LayerType.SERVICE;
import static io.curbstop.map.source.LayerType.VALVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.geodata.CustomersOnMains.OnMain;
import io.curbstop.dispatch.geodata.CustomersOnMains.Stretch;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.map.network.LinkTable;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is held in memory beside the network is what PostGIS would answer, to the letter, on random crooked mains. */
@CurbstopTest
class NetworkDrawingsTest {

    private static final int SRID = 32618;
    private static final int MAINS = 150;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), SRID);

    @Autowired
    GeodataStore geodata;

    @Autowired
    CityStore cities;

    @Autowired
    NetworkRegistry networks;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random(17);
    private LoadedNetwork loaded;

    @BeforeEach
    void crookedTown() {
        geodata.listDatasets().forEach(geodata::removeDataset);
        cities.putCity("Crooked", SRID, ZoneId.of("America/Toronto"), false);
        List<FeatureRecord> mains = new ArrayList<>();
        List<FeatureRecord> valves = new ArrayList<>();
        List<FeatureRecord> hydrants = new ArrayList<>();
        List<FeatureRecord> customers = new ArrayList<>();
        List<FeatureRecord> services = new ArrayList<>();
        for (int m = 0; m < MAINS; m++) {
            String main = "M" + m;
            Coordinate[] line = crooked(m);
            mains.add(record(MAIN, main, GEOMETRIES.createLineString(line), factsOf(m)));
            addValves(valves, main, line);
            hydrants.add(record(HYDRANT, "H" + m, GEOMETRIES.createPoint(line[1]), Map.of("main_ref", main)));
            addCustomers(customers, services, main, line);
        }
        valves.add(record(
                VALVE,
                "drawn as a line",
                GEOMETRIES.createLineString(
                        new Coordinate[] {new Coordinate(500_000, 4_500_000), new Coordinate(500_003.25, 4_500_001)}),
                Map.of("from_node", "a", "to_node", "b")));
        geodata.replaceLayer("crooked", MAIN, mains);
        geodata.replaceLayer("crooked", VALVE, valves);
        geodata.replaceLayer("crooked", HYDRANT, hydrants);
        geodata.replaceLayer("crooked", CUSTOMER, customers);
        geodata.replaceLayer("crooked", SERVICE, services);
        loaded = networks.refresh();
    }

    /** Some vertices repeat the one before, and some stretches run straight on. */
    private Coordinate[] crooked(int m) {
        List<Coordinate> line = new ArrayList<>();
        double x = 450_000 + m * 700 + random.nextDouble();
        double y = 4_300_000 + random.nextInt(100_000);
        for (int v = 0; v < 2 + random.nextInt(6); v++) {
            line.add(new Coordinate(x, y));
            if (random.nextInt(4) == 0 || v == 0) {
                line.add(new Coordinate(x, y));
            }
            x += random.nextInt(3) == 0 ? 100 : random.nextDouble() * 200;
            y += random.nextInt(3) == 0 ? 0 : random.nextDouble() * 200 - 100;
        }
        line.add(new Coordinate(x, y));
        return line.toArray(Coordinate[]::new);
    }

    private Map<String, Object> factsOf(int m) {
        Map<String, Object> facts = new HashMap<>();
        if (m % 3 != 0) {
            facts.put("diameter_mm", m % 5 * 50);
        }
        if (m % 4 != 0) {
            facts.put("material", m % 2 == 0 ? "CI" : "PVC");
        }
        return facts;
    }

    /** At vertices, ends and in between. */
    private void addValves(List<FeatureRecord> valves, String main, Coordinate[] line) {
        for (int v = 0; v < 1 + random.nextInt(3); v++) {
            int i = random.nextInt(line.length - 1);
            double share = random.nextInt(3) == 0 ? 0 : random.nextDouble();
            Coordinate at = new Coordinate(
                    line[i].x + (line[i + 1].x - line[i].x) * share, line[i].y + (line[i + 1].y - line[i].y) * share);
            valves.add(record(VALVE, "V" + valves.size(), GEOMETRIES.createPoint(at), Map.of("main_ref", main)));
        }
    }

    /** Without a place, beside the main, and at the end of one or two services, of which one may lead to another main. */
    private void addCustomers(
            List<FeatureRecord> customers, List<FeatureRecord> services, String main, Coordinate[] line) {
        for (int c = 0; c < 6; c++) {
            String ref = "C" + customers.size();
            Coordinate near = line[random.nextInt(line.length)];
            Coordinate at = new Coordinate(near.x + random.nextDouble() * 40, near.y + random.nextDouble() * 40);
            Map<String, Object> facts = new HashMap<>(Map.of("main_ref", main));
            if (random.nextInt(4) == 0) {
                facts.put("critical", random.nextBoolean() ? "hospital" : "");
            }
            customers.add(record(CUSTOMER, ref, c == 0 ? null : GEOMETRIES.createPoint(at), facts));
            for (int s = 0; s < c - 3; s++) {
                services.add(record(
                        SERVICE,
                        "S" + services.size(),
                        GEOMETRIES.createLineString(new Coordinate[] {near, at}),
                        Map.of("customer_ref", ref, "main_ref", s == 0 ? main : "M" + random.nextInt(MAINS))));
            }
        }
    }

    private static FeatureRecord record(LayerType layer, String id, Geometry geometry, Map<String, Object> facts) {
        return new FeatureRecord(layer, id, geometry, facts, 0);
    }

    /** Every stretch between two of its valves and ends. */
    private List<Stretch> stretches() {
        PipeNetwork network = loaded.network();
        LinkTable links = network.links();
        List<Stretch> all = new ArrayList<>();
        for (int m = 0; m < links.mainCount(); m++) {
            TreeSet<Double> measures = new TreeSet<>();
            for (int s = links.firstSpan(m); s < links.firstSpan(m + 1); s++) {
                measures.add(network.spanFrom(s) / links.drawnLength(m));
                measures.add(network.spanTo(s) / links.drawnLength(m));
            }
            for (double from : measures) {
                for (double to : measures.tailSet(from, false)) {
                    all.add(new Stretch(random.nextBoolean() ? "a" : "b", links.mainRef(m), from, Math.min(1, to)));
                }
            }
        }
        return all;
    }

    @Test
    void aStretchOfAMainIsDrawnAsPostgisCutsIt() {
        List<Stretch> stretches = stretches();
        assertThat(stretches).hasSizeGreaterThan(MAINS * 3);
        for (Stretch stretch : stretches) {
            assertThat(loaded.drawings().stretch(stretch.mainRef(), stretch.low(), stretch.high()))
                    .as("%s", stretch)
                    .isEqualTo(jdbc.sql(
                                    "select ST_AsGeoJSON(ST_Transform(ST_LineSubstring(geom, ?, ?), 4326), 6) from main where ref = ?")
                            .params(stretch.low(), stretch.high(), stretch.mainRef())
                            .query(String.class)
                            .single());
        }
        assertThat(loaded.drawings().stretch("nowhere", 0, 1)).isNull();
    }

    @Test
    void valvesHydrantsAndFactsAreThoseOfTheTables() {
        NetworkDrawings drawings = loaded.drawings();
        Map<String, String> valves = geoJson("valve");
        assertThat(valves.get("drawn as a line")).contains("LineString");
        valves.forEach((ref, json) -> assertThat(drawings.valve(ref)).isEqualTo(json));
        geoJson("hydrant")
                .forEach((ref, json) -> assertThat(drawings.hydrant(ref)).isEqualTo(json));
        // A pipe 0 mm wide is one whose width nobody wrote down.
        jdbc.sql("select ref, nullif(diameter_mm, 0), material from main").query(row -> {
            assertThat(drawings.diameter_mm(row.getString(1))).isEqualTo(row.getObject(2));
            assertThat(drawings.material(row.getString(1))).isEqualTo(row.getString(3));
        });
        assertThat(drawings.valve("nowhere")).isNull();
    }

    private Map<String, String> geoJson(String table) {
        Map<String, String> byRef = new HashMap<>();
        jdbc.sql("select ref, ST_AsGeoJSON(ST_Transform(geom, 4326), 6) from " + table)
                .query(row -> {
                    byRef.put(row.getString(1), row.getString(2));
                });
        assertThat(byRef).isNotEmpty();
        return byRef;
    }

    /** With no supply elsewhere nobody is reduced. */
    private static final ServedCustomers.Supply NOWHERE = (mains, measures) -> new boolean[mains.length];

    @Test
    void customersOnMainesAreThoseTheDatabaseFinds() {
        List<Stretch> stretches = stretches();
        for (int round = 0; round < 40; round++) {
            List<Stretch> asked = new ArrayList<>();
            for (int k = 0; k < 1 + random.nextInt(12); k++) {
                asked.add(stretches.get(random.nextInt(stretches.size())));
            }
            assertThat(loaded.customers().on(asked, NOWHERE))
                    .as("%s", asked)
                    .containsExactlyInAnyOrderElementsOf(onByDatabase(asked));
        }
    }

    /** The question as it stood before it was answered from memory. */
    private List<OnMain> onByDatabase(List<Stretch> stretches) {
        return jdbc.sql("""
                        select distinct on (t.ref) t.ref, p.tag, t.critical
                        from unnest(:tag::text[], :ref::text[], :low::float8[], :high::float8[]) as p(tag, ref, low, high)
                        join main m on m.ref = p.ref join lateral (
                          select c.ref, nullif(c.critical, '') as critical, s.geom
                          from service s join customer c on c.ref = s.customer_ref where s.main_ref = p.ref
                          union all
                          select c.ref, nullif(c.critical, ''), c.geom from customer c where c.main_ref = p.ref
                          and not exists (select from service s where s.customer_ref = c.ref)) t on true
                        where t.geom is null or m.geom is null or p.low <= 0 and p.high >= 1
                          or ST_LineLocatePoint(m.geom, ST_ClosestPoint(t.geom, m.geom))
                            between p.low - 1e-6 and p.high + 1e-6
                        order by t.ref, p.tag desc
                        """)
                .param("tag", stretches.stream().map(Stretch::tag).toArray(String[]::new))
                .param("ref", stretches.stream().map(Stretch::mainRef).toArray(String[]::new))
                .param("low", stretches.stream().map(Stretch::low).toArray(Double[]::new))
                .param("high", stretches.stream().map(Stretch::high).toArray(Double[]::new))
                .query((row, i) -> new OnMain(row.getString(1), row.getString(2), row.getString(3), false))
                .list();
    }

    @Test
    void aChangeOfCustomersIsSeenAndLeavesTheNetworkAlone() {
        geodata.replaceLayer("crooked", SERVICE, List.of());
        geodata.replaceLayer("crooked", CUSTOMER, List.of(record(CUSTOMER, "only", null, Map.of("main_ref", "M3"))));

        LoadedNetwork after = networks.refresh();

        assertThat(after.network()).isSameAs(loaded.network());
        assertThat(after.customers()
                        .on(List.of(new Stretch("a", "M3", 0.2, 0.3), new Stretch("b", "M3", 0.3, 1)), NOWHERE))
                .containsExactly(new OnMain("only", "b", null, false));
    }
}
