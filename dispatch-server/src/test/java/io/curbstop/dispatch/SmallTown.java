package io.curbstop.dispatch;

import static io.curbstop.map.source.LayerType.ADDRESS;
import static io.curbstop.map.source.LayerType.CUSTOMER;
import static io.curbstop.map.source.LayerType.HYDRANT;
import static io.curbstop.map.source.LayerType.MAIN;
import static io.curbstop.map.source.LayerType.NODE;
import static io.curbstop.map.source.LayerType.STREET;
import static io.curbstop.map.source.LayerType.VALVE;

import io.curbstop.dispatch.crew.CrewSetup;
import io.curbstop.dispatch.crew.WeeklyShift;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.geodata.SearchRegistry;
import io.curbstop.dispatch.geodata.StreetRegistry;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * One street with a main in it, drawn as text:
 *
 * <pre>
 * works --VA-- 118 … hospital --VB-- 218 … --VC(stuck open in no record)-- dead end
 *        100 m                300 m           500 m                600 m
 * </pre>
 *
 * Main M1 runs 0 to 600 m east along Mill Road, a sewer S1 north of it and nearer to the houses; addresses 100 to 220 stand 5 m north of it, a customer at each; crews are on
 * at every hour, except V9, which never is.
 */
@Component
public class SmallTown {

    /** West end of the street, in metres, EPSG:32618. */
    public static final double X = 500_000;

    /** Northing of the main, in metres, EPSG:32618. */
    public static final double Y = 4_400_000;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 32618);

    private final CityStore cities;
    private final GeodataStore geodata;
    private final CrewSetup crews;
    private final ObjectProvider<NetworkRegistry> networks;
    private final SearchRegistry search;
    private final StreetRegistry streets;
    private boolean built;

    SmallTown(
            CityStore cities,
            GeodataStore geodata,
            CrewSetup crews,
            ObjectProvider<NetworkRegistry> networks,
            SearchRegistry search,
            StreetRegistry streets) {
        this.cities = cities;
        this.geodata = geodata;
        this.crews = crews;
        this.networks = networks;
        this.search = search;
        this.streets = streets;
    }

    /** Builds it, once for each database. */
    public synchronized void build() {
        if (built) {
            return;
        }
        built = true;
        cities.putCity("Smalltown", 32618, ZoneId.of("America/New_York"), false);
        put(
                STREET,
                List.of(record(
                        STREET,
                        "S1",
                        line(0, 10, 600, 10),
                        Map.of(
                                "name",
                                "MILL RD",
                                "left_from",
                                100,
                                "left_to",
                                220,
                                "right_from",
                                101,
                                "right_to",
                                221))));
        List<FeatureRecord> addresses = new ArrayList<>();
        List<FeatureRecord> customers = new ArrayList<>();
        for (int civic = 100; civic <= 220; civic += 2) {
            double x = (civic - 100) * 5;
            addresses.add(record(ADDRESS, "A" + civic, point(x, 25), Map.of("civic", "" + civic, "street", "MILL RD")));
            Map<String, Object> customer = new HashMap<>(Map.of(
                    "account",
                    "ACC" + civic,
                    "name",
                    "Customer " + civic,
                    "phone",
                    "555-01" + civic,
                    "civic",
                    "" + civic,
                    "street",
                    "MILL RD",
                    "main_ref",
                    "M1"));
            if (civic == 130) {
                customer.put("critical", "hospital");
            }
            customers.add(record(CUSTOMER, "C" + civic, point(x, 22), customer));
        }
        put(ADDRESS, addresses);
        put(CUSTOMER, customers);
        put(
                NODE,
                List.of(
                        record(NODE, "N0", point(0, 0), Map.of("node_kind", "works")),
                        record(NODE, "N1", point(600, 0), Map.of())));
        put(
                MAIN,
                List.of(
                        record(
                                MAIN,
                                "M1",
                                line(0, 0, 600, 0),
                                Map.of(
                                        "from_node",
                                        "N0",
                                        "to_node",
                                        "N1",
                                        "length_m",
                                        600.0,
                                        "diameter_mm",
                                        200,
                                        "material",
                                        "CI",
                                        "installed_on",
                                        LocalDate.of(1958, 5, 1))),
                        record(MAIN, "S1", line(0, 20, 600, 20), Map.of("network", "sewer", "diameter_mm", 250))));
        put(
                VALVE,
                List.of(
                        record(VALVE, "VA", point(100, 0), Map.of("main_ref", "M1", "diameter_mm", 200)),
                        record(VALVE, "VB", point(300, 0), Map.of("main_ref", "M1", "diameter_mm", 200)),
                        record(VALVE, "VC", point(500, 0), Map.of("main_ref", "M1", "diameter_mm", 200)),
                        record(VALVE, "V0", point(20, 0), Map.of("main_ref", "M1", "diameter_mm", 200))));
        put(HYDRANT, List.of(record(HYDRANT, "H1", point(200, 0), Map.of("main_ref", "M1"))));
        cities.refreshBounds();
        addCrews();
        networks.ifAvailable(NetworkRegistry::refresh);
        search.refresh();
        streets.refresh();
    }

    private void addCrews() {
        unit("V1", "valve", "1101", 0, Map.of(), true);
        unit("V2", "valve", "1102", 400, Map.of(), true);
        unit("R1", "repair", "1201", 200, Map.of(), true);
        unit("R2", "repair", "1202", 5_000, Map.of(), true);
        unit("G1", "gas", "1901", 300, Map.of("gas_operator", LocalDate.of(2099, 1, 1)), true);
        unit("G2", "gas", "1902", 300, Map.of("gas_operator", LocalDate.of(2020, 1, 1)), true);
        unit("V9", "valve", "1109", 100, Map.of(), false);
    }

    private void unit(
            String code, String kind, String radioId, double x, Map<String, LocalDate> qualifications, boolean on) {
        List<WeeklyShift> always = Arrays.stream(DayOfWeek.values())
                .map(day -> new WeeklyShift(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                .toList();
        crews.saveUnit(new CrewSetup.UnitSetup(
                code,
                kind + " crew " + code,
                kind,
                radioId,
                (Point) point(x, 50),
                Instant.now(),
                List.of(new CrewSetup.MemberSetup(
                        UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8)),
                        "Member of " + code,
                        "tech-" + code.toLowerCase(Locale.ROOT),
                        qualifications)),
                on ? always : List.of()));
    }

    private void put(LayerType layer, List<FeatureRecord> records) {
        geodata.replaceLayer("smalltown", layer, records);
    }

    private static FeatureRecord record(LayerType layer, String id, Geometry geometry, Map<String, Object> attributes) {
        return new FeatureRecord(layer, id, geometry, attributes, 0);
    }

    private static Geometry point(double x, double y) {
        return GEOMETRIES.createPoint(new Coordinate(X + x, Y + y));
    }

    private static Geometry line(double x1, double y1, double x2, double y2) {
        return GEOMETRIES.createLineString(
                new Coordinate[] {new Coordinate(X + x1, Y + y1), new Coordinate(X + x2, Y + y2)});
    }
}
