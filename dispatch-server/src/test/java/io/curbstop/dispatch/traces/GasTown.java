package io.curbstop.dispatch.traces;

import static io.curbstop.map.source.LayerType.CUSTOMER;
import static io.curbstop.map.source.LayerType.MAIN;
import static io.curbstop.map.source.LayerType.NODE;
import static io.curbstop.map.source.LayerType.SERVICE;
import static io.curbstop.map.source.LayerType.VALVE;

import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * A gas main beside a town's water main, 300 m from the gate station in the west: valves at 100 m and 200 m, a dead end
 * beyond the second, and three customers between 120 m and 180 m.
 */
public final class GasTown {

    private static final List<LayerType> LAYERS = List.of(NODE, MAIN, VALVE, CUSTOMER, SERVICE);

    private final GeodataStore geodata;
    private final NetworkRegistry networks;
    private final GeometryFactory geometries;

    private final List<FeatureRecord> services = new ArrayList<>();
    private Geometry meter;

    /** In the city's coordinate system, an EPSG number. */
    public GasTown(GeodataStore geodata, NetworkRegistry networks, int srid) {
        this.geodata = geodata;
        this.networks = networks;
        geometries = new GeometryFactory(new PrecisionModel(), srid);
    }

    /** Builds it with its gate station here, in metres. */
    public void build(double x, double y) {
        put(NODE, Stream.of(node("GN0", x, y, "works"), node("GN1", x + 300, y, "junction")));
        put(
                MAIN,
                Stream.of(record(
                        MAIN,
                        "GM1",
                        geometries.createLineString(
                                new Coordinate[] {new Coordinate(x, y), new Coordinate(x + 300, y)}),
                        Map.of("network", "gas", "from_node", "GN0", "to_node", "GN1", "diameter_mm", 63))));
        put(VALVE, Stream.of(valve("GV1", x + 100, y), valve("GV2", x + 200, y)));
        List<FeatureRecord> customers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            meter = point(x + 120 + 30 * i, y - 10);
            Map<String, Object> customer = new HashMap<>();
            customer.put("account", "GACC" + i);
            customer.put("name", "Gas customer " + i);
            customers.add(record(CUSTOMER, "GC" + i, meter, customer));
            services.add(service("GS" + i, meter, "GC" + i));
        }
        put(CUSTOMER, customers.stream());
        put(SERVICE, services.stream());
        networks.refresh(TracedUtility.GAS);
    }

    /** Gives somebody who is no customer of the town's own gas too, where its last customer has it. */
    public void serve(String customer) {
        put(SERVICE, Stream.concat(services.stream(), Stream.of(service("GS-MORE", meter, customer))));
        networks.refresh();
        networks.refresh(TracedUtility.GAS);
    }

    /** As it was before. */
    public void remove() {
        for (LayerType layer : LAYERS) {
            put(layer, Stream.of());
        }
        networks.refresh(TracedUtility.GAS);
    }

    private void put(LayerType layer, Stream<FeatureRecord> records) {
        geodata.replaceLayer("gastown", layer, records.toList());
    }

    private FeatureRecord service(String ref, Geometry at, String customer) {
        return record(
                SERVICE,
                ref,
                geometries.createLineString(new Coordinate[] {
                    new Coordinate(at.getCoordinate().x, at.getCoordinate().y + 10), at.getCoordinate()
                }),
                Map.of("network", "gas", "main_ref", "GM1", "customer_ref", customer));
    }

    private FeatureRecord node(String ref, double x, double y, String kind) {
        return record(NODE, ref, point(x, y), Map.of("network", "gas", "node_kind", kind));
    }

    private FeatureRecord valve(String ref, double x, double y) {
        return record(VALVE, ref, point(x, y), Map.of("network", "gas", "main_ref", "GM1"));
    }

    private FeatureRecord record(LayerType layer, String ref, Geometry shape, Map<String, Object> attributes) {
        return new FeatureRecord(layer, ref, shape, attributes, 0);
    }

    private Geometry point(double x, double y) {
        return geometries.createPoint(new Coordinate(x, y));
    }
}
