package io.curbstop.map.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a GeoJSON feature collection feature by feature. Without a {@code crs} member coordinates are WGS 84 longitude,
 * latitude (RFC 7946); the older member is honoured. A feature's own {@code id} is the field {@code @id}.
 */
final class GeoJsonSource implements FeatureSource {

    private static final String WGS84 = "EPSG:4326";
    private static final int FEATURES_LOOKED_AT = 200;
    private static final Pattern EPSG = Pattern.compile("(?i).*EPSG:(?:[0-9.]*:)?([0-9]+)$");

    private final Path file;
    private final JsonMapper json = new JsonMapper();

    private GeoJsonSource(Path file) {
        this.file = file;
    }

    static GeoJsonSource open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " is not there or may not be read");
        }
        return new GeoJsonSource(file);
    }

    @Override
    public List<String> layers() {
        return List.of(file.getFileName().toString());
    }

    @Override
    public Set<String> fields(String layer) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        walk(new Visitor() {
            private int seen;

            @Override
            public boolean feature(JsonNode feature) {
                names.addAll(values(feature).keySet());
                return ++seen < FEATURES_LOOKED_AT;
            }
        });
        return names;
    }

    @Override
    public boolean hasSchema() {
        return false;
    }

    @Override
    public Optional<String> crs(String layer) throws IOException {
        String[] found = {WGS84};
        walk(new Visitor() {
            @Override
            public void member(String name, JsonNode value) {
                if (name.equals("crs") && !value.isNull()) {
                    found[0] = code(value.path("properties").path("name").asString(""));
                }
            }

            @Override
            public boolean feature(JsonNode feature) {
                return true;
            }
        });
        return Optional.of(found[0]);
    }

    @Override
    public void read(String layer, Consumer<SourceRow> sink) throws IOException {
        walk(new Visitor() {
            private long number;

            @Override
            public boolean feature(JsonNode feature) {
                sink.accept(row(++number, feature));
                return true;
            }
        });
    }

    @Override
    public void close() {}

    private static SourceRow row(long number, JsonNode feature) {
        Geometry geometry = null;
        String broken = null;
        JsonNode shape = feature.path("geometry");
        if (shape.isObject()) {
            try {
                geometry = new GeoJsonReader().read(shape.toString());
            } catch (ParseException | RuntimeException e) {
                broken = e.getMessage() == null ? "unreadable" : e.getMessage();
            }
        }
        return new SourceRow(number, geometry, broken, values(feature));
    }

    private static Map<String, String> values(JsonNode feature) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "@id", feature.path("id"));
        for (Map.Entry<String, JsonNode> property : feature.path("properties").properties()) {
            put(values, property.getKey(), property.getValue());
        }
        return values;
    }

    private static void put(Map<String, String> values, String name, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return;
        }
        String text = value.isNumber()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.isValueNode() ? value.asString() : value.toString();
        if (!text.isEmpty()) {
            values.put(name, text);
        }
    }

    private static String code(String name) {
        if (name.endsWith("CRS84")) {
            return WGS84;
        }
        Matcher matcher = EPSG.matcher(name);
        return matcher.matches() ? "EPSG:" + matcher.group(1) : name;
    }

    private void walk(Visitor visitor) throws IOException {
        try (JsonParser parser = json.createParser(file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(file.getFileName() + " is not GeoJSON: it does not begin with an object");
            }
            boolean collection = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("features") && value == JsonToken.START_ARRAY) {
                    collection = true;
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        if (!visitor.feature(parser.readValueAsTree())) {
                            return;
                        }
                    }
                } else {
                    visitor.member(name, parser.readValueAsTree());
                }
            }
            if (!collection) {
                throw new IOException(file.getFileName() + " is not a GeoJSON feature collection: it has no features");
            }
        } catch (JacksonException e) {
            throw new IOException(
                    "%s, line %d: %s"
                            .formatted(
                                    file.getFileName(),
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()),
                    e);
        }
    }

    private interface Visitor {
        default void member(String name, JsonNode value) {}

        /** Returns whether to go on. */
        boolean feature(JsonNode feature);
    }
}
