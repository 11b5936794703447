package io.curbstop.map.route;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.mapping.LayerConverter;
import io.curbstop.map.source.mapping.Mapping;
import io.curbstop.map.source.mapping.MappingReader;
import io.curbstop.testing.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/** The streets of a real OpenStreetMap extract, by the mapping that an import uses, and a plain Dijkstra over them. */
record OsmStreets(List<FeatureRecord> rows) {

    private static final StreetOptions OPTIONS = StreetOptions.defaults();

    /** A street in the direction in which it may be driven. */
    private record Arc(Coordinate to, double cost_s, double seconds) {}

    static OsmStreets read(String file, int srid) throws Exception {
        Mapping mapping = MappingReader.read(Path.of("mappings/osm-columbus.yml"));
        Mapping unbound = new Mapping(
                mapping.file(),
                mapping.name(),
                mapping.dataset(),
                mapping.crs(),
                mapping.timeZone(),
                mapping.snapTolerance_m(),
                mapping.credits(),
                null,
                mapping.entries());
        List<FeatureRecord> rows = new ArrayList<>();
        try (LayerConverter converter =
                new LayerConverter(unbound.forFile(file).orElseThrow(), SharedData.require("data/osm"), srid)) {
            converter.convert(LayerType.STREET, rows::add, problem -> {}, progress -> {});
        }
        return new OsmStreets(rows);
    }

    StreetNetwork network() {
        return StreetNetwork.of(rows, OPTIONS);
    }

    long count(String attribute, Object value) {
        return rows.stream()
                .filter(row -> value.equals(row.attributes().get(attribute)))
                .count();
    }

    long having(String attribute) {
        return rows.stream()
                .filter(row -> row.attributes().containsKey(attribute))
                .count();
    }

    List<LineString> lines() {
        return rows.stream().map(row -> (LineString) row.geometry()).toList();
    }

    /** Seconds from every junction to one, for a vehicle: streets meet at the very same points and nowhere else. */
    Map<Coordinate, Double> secondsTo(Coordinate place, Vehicle vehicle) {
        Map<Coordinate, List<Arc>> back = new HashMap<>();
        rows.forEach(row -> put(row, vehicle, back));
        Map<Coordinate, Double> seconds = new HashMap<>();
        record At(Coordinate place, double cost_s, double seconds) {}
        PriorityQueue<At> open = new PriorityQueue<>((a, b) -> Double.compare(a.cost_s, b.cost_s));
        open.add(new At(place, 0, 0));
        while (!open.isEmpty()) {
            At at = open.remove();
            if (seconds.putIfAbsent(at.place, at.seconds) == null) {
                back.getOrDefault(at.place, List.of())
                        .forEach(arc -> open.add(new At(arc.to, at.cost_s + arc.cost_s, at.seconds + arc.seconds)));
            }
        }
        return seconds;
    }

    private static void put(FeatureRecord row, Vehicle vehicle, Map<Coordinate, List<Arc>> back) {
        double limit_kmh = row.findInteger("speed_kmh")
                .orElse(OPTIONS.limit_kmh(row.findText("street_class").orElse("")));
        LineString line = (LineString) row.geometry();
        boolean fits = vehicle.weight_t() <= row.findNumber("max_weight_t").orElse(1e9)
                && vehicle.height_m() <= row.findNumber("max_height_m").orElse(1e9);
        if (!fits) {
            return;
        }
        double seconds = line.getLength() * 3.6 / (limit_kmh * OPTIONS.speedShare());
        boolean forPlaces = Boolean.FALSE.equals(row.attributes().get("through"))
                || vehicle.truck() && Boolean.FALSE.equals(row.attributes().get("trucks"));
        double cost_s = seconds * (forPlaces ? StreetWeighting.DETOUR : 1);
        Coordinate from = line.getCoordinateN(0);
        Coordinate to = line.getCoordinateN(line.getNumPoints() - 1);
        String oneWay = row.findText("one_way").orElse("both");
        if (!oneWay.equals("backward")) {
            back.computeIfAbsent(to, end -> new ArrayList<>()).add(new Arc(from, cost_s, seconds));
        }
        if (!oneWay.equals("forward")) {
            back.computeIfAbsent(from, end -> new ArrayList<>()).add(new Arc(to, cost_s, seconds));
        }
    }
}
