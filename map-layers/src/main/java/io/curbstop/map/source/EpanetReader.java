package io.curbstop.map.source;

import io.curbstop.map.source.NetworkModel.LineProblem;
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
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Reads EPANET 2 input files (format: EPANET 2.2 User Manual, appendix C.1). It takes the network and leaves hydraulics
 * aside: sections JUNCTIONS, RESERVOIRS, TANKS, PIPES, PUMPS, VALVES, STATUS, COORDINATES, VERTICES, OPTIONS and TITLE.
 * Ids may be as long as they like. A line that cannot be used is reported with its number and skipped.
 */
public final class EpanetReader {

    final List<LineProblem> problems = new ArrayList<>();
    final Map<String, Row> nodes = new LinkedHashMap<>();
    final Map<String, Row> links = new LinkedHashMap<>();
    final Map<String, Coordinate> places = new HashMap<>();
    final Map<String, List<Coordinate>> vertices = new HashMap<>();
    final Map<String, String> status = new HashMap<>();
    final StringBuilder title = new StringBuilder();
    final GeometryFactory geometries;
    String flowUnits = "GPM";
    private String section = "";
    private int line;

    record Row(String section, String[] fields, int line) {}

    private EpanetReader(int srid) {
        geometries = new GeometryFactory(new PrecisionModel(), srid);
    }

    /**
     * Reads a file.
     *
     * @param srid the coordinate system its coordinates are in; 0 when not known
     * @throws IOException when it cannot be read, or holds no section of an EPANET file
     */
    public static NetworkModel read(Path file, int srid) throws IOException {
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1)) {
            return read(reader, srid);
        } catch (NotEpanetException e) {
            throw new IOException(file.getFileName() + " is " + e.getMessage(), e);
        }
    }

    /**
     * Reads text.
     *
     * @param srid the coordinate system its coordinates are in; 0 when not known
     * @throws IOException when it cannot be read, or holds no section of an EPANET file
     */
    public static NetworkModel read(Reader text, int srid) throws IOException {
        return new EpanetReader(srid).readAll(new BufferedReader(text));
    }

    private static final class NotEpanetException extends IOException {
        NotEpanetException() {
            super("not an EPANET input file: no section such as [PIPES]");
        }
    }

    private NetworkModel readAll(BufferedReader text) throws IOException {
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
        return new EpanetRecords(this).write();
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

    private Optional<Coordinate> point(String[] f) {
        if (!enough(f, 3)) {
            return Optional.empty();
        }
        Double x = number(f[1], line, section);
        Double y = number(f[2], line, section);
        return x == null || y == null ? Optional.empty() : Optional.of(new Coordinate(x, y));
    }

    Double number(String text, int at, String in) {
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

    void problem(int at, String in, String text) {
        problems.add(new LineProblem(at, in, text));
    }
}
