package io.curbstop.map.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/** Turns the lines that an {@link EpanetReader} has read into records, in metric units. */
final class EpanetRecords {
    private static final double FOOT_M = 0.3048;
    private static final double INCH_MM = 25.4;
    private static final Set<String> US_FLOW_UNITS = Set.of("CFS", "GPM", "MGD", "IMGD", "AFD");

    private final EpanetReader read;

    EpanetRecords(EpanetReader read) {
        this.read = read;
    }

    private boolean isUs() {
        return US_FLOW_UNITS.contains(read.flowUnits);
    }

    NetworkModel write() {
        List<FeatureRecord> nodeRecords = new ArrayList<>();
        read.nodes.values().forEach(row -> nodeRecords.add(node(row)));
        List<FeatureRecord> mains = new ArrayList<>();
        List<FeatureRecord> valves = new ArrayList<>();
        for (EpanetReader.Row row : read.links.values()) {
            String from = row.fields()[1];
            String to = row.fields()[2];
            if (!read.nodes.containsKey(from) || !read.nodes.containsKey(to)) {
                read.problem(
                        row.line(),
                        row.section(),
                        "link " + row.fields()[0] + " names node " + (read.nodes.containsKey(from) ? to : from)
                                + ", which is in no section");
            }
            (row.section().equals("VALVES") ? valves : mains).add(link(row, from, to));
        }
        read.problems.sort(Comparator.comparingInt(NetworkModel.LineProblem::line));
        return new NetworkModel(
                read.title.toString(), read.flowUnits, nodeRecords, mains, valves, List.copyOf(read.problems));
    }

    private FeatureRecord node(EpanetReader.Row row) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(
                "node_kind",
                switch (row.section()) {
                    case "RESERVOIRS" -> "reservoir";
                    case "TANKS" -> "tank";
                    default -> "junction";
                });
        if (row.fields().length > 1) {
            Double elevation = read.number(row.fields()[1], row.line(), row.section());
            if (elevation != null) {
                attributes.put("elevation_m", elevation * (isUs() ? FOOT_M : 1));
            }
        }
        Coordinate at = read.places.get(row.fields()[0]);
        return new FeatureRecord(
                LayerType.NODE,
                row.fields()[0],
                at == null ? null : read.geometries.createPoint(at),
                attributes,
                row.line());
    }

    private FeatureRecord link(EpanetReader.Row row, String from, String to) {
        String[] f = row.fields();
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("from_node", from);
        attributes.put("to_node", to);
        String state = read.status.get(f[0]);
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
    private String valveKind(EpanetReader.Row row) {
        String type = row.fields().length > 4 ? row.fields()[4].toUpperCase(Locale.ROOT) : "";
        return switch (type) {
            case "TCV" -> "isolation";
            case "PRV", "PSV", "FCV" -> type.toLowerCase(Locale.ROOT);
            case "PBV", "GPV" -> "other";
            default -> {
                read.problem(
                        row.line(), row.section(), "valve " + row.fields()[0] + " is of unknown type '" + type + "'");
                yield "other";
            }
        };
    }

    private void putScaled(
            Map<String, Object> attributes, String name, EpanetReader.Row row, int field, double factor) {
        if (row.fields().length > field) {
            Double value = read.number(row.fields()[field], row.line(), row.section());
            if (value != null) {
                attributes.put(name, value * factor);
            }
        }
    }

    private void putDiameter(Map<String, Object> attributes, EpanetReader.Row row, int field) {
        if (row.fields().length > field) {
            Double value = read.number(row.fields()[field], row.line(), row.section());
            if (value != null) {
                attributes.put("diameter_mm", (int) Math.round(value * (isUs() ? INCH_MM : 1)));
            }
        }
    }

    private LineString drawing(String id, String from, String to) {
        Coordinate first = read.places.get(from);
        Coordinate last = read.places.get(to);
        if (first == null || last == null) {
            return null;
        }
        List<Coordinate> line = new ArrayList<>(List.of(first));
        line.addAll(read.vertices.getOrDefault(id, List.of()));
        line.add(last);
        return read.geometries.createLineString(line.toArray(Coordinate[]::new));
    }
}
