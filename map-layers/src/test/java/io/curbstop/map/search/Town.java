package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/** A town made up for a test: streets, address points, places, mains, in metres. */
final class Town {
    static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 32618);

    final List<FeatureRecord> streets = new ArrayList<>();
    final List<FeatureRecord> addresses = new ArrayList<>();
    final List<FeatureRecord> places = new ArrayList<>();
    final List<FeatureRecord> mains = new ArrayList<>();

    /** A straight street segment; ranges as left from, left to, right from, right to, 0 for none. */
    Town street(String id, String name, double[] ends, int... ranges) {
        return bare(id, name, ends, Math.hypot(ends[2] - ends[0], ends[3] - ends[1]), ranges);
    }

    /** A street segment of which only the ends and the length are given. */
    Town bare(String id, String name, double[] ends, double length_m, int... ranges) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", name);
        values.put("length_m", length_m);
        String[] keys = {"left_from", "left_to", "right_from", "right_to"};
        for (int i = 0; i < ranges.length; i++) {
            values.put(keys[i], ranges[i]);
        }
        streets.add(new FeatureRecord(LayerType.STREET, id, line(ends), values, 0));
        return this;
    }

    Town address(String id, String civic, String street, double x, double y) {
        addresses.add(new FeatureRecord(
                LayerType.ADDRESS,
                id,
                FACTORY.createPoint(new Coordinate(x, y)),
                Map.of("civic", civic, "street", street),
                0));
        return this;
    }

    Town place(String id, String name, String kind, double x, double y) {
        places.add(new FeatureRecord(
                LayerType.PLACE, id, FACTORY.createPoint(new Coordinate(x, y)), Map.of("name", name, "kind", kind), 0));
        return this;
    }

    /** A main with geometry, or without when {@code ends} is null. */
    Town main(String id, double[] ends, String streetRef, double length_m, int diameter_mm, String material) {
        Map<String, Object> values = new HashMap<>();
        values.put("length_m", length_m);
        values.put("diameter_mm", diameter_mm);
        values.put("material", material);
        if (streetRef != null) {
            values.put("street_ref", streetRef);
        }
        mains.add(new FeatureRecord(LayerType.MAIN, id, ends == null ? null : line(ends), values, 0));
        return this;
    }

    AddressIndex index() {
        return AddressIndex.of(streets, addresses, places);
    }

    AddressIndex index(String municipality) {
        return AddressIndex.builder()
                .streets(streets)
                .addresses(addresses)
                .places(places)
                .municipality(municipality)
                .build();
    }

    static double[] from(double... ends) {
        return ends;
    }

    private static org.locationtech.jts.geom.LineString line(double[] ends) {
        Coordinate[] points = new Coordinate[ends.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Coordinate(ends[2 * i], ends[2 * i + 1]);
        }
        return FACTORY.createLineString(points);
    }
}
