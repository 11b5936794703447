package io.curbstop.map.source;

import io.curbstop.map.source.EpanetModel.LineProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Reads EPANET 2 input files (format: EPANET 2.2 User Manual, appendix C.1). It takes the network and leaves hydraulics
 * aside: sections JUNCTIONS, RESERVOIRS, TANKS, PIPES, PUMPS, VALVES, STATUS, COORDINATES, VERTICES, OPTIONS and TITLE.
 * Ids may be as long as they like. A line that cannot be used is reported with its number and skipped.
 */
public final class EpanetReader {
    private static final double FOOT_M = 0.3048;
    private static final double INCH_MM = 25.4;
    private static final Set<String> US_FLOW_UNITS = Set.of("CFS", "GPM", "MGD", "IMGD", "AFD");

    private final List<LineProblem> problems = new ArrayList<>();
    private final Map<String, Row> nodes = new LinkedHashMap<>();
    private final Map<String, Row> links = new LinkedHashMap<>();
    private final Map<String, Coordinate> places = new HashMap<>();
    private final Map<String, List<Coordinate>> vertices = new HashMap<>();
    private final Map<String, String> status = new HashMap<>();
    private final StringBuilder title = new StringBuilder();
    private final GeometryFactory geometries;
    private String flowUnits = "GPM";
    private String section = "";
    private int line;

    private record Row(String section, String[] fields, int line) {}

    private EpanetReader(int srid) {
        geometries = new GeometryFactory(new PrecisionModel(), srid);
    }

    /**
     * Reads a file.
     *
     * @param srid the coordinate system its coordinates are in; 0 when not known
     * @throws IOException when it cannot be read, or holds no section of an EPANET file
     */
    public static EpanetModel read(Path file, int srid) throws IOException {
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1)) {
            return read(reader, srid);
        } catch (NotEpanetException e) {
            throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads text.
     *
     * @param srid the coordinate system its coordinates are in; 0 when not known
     * @throws IOException when it cannot be read, or holds no section of an EPANET file
     */
    public static EpanetModel read(Reader text, int srid) throws IOException {
        return new EpanetReader(srid).readAll(new BufferedReader(text));
    }

    private static final class NotEpanetException extends IOException {
        NotEpanetException() {
            super("not an EPANET input file: no section such as [PIPES]");
        }
    }

    private EpanetModel readAll(BufferedReader text) throws IOException {
        boolean anySection = false;
        for (String raw = text.readLine(); raw != null; raw = text.readLine()) {
            line++;
            int comment = raw.indexOf(';');
            String content = (comment < 0 ? raw : raw.substring(0, comment)).strip();
            if (content.startsWith("[")) {
                section = content.replaceAll("[\\[\\]]", "").strip().toUpperCase(Locale.ROOT);
                anySection = true;
            } else if (!content.isEmpty()) {
                take(content);
            }
        }
        if (!anySection) {
            throw new NotEpanetException();
        }
        return write();
    }

    private void take(String content) {
        String[] f = content.split("\\s+");
        String kind = matchSection();
        switch (kind) {
            case "TITLE" -> title.append(title.isEmpty() ? "" : "\n").append(content);
            case "JUNCTIONS", "RESERVOIRS", "TANKS" -> add(nodes, new Row(kind, f, line), "node");
            case "PIPES", "PUMPS", "VALVES" -> {
                if (enough(f, 3)) {
                    add(links, new Row(kind, f, line), "link");
                }
            }
            case "STATUS" -> {
                if (enough(f, 2)) {
                    status.put(f[0], f[f.length - 1].toUpperCase(Locale.ROOT));
                }
            }
            case "COORDINATES" -> point(f).ifPresent(c -> places.put(f[0], c));
            case "VERTICES" ->
                point(f).ifPresent(c ->
                        vertices.computeIfAbsent(f[0], k -> new ArrayList<>()).add(c));
            case "OPTIONS" -> {
                if (f.length > 1 && f[0].equalsIgnoreCase("UNITS") && !f[1].equalsIgnoreCase("NONE")) {
                    flowUnits = f[1].toUpperCase(Locale.ROOT);
                }
            }
            default -> {
                // Hydraulics, times, drawing: nothing of the network's shape.
            }
        }
    }

    /** EPANET takes the first four letters of a section's name. */
    private String matchSection() {
        for (String known : List.of(
                "TITLE",
                "JUNCTIONS",
                "RESERVOIRS",
                "TANKS",
                "PIPES",
                "PUMPS",
                "VALVES",
                "STATUS",
                "COORDINATES",
                "VERTICES",
                "OPTIONS")) {
            if (section.length() >= 4 && section.regionMatches(0, known, 0, 4)) {
                return known;
            }
        }
        return section;
    }

    private void add(Map<String, Row> rows, Row row, String what) {
        if (rows.putIfAbsent(row.fields()[0], row) != null) {
            problem(row.line(), row.section(), what + " " + row.fields()[0] + " is there twice; the first is kept");
        }
    }

    private boolean enough(String[] fields, int wanted) {
        if (fields.length < wanted) {
            problem(line, section, "has " + fields.length + " fields, needs " + wanted + "; skipped");
            return false;
        }
        return true;
    }

    private java.util.Optional<Coordinate> point(String[] f) {
        if (!enough(f, 3)) {
            return java.util.Optional.empty();
        }
        Double x = number(f[1], line, section);
        Double y = number(f[2], line, section);
        return x == null || y == null ? java.util.Optional.empty() : java.util.Optional.of(new Coordinate(x, y));
    }

    private Double number(String text, int at, String in) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, as for the values that are no finite number.
        }
        problem(at, in, "'" + text + "' is no number");
        return null;
    }

    private void problem(int at, String in, String text) {
        problems.add(new LineProblem(at, in, text));
    }

    private boolean isUs() {
        return US_FLOW_UNITS.contains(flowUnits);
    }

    private EpanetModel write() {
        List<FeatureRecord> nodeRecords = new ArrayList<>();
        nodes.values().forEach(row -> nodeRecords.add(node(row)));
        List<FeatureRecord> mains = new ArrayList<>();
        List<FeatureRecord> valves = new ArrayList<>();
        for (Row row : links.values()) {
            String from = row.fields()[1];
            String to = row.fields()[2];
            if (!nodes.containsKey(from) || !nodes.containsKey(to)) {
                problem(
                        row.line(),
                        row.section(),
                        "link " + row.fields()[0] + " names node " + (nodes.containsKey(from) ? to : from)
                                + ", which is in no section");
            }
            (row.section().equals("VALVES") ? valves : mains).add(link(row, from, to));
        }
        problems.sort(java.util.Comparator.comparingInt(LineProblem::line));
        return new EpanetModel(title.toString(), flowUnits, nodeRecords, mains, valves, List.copyOf(problems));
    }

    private FeatureRecord node(Row row) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(
                "node_kind",
                switch (row.section()) {
                    case "RESERVOIRS" -> "reservoir";
                    case "TANKS" -> "tank";
                    default -> "junction";
                });
        if (row.fields().length > 1) {
            Double elevation = number(row.fields()[1], row.line(), row.section());
            if (elevation != null) {
                attributes.put("elevation_m", elevation * (isUs() ? FOOT_M : 1));
            }
        }
        Coordinate at = places.get(row.fields()[0]);
        return new FeatureRecord(
                LayerType.NODE,
                row.fields()[0],
                at == null ? null : geometries.createPoint(at),
                attributes,
                row.line());
    }

    private FeatureRecord link(Row row, String from, String to) {
        String[] f = row.fields();
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("from_node", from);
        attributes.put("to_node", to);
        String state = status.get(f[0]);
        boolean closed = "CLOSED".equals(state);
        LayerType layer = LayerType.MAIN;
        switch (row.section()) {
            case "PIPES" -> {
                putScaled(attributes, "length_m", row, 3, isUs() ? FOOT_M : 1);
                putDiameter(attributes, row, 4);
                String last = f[f.length - 1].toUpperCase(Locale.ROOT);
                closed |= f.length > 5 && last.equals("CLOSED") && state == null;
                if (f.length > 5 && last.equals("CV")) {
                    attributes.put("check_valve", true);
                }
                attributes.put("link_status", closed ? "closed" : "open");
            }
            case "PUMPS" -> {
                attributes.put("link_kind", "pump");
                attributes.put("link_status", closed ? "closed" : "open");
            }
            default -> {
                layer = LayerType.VALVE;
                putDiameter(attributes, row, 3);
                attributes.put("valve_kind", valveKind(row));
                attributes.put("position", closed ? "closed" : "open");
            }
        }
        return new FeatureRecord(layer, f[0], drawing(f[0], from, to), attributes, row.line());
    }

    /** A throttle valve stands for an isolation valve, as models have no other; the rest are what they are. */
    private String valveKind(Row row) {
        String type = row.fields().length > 4 ? row.fields()[4].toUpperCase(Locale.ROOT) : "";
        return switch (type) {
            case "TCV" -> "isolation";
            case "PRV", "PSV", "FCV" -> type.toLowerCase(Locale.ROOT);
            case "PBV", "GPV" -> "other";
            default -> {
                problem(row.line(), row.section(), "valve " + row.fields()[0] + " is of unknown type '" + type + "'");
                yield "other";
            }
        };
    }

    private void putScaled(Map<String, Object> attributes, String name, Row row, int field, double factor) {
        if (row.fields().length > field) {
            Double value = number(row.fields()[field], row.line(), row.section());
            if (value != null) {
                attributes.put(name, value * factor);
            }
        }
    }

    private void putDiameter(Map<String, Object> attributes, Row row, int field) {
        if (row.fields().length > field) {
            Double value = number(row.fields()[field], row.line(), row.section());
            if (value != null) {
                attributes.put("diameter_mm", (int) Math.round(value * (isUs() ? INCH_MM : 1)));
            }
        }
    }

    private org.locationtech.jts.geom.LineString drawing(String id, String from, String to) {
        Coordinate first = places.get(from);
        Coordinate last = places.get(to);
        if (first == null || last == null) {
            return null;
        }
        List<Coordinate> line = new ArrayList<>(List.of(first));
        line.addAll(vertices.getOrDefault(id, List.of()));
        line.add(last);
        return geometries.createLineString(line.toArray(Coordinate[]::new));
    }
}
