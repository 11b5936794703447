package io.curbstop.map.source;

import io.curbstop.map.source.osm.RoadTags;
import io.curbstop.map.source.osm.Roads;
import io.curbstop.map.source.osm.Shapes;
import io.curbstop.map.source.osm.Shapes.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * An OpenStreetMap extract as three source layers: {@code roads}, from junction to junction, with the fields of {@link
 * RoadTags}; {@code addresses}, points and outlines with a house number; {@code buildings}, outlines. Ids of the latter
 * two are {@code n1} for a node and {@code w1} for a way. Outlines of several rings are left out.
 */
final class OsmSource implements FeatureSource {

    private static final String ROADS = "roads";
    private static final String ADDRESSES = "addresses";
    private static final String BUILDINGS = "buildings";

    /** Fields and the tags they are taken from, the first that is there. */
    private static final Map<String, List<String>> ADDRESS_TAGS = Map.of(
            "civic", List.of("addr:housenumber"),
            "street", List.of("addr:street", "addr:place"),
            "unit", List.of("addr:unit"),
            "city", List.of("addr:city"),
            "postcode", List.of("addr:postcode"));

    private static final Map<String, List<String>> BUILDING_TAGS =
            Map.of("use", List.of("building"), "name", List.of("name"));

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Path file;

    private OsmSource(Path file) {
        this.file = file;
    }

    static OsmSource open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " is not there or may not be read");
        }
        return new OsmSource(file);
    }

    @Override
    public List<String> layers() {
        return List.of(ROADS, ADDRESSES, BUILDINGS);
    }

    @Override
    public Set<String> fields(String layer) throws IOException {
        Set<String> fields = new LinkedHashSet<>(List.of("id"));
        switch (layer) {
            case ROADS -> fields.addAll(RoadTags.FIELDS);
            case ADDRESSES -> {
                fields.addAll(ADDRESS_TAGS.keySet());
                fields.add("building");
            }
            case BUILDINGS -> fields.addAll(BUILDING_TAGS.keySet());
            default -> throw noSuch(layer);
        }
        return fields;
    }

    @Override
    public Optional<String> crs(String layer) {
        return Optional.of("EPSG:4326");
    }

    @Override
    public void read(String layer, Consumer<SourceRow> sink) throws IOException {
        Rows rows = new Rows(sink);
        switch (layer) {
            case ROADS -> Roads.read(file, rows);
            case ADDRESSES -> Shapes.read(file, tags -> tags.containsKey("addr:housenumber"), rows::address);
            case BUILDINGS -> Shapes.read(file, OsmSource::isBuilding, rows::building);
            default -> throw noSuch(layer);
        }
    }

    @Override
    public void close() {}

    private IOException noSuch(String layer) {
        return new IOException(
                "%s has no layer '%s'; it has %s".formatted(file.getFileName(), layer, String.join(", ", layers())));
    }

    private static boolean isBuilding(Map<String, String> tags) {
        return !tags.getOrDefault("building", "no").equals("no");
    }

    /** Makes rows of what is read, and numbers them. */
    private static final class Rows implements Roads.Taker {

        private final Consumer<SourceRow> sink;
        private long count;

        Rows(Consumer<SourceRow> sink) {
            this.sink = sink;
        }

        @Override
        public void piece(Roads.Piece piece) {
            Map<String, String> values = new LinkedHashMap<>(Map.of("id", piece.id()));
            values.putAll(RoadTags.describe(piece.tags()));
            row(FACTORY.createLineString(coordinates(piece.lonLat())), null, values);
        }

        @Override
        public void broken(String why) {
            row(null, why, Map.of());
        }

        void address(Shape shape) {
            Map<String, String> values = values(shape, ADDRESS_TAGS);
            if (isBuilding(shape.tags()) && shape.isOutline()) {
                values.put("building", shape.id());
            }
            row(geometry(shape), missing(shape), values);
        }

        void building(Shape shape) {
            if (!shape.id().startsWith("n")) {
                row(geometry(shape), missing(shape), values(shape, BUILDING_TAGS));
            }
        }

        private void row(Geometry geometry, String broken, Map<String, String> values) {
            count++;
            sink.accept(new SourceRow(count, geometry, broken, values));
        }

        private static Map<String, String> values(Shape shape, Map<String, List<String>> tags) {
            Map<String, String> values = new LinkedHashMap<>(Map.of("id", shape.id()));
            tags.forEach((field, keys) -> keys.stream()
                    .map(shape.tags()::get)
                    .filter(value -> value != null && !value.isBlank())
                    .findFirst()
                    .ifPresent(value -> values.put(field, value)));
            return values;
        }

        private static String missing(Shape shape) {
            return shape.missing() == 0
                    ? null
                    : "%d of the nodes of %s are not in the file".formatted(shape.missing(), shape.id());
        }

        private static Geometry geometry(Shape shape) {
            Coordinate[] points = coordinates(shape.lonLat());
            if (shape.isOutline()) {
                return FACTORY.createPolygon(points);
            }
            return points.length == 1
                    ? FACTORY.createPoint(points[0])
                    : points.length == 0 ? null : FACTORY.createLineString(points);
        }

        private static Coordinate[] coordinates(double[][] lonLat) {
            return Arrays.stream(lonLat)
                    .map(place -> new Coordinate(place[0], place[1]))
                    .toArray(Coordinate[]::new);
        }
    }
}
