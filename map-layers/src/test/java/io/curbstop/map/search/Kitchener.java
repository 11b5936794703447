package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/** Reads the parts of the city of Kitchener's tables that search is tried on. */
final class Kitchener {
    static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 26917);

    private Kitchener() {}

    static List<FeatureRecord> streets(Path folder) {
        List<FeatureRecord> streets = new ArrayList<>();
        for (CSVRecord row : rows(folder.resolve("Roads.csv"))) {
            if (row.get("STARTX").isBlank()) {
                continue;
            }
            Map<String, Object> values = new HashMap<>();
            values.put("name", row.get("STREET"));
            values.put("street_class", streetClass(row));
            number(values, "length_m", row.get("Shape__Length"));
            integer(values, "left_from", row.get("FROM_LEFT_ADDRESS"));
            integer(values, "left_to", row.get("TO_LEFT_ADDRESS"));
            integer(values, "right_from", row.get("FROM_RIGHT_ADDRESS"));
            integer(values, "right_to", row.get("TO_RIGHT_ADDRESS"));
            values.put("from_street", row.get("FROM_STREET"));
            values.put("to_street", row.get("TO_STREET"));
            streets.add(new FeatureRecord(
                    LayerType.STREET,
                    row.get("ROADSEGMENTID"),
                    FACTORY.createLineString(
                            new Coordinate[] {point(row, "STARTX", "STARTY"), point(row, "ENDX", "ENDY")}),
                    values,
                    row.getRecordNumber()));
        }
        return streets;
    }

    static List<FeatureRecord> mains(Path folder) {
        List<FeatureRecord> mains = new ArrayList<>();
        for (CSVRecord row : rows(folder.resolve("Water_Mains.csv"))) {
            Map<String, Object> values = new HashMap<>();
            number(values, "length_m", row.get("Shape__Length"));
            integer(values, "diameter_mm", row.get("PIPE_SIZE"));
            values.put("material", row.get("MATERIAL"));
            values.put("pressure_zone", row.get("PRESSURE_ZONE"));
            values.put("street_ref", row.get("ROADSEGMENTID"));
            mains.add(new FeatureRecord(LayerType.MAIN, row.get("WATMAINID"), null, values, row.getRecordNumber()));
        }
        return mains;
    }

    static List<Break> breaks(Path folder) {
        return rows(folder.resolve("Water_Main_Breaks.csv")).stream()
                .map(row -> new Break(
                        row.get("Closest Civic Number"),
                        row.get("Street"),
                        point(row, "x", "y"),
                        row.get("ROADSEGMENTID"),
                        row.get("Related Asset ID"),
                        row.get("Asset Size (cm)"),
                        row.get("Asset Material")))
                .toList();
    }

    private static String streetClass(CSVRecord row) {
        return row.get("CARTO_CLASS").toLowerCase(java.util.Locale.ROOT);
    }

    private static Coordinate point(CSVRecord row, String x, String y) {
        return new Coordinate(Double.parseDouble(row.get(x)), Double.parseDouble(row.get(y)));
    }

    private static void integer(Map<String, Object> values, String name, String text) {
        if (!text.isBlank()) {
            values.put(name, (int) Double.parseDouble(text));
        }
    }

    private static void number(Map<String, Object> values, String name, String text) {
        if (!text.isBlank()) {
            values.put(name, Double.parseDouble(text));
        }
    }

    private static List<CSVRecord> rows(Path file) {
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new java.io.StringReader(bare))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A break as recorded.
     *
     * @param civic civic number as the caller gave it
     * @param street street as the caller gave it
     * @param truth where it was
     * @param streetRef street segment recorded, to check against only
     * @param mainRef main recorded, to check against only
     * @param size_cm size of the main as recorded
     * @param material material of the main as recorded
     */
    record Break(
            String civic,
            String street,
            Coordinate truth,
            String streetRef,
            String mainRef,
            String size_cm,
            String material) {}
}
