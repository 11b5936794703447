package io.curbstop.dispatch.shutdown;

import static io.curbstop.map.source.LayerType.CUSTOMER;
import static io.curbstop.map.source.LayerType.HYDRANT;
import static io.curbstop.map.source.LayerType.MAIN;
import static io.curbstop.map.source.LayerType.NODE;
import static io.curbstop.map.source.LayerType.SERVICE;
import static io.curbstop.map.source.LayerType.VALVE;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * A ring south of {@link SmallTown}, drawn as text; every break on LJ has three plans:
 *
 * <pre>
 * works --W1-- N11 --X1-- LA ----- N12 -- LJ (5) -- N13 --X4-- LK (6 and a hospital) -- N14
 *               |--X2-- LB --------/                                                     X3 closed
 *               \------------------------- LC (3) ---------------------------------------/
 * </pre>
 *
 * Nearest ring: X1, X2; 12 customers out. Fewest valves: W1; all 15. Least weight: X1, X2, X4, then open X3; 5 out.
 */
final class RingTown {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 32618);

    private RingTown() {}

    static void build(GeodataStore geodata, NetworkRegistry networks) {
        put(
                geodata,
                NODE,
                List.of(
                        record(NODE, "N10", point(0, 0), Map.of("node_kind", "works")),
                        record(NODE, "N11", point(200, 0), Map.of()),
                        record(NODE, "N12", point(400, 0), Map.of()),
                        record(NODE, "N13", point(600, 0), Map.of()),
                        record(NODE, "N14", point(800, 0), Map.of())));
        put(
                geodata,
                MAIN,
                List.of(
                        main("LT", "N10", "N11", line(0, 0, 200, 0)),
                        main("LA", "N11", "N12", line(200, 0, 400, 0)),
                        main("LB", "N11", "N12", line(200, 0, 300, -100, 400, 0)),
                        main("LJ", "N12", "N13", line(400, 0, 600, 0)),
                        main("LK", "N13", "N14", line(600, 0, 800, 0)),
                        main("LC", "N11", "N14", line(200, 0, 200, -200, 800, -200, 800, 0))));
        put(
                geodata,
                VALVE,
                List.of(
                        valve("W1", "LT", point(100, 0), "open"),
                        valve("X1", "LA", point(220, 0), "open"),
                        valve("X2", "LB", point(220, -20), "open"),
                        valve("X4", "LK", point(620, 0), "open"),
                        valve("X3", "LC", point(800, -20), "closed")));
        put(geodata, HYDRANT, List.of(record(HYDRANT, "HJ", point(500, 0), Map.of("main_ref", "LJ"))));
        List<FeatureRecord> customers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            customers.add(customer("J" + i, "LJ", point(450 + 20 * i, 5), null));
        }
        for (int i = 0; i < 7; i++) {
            customers.add(customer("K" + i, "LK", point(650 + 20 * i, 5), i == 0 ? "hospital" : null));
        }
        for (int i = 0; i < 3; i++) {
            customers.add(customer("L" + i, "LC", point(300 + 20 * i, -205), null));
        }
        put(geodata, CUSTOMER, customers);
        networks.refresh();
    }

    /** Gives the hospital a service from LK and one from LC. */
    static void addServices(GeodataStore geodata, NetworkRegistry networks) {
        put(
                geodata,
                SERVICE,
                List.of(
                        record(SERVICE, "SK", line(650, 0, 650, 5), Map.of("main_ref", "LK", "customer_ref", "K0")),
                        record(
                                SERVICE,
                                "SC",
                                line(650, -200, 650, 5),
                                Map.of("main_ref", "LC", "customer_ref", "K0"))));
        networks.refresh();
    }

    /** As before: everybody is on the main that their record says. */
    static void removeServices(GeodataStore geodata, NetworkRegistry networks) {
        put(geodata, SERVICE, List.of());
        networks.refresh();
    }

    private static void put(GeodataStore geodata, LayerType layer, List<FeatureRecord> records) {
        geodata.replaceLayer("ringtown", layer, records);
    }

    private static FeatureRecord main(String ref, String from, String to, LineString line) {
        return record(
                MAIN,
                ref,
                line,
                Map.of("from_node", from, "to_node", to, "length_m", line.getLength(), "diameter_mm", 150));
    }

    private static FeatureRecord valve(String ref, String main, Point at, String position) {
        return record(VALVE, ref, at, Map.of("main_ref", main, "diameter_mm", 150, "position", position));
    }

    private static FeatureRecord customer(String ref, String main, Point at, String critical) {
        Map<String, Object> attributes = new HashMap<>(
                Map.of("account", "ACC" + ref, "name", "Customer " + ref, "phone", "555-01" + ref, "main_ref", main));
        if (critical != null) {
            attributes.put("critical", critical);
        }
        return record(CUSTOMER, ref, at, attributes);
    }

    private static FeatureRecord record(LayerType layer, String id, Geometry geometry, Map<String, Object> attributes) {
        return new FeatureRecord(layer, id, geometry, attributes, 0);
    }

    private static Point point(double x, double y) {
        return GEOMETRIES.createPoint(at(x, y));
    }

    private static LineString line(double... xy) {
        Coordinate[] points = new Coordinate[xy.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = at(xy[2 * i], xy[2 * i + 1]);
        }
        return GEOMETRIES.createLineString(points);
    }

    private static Coordinate at(double x, double y) {
        return new Coordinate(SmallTown.X + x, SmallTown.Y - 1_000 + y);
    }
}
