package io.curbstop.map.source.mapping;

import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.Reprojector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;

/**
 * Reads mapping files (YAML). What may stand in one is described in {@code mappings/README.md}; a key that is not known
 * is an error, so that a misspelt one is not passed over.
 */
public final class MappingReader {

    private static final double DEFAULT_SNAP_TOLERANCE_M = 0.5;

    private MappingReader() {}

    /**
     * Reads a mapping file.
     *
     * @throws MappingException when it cannot be read or used: file, line, key and what is wrong, in words
     */
    public static Mapping read(Path file) throws MappingException {
        try {
            return parse(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new MappingException(file + " is not there or cannot be read as UTF-8 text", e);
        }
    }

    /** Reads a mapping from its text; the name is for messages. */
    public static Mapping parse(String name, String yaml) throws MappingException {
        YamlNode root = YamlNode.parse(name, yaml);
        root.allow("name", "dataset", "crs", "time_zone", "snap_tolerance_m", "credits", "bounds", "layers");
        String crs = crs(root.require("crs"));
        if (!Reprojector.isMetric(crs)) {
            throw root.require("crs")
                    .problem(
                            "%s does not measure in metres, and a city's map must; give such a one here and the"
                                    + " files' own with each layer",
                            crs);
        }
        List<SourceEntry> entries = new ArrayList<>();
        for (YamlNode node : root.require("layers").list()) {
            entries.add(entry(node));
        }
        if (entries.isEmpty()) {
            throw root.require("layers").problem("no layer is named");
        }
        YamlNode tolerance = root.get("snap_tolerance_m");
        YamlNode credits = root.get("credits");
        return new Mapping(
                name,
                root.require("name").text(),
                dataset(root.require("dataset")),
                crs,
                zone(root.require("time_zone")),
                tolerance == null ? DEFAULT_SNAP_TOLERANCE_M : tolerance.number(),
                credits == null ? null : credits.text(),
                bounds(root.get("bounds")),
                entries);
    }

    private static SourceEntry entry(YamlNode node) throws MappingException {
        node.allow(
                "layer",
                "file",
                "source_layer",
                "crs",
                "id",
                "geometry",
                "fields",
                "where",
                "unless",
                "unless_in",
                "join");
        LayerType layer = layer(node.require("layer"));
        YamlNode crs = node.get("crs");
        List<SourceEntry.Join> joins = new ArrayList<>();
        if (node.get("join") != null) {
            for (YamlNode join : node.get("join").list()) {
                joins.add(join(join));
            }
        }
        return new SourceEntry(
                layer,
                file(node.require("file")),
                node.text("source_layer", null),
                crs == null ? null : crs(crs),
                FieldRules.id(node.require("id")),
                GeometryRules.parse(node.get("geometry"), joins),
                FieldRules.parse(node.get("fields"), layer),
                FieldRules.conditions(node.get("where")),
                FieldRules.conditions(node.get("unless")),
                keySet(node.get("unless_in")),
                joins,
                node.line());
    }

    private static SourceEntry.Join join(YamlNode node) throws MappingException {
        node.allow("name", "file", "source_layer", "crs", "key", "on", "geometry");
        YamlNode crs = node.get("crs");
        return new SourceEntry.Join(
                node.require("name").text(),
                file(node.require("file")),
                node.text("source_layer", null),
                crs == null ? null : crs(crs),
                node.require("key").text(),
                node.require("on").text(),
                GeometryRules.parse(node.get("geometry"), List.of()));
    }

    private static SourceEntry.KeySet keySet(YamlNode node) throws MappingException {
        if (node == null) {
            return null;
        }
        node.allow("field", "file", "source_layer", "key");
        return new SourceEntry.KeySet(
                node.require("field").text(),
                file(node.require("file")),
                node.text("source_layer", null),
                node.require("key").text());
    }

    private static LayerType layer(YamlNode node) throws MappingException {
        try {
            return LayerType.valueOf(node.text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            String known = Arrays.stream(LayerType.values())
                    .map(l -> l.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            throw node.problem("there is no layer '%s'; there are %s", node.text(), known);
        }
    }

    private static String file(YamlNode node) throws MappingException {
        String file = node.text().replace('\\', '/');
        if (file.startsWith("/") || Arrays.asList(file.split("/")).contains("..") || file.contains(":")) {
            throw node.problem("'%s' must lie in the folder that is imported", node.text());
        }
        return file;
    }

    private static String dataset(YamlNode node) throws MappingException {
        if (!node.text().matches("[a-z][a-z0-9_-]{0,39}") || node.text().equals("demo")) {
            throw node.problem(
                    "'%s' will not do: small letters, digits, - and _, at most 40, and not demo", node.text());
        }
        return node.text();
    }

    private static String crs(YamlNode node) throws MappingException {
        String code = node.text().toUpperCase(Locale.ROOT);
        if (!code.matches("EPSG:[0-9]+")) {
            throw node.problem("'%s' is no coordinate system; write EPSG: and its number", node.text());
        }
        try {
            Reprojector.isMetric(code);
            return code;
        } catch (IllegalArgumentException e) {
            throw node.problem("there is no coordinate system %s", code);
        }
    }

    private static ZoneId zone(YamlNode node) throws MappingException {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            throw node.problem("'%s' is no time zone; write it as America/Toronto", node.text());
        }
    }

    private static Envelope bounds(YamlNode node) throws MappingException {
        if (node == null) {
            return null;
        }
        List<YamlNode> corners = node.list();
        if (corners.size() != 4) {
            throw node.problem("write [west, south, east, north] in degrees");
        }
        double west = corners.get(0).number();
        double south = corners.get(1).number();
        double east = corners.get(2).number();
        double north = corners.get(3).number();
        if (west >= east || south >= north || Math.abs(south) > 90 || Math.abs(north) > 90) {
            throw node.problem("write [west, south, east, north] in degrees");
        }
        return new Envelope(west, east, south, north);
    }
}
