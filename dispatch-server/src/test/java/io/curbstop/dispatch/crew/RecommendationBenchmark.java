package io.curbstop.dispatch.crew;

import io.curbstop.dispatch.assignment.Recommendations;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.StreetRegistry;
import io.curbstop.dispatch.incident.IncidentType;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.testing.GeneratedGrid;
import io.curbstop.map.route.StreetNetwork;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.mapping.LayerConverter;
import io.curbstop.map.source.mapping.Mapping;
import io.curbstop.map.source.mapping.MappingReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A whole recommendation for a main break among 500 units on the streets of Kitchener, all read from the database anew;
 * run by hand from the folder of the project. Arguments: the folder of the real data, how many units. Prints the time that
 * passed and the thread's CPU time.
 */
final class RecommendationBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SRID = 26917;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), SRID);
    private static final int PLACES = 1_000;
    private static final int ROUNDS = 8;

    private RecommendationBenchmark() {}

    public static void main(String[] args) throws Exception {
        int units = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        try (ConfigurableApplicationContext server = GeneratedGrid.serve(2, 0)) {
            JdbcTemplate jdbc = server.getBean(JdbcTemplate.class);
            jdbc.update("update city set srid = ?, time_zone = 'America/Toronto'", SRID);
            server.getBean(GeodataStore.class).replaceLayer("kitchener", LayerType.STREET, streets(Path.of(args[0])));
            StreetRegistry streets = server.getBean(StreetRegistry.class);
            streets.refresh();
            StreetNetwork network = streets.findCurrent().orElseThrow();
            writeUnits(jdbc, places(network, units, 7));
            Recommendations recommendations = server.getBean(Recommendations.class);
            IncidentType type = server.getBean(IncidentTypes.class).getType("MAIN_BREAK");
            List<Point> places = places(network, PLACES, 11);
            Recommendation first = recommendations.recommend(type, places.get(0));
            System.out.println(first.options().get(0) + " " + first.coverLeft());
            for (int round = 0; round < ROUNDS; round++) {
                measure(recommendations, type, places);
            }
        }
    }

    private static List<FeatureRecord> streets(Path data) throws Exception {
        Mapping mapping = MappingReader.read(Path.of("map-layers/mappings/kitchener.yml"));
        List<FeatureRecord> streets = new ArrayList<>();
        try (LayerConverter converter = new LayerConverter(mapping, data, SRID)) {
            converter.convert(LayerType.STREET, streets::add, problem -> {}, rows -> {});
        }
        return streets;
    }

    private static List<Point> places(StreetNetwork network, int count, long seed) {
        Random random = new Random(seed);
        return random.ints(count, 0, network.parts().size())
                .mapToObj(part -> network.parts().get(part).line().getCoordinateN(0))
                .map(at -> GEOMETRIES.createPoint(
                        new Coordinate(at.x + random.nextDouble(30), at.y + random.nextDouble(30))))
                .toList();
    }

    /** Two people on each, all on shift; a third with a truck of their own; 25 zones, one for each unit. */
    private static void writeUnits(JdbcTemplate jdbc, List<Point> places) {
        List<String> kinds = List.of("valve", "repair", "sewer", "leak", "traffic");
        for (int i = 0; i < places.size(); i++) {
            String code = "U" + i;
            Point at = places.get(i);
            jdbc.update(
                    "insert into unit (code, name, kind, location, position_at, position_source) values (?, ?, ?,"
                            + " st_setsrid(st_makepoint(?, ?), ?), now(), 'APP')",
                    code,
                    "Unit " + i,
                    kinds.get(i % kinds.size()),
                    at.getX(),
                    at.getY(),
                    SRID);
            jdbc.update(
                    "insert into crew_member (id, unit_code, name) select gen_random_uuid(), ?, 'Member ' || n"
                            + " from generate_series(1, 2) n",
                    code);
            jdbc.update(
                    "insert into shift_pattern (unit_code, day_of_week, starts_at, ends_at)"
                            + " select ?, d, now, now + interval '8 h' from generate_series(1, 7) d,"
                            + " lateral (select cast((now() - interval '4 h') at time zone 'America/Toronto' as time) as now) t",
                    code);
            if (i % 3 == 0) {
                jdbc.update(
                        "insert into fleet_item (code, class, kind, weight_t, height_m) values (?, 'VEHICLE', 'truck', ?, 3.4)",
                        "T" + i,
                        4 + i % 20);
                jdbc.update(
                        "insert into fleet_use (id, item_code, unit_code, starts_at)"
                                + " values (gen_random_uuid(), ?, ?, now() - interval '1 day')",
                        "T" + i,
                        code);
            }
        }
        jdbc.update("insert into pressure_zone (ref, dataset, geom, name, source_hash)"
                + " select 'Z' || g.i || '/' || g.j, 'kitchener', g.geom, 'Z' || g.i || '/' || g.j, gen_random_uuid()"
                + " from (select st_setsrid(st_extent(location)::geometry, (select srid from city)) as box from unit) b"
                + " cross join lateral st_squaregrid(4000, b.box) g");
        jdbc.update("insert into unit_territory (unit_code, zone) select u.code, z.name from unit u"
                + " join pressure_zone z on st_covers(z.geom, u.location) on conflict do nothing");
        jdbc.execute("analyze");
    }

    private static void measure(Recommendations recommendations, IncidentType type, List<Point> places) {
        double[] passed_ms = new double[places.size()];
        double[] cpu_ms = new double[places.size()];
        for (int i = 0; i < passed_ms.length; i++) {
            long start_ns = System.nanoTime();
            long cpu_ns = THREADS.getCurrentThreadCpuTime();
            recommendations.recommend(type, places.get(i));
            cpu_ms[i] = (THREADS.getCurrentThreadCpuTime() - cpu_ns) / 1e6;
            passed_ms[i] = (System.nanoTime() - start_ns) / 1e6;
        }
        print("passed", passed_ms);
        print("  of it CPU of the thread", cpu_ms);
    }

    private static void print(String name, double[] times_ms) {
        Arrays.sort(times_ms);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, p99 %.2f ms, most %.2f ms%n",
                name,
                times_ms[times_ms.length / 2],
                times_ms[times_ms.length * 99 / 100],
                times_ms[times_ms.length - 1]);
    }
}
