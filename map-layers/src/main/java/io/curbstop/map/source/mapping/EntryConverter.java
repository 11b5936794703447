package io.curbstop.map.source.mapping;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType.Attribute;
import io.curbstop.map.source.Reprojector;
import io.curbstop.map.source.SourceRow;
import io.curbstop.map.source.mapping.ImportProblem.Severity;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Converts the rows of one source layer. */
final class EntryConverter {

    /** True of a line as a whole, not of each part of it. */
    private static final Set<String> WHOLE_LINE_ATTRIBUTES = Set.of("from_node", "to_node", "length_m");

    private final Mapping mapping;
    private final SourceEntry entry;
    private final Map<String, String> firstRowById;
    private final Consumer<FeatureRecord> sink;
    private final Consumer<ImportProblem> problems;
    private final ValueConverter values;
    private final Reprojector reprojector;
    private final Map<String, SourceEntry.Join> joins;
    private final Map<String, Map<String, SourceRow>> tables = new HashMap<>();
    private final Set<String> excluded;

    private long read;
    private long filtered;
    private long rejected;
    private long converted;
    private long outsideArea;

    EntryConverter(
            Mapping mapping,
            SourceEntry entry,
            SourceFiles files,
            int operatingSrid,
            Map<String, String> firstRowById,
            Consumer<FeatureRecord> sink,
            Consumer<ImportProblem> problems)
            throws IOException {
        this.mapping = mapping;
        this.entry = entry;
        this.firstRowById = firstRowById;
        this.sink = sink;
        this.problems = problems;
        this.values = new ValueConverter(mapping.timeZone());
        this.joins = entry.joins().stream().collect(Collectors.toMap(SourceEntry.Join::name, j -> j));
        for (SourceEntry.Join join : entry.joins()) {
            tables.put(join.name(), files.table(join));
        }
        this.excluded = entry.unlessIn() == null ? Set.of() : files.keys(entry.unlessIn());
        this.reprojector = Reprojector.between(shapeCrs(files), operatingSrid);
    }

    long filtered() {
        return filtered;
    }

    long rejected() {
        return rejected;
    }

    long converted() {
        return converted;
    }

    void convert(SourceRow row) {
        read++;
        if (isFiltered(row)) {
            filtered++;
            return;
        }
        if (row.broken() != null) {
            reject(row, null, null, null, "BROKEN_ROW", row.broken());
            return;
        }
        Map<String, SourceRow> joined = joined(row);
        ValueConverter.Result id = values.text(entry.id(), field -> value(row, joined, field));
        if (id.code() != null || id.value() == null) {
            reject(row, null, id.field(), id.text(), "MISSING_ID", "the row has no id");
            return;
        }
        String ref = (String) id.value();
        Map<String, Object> attributes = attributes(row, joined, ref);
        if (attributes == null) {
            return;
        }
        ShapeMender.Outcome shape = shape(row, joined, ref);
        if (shape == null) {
            return;
        }
        String earlier = firstRowById.putIfAbsent(ref, "row %d of %s".formatted(row.number(), entry.describe()));
        if (earlier != null) {
            reject(row, ref, id.field(), id.text(), "DUPLICATE_ID", "the id stands already at " + earlier);
            return;
        }
        emit(row, ref, attributes, shape);
    }

    /** Says what only shows when all rows have been seen. */
    void finish() {
        long taken = read - filtered;
        if (outsideArea > 0 && outsideArea * 2 > taken) {
            problems.accept(problem(
                    Severity.NOTE,
                    0,
                    null,
                    null,
                    null,
                    "WRONG_CRS",
                    "%d of %d rows lie outside the area in question; are the file's coordinates really %s?"
                            .formatted(outsideArea, taken, reprojector.source())));
        }
    }

    private String shapeCrs(SourceFiles files) throws IOException {
        String file = entry.file();
        String layer = entry.sourceLayer();
        String stated = entry.crs();
        if (entry.geometry() instanceof GeometryRule.Joined from) {
            SourceEntry.Join join = joins.get(from.join());
            file = join.file();
            layer = join.sourceLayer();
            stated = join.crs();
        }
        String own = files.source(file).crs(files.layer(file, layer)).orElse(null);
        if (stated != null && own != null && !stated.equals(own)) {
            problems.accept(problem(
                    Severity.NOTE,
                    0,
                    null,
                    null,
                    null,
                    "CRS_OVERRIDDEN",
                    "the file says %s; the mapping's %s is used".formatted(own, stated)));
        }
        return stated != null ? stated : own != null ? own : mapping.crs();
    }

    private boolean isFiltered(SourceRow row) {
        for (Map.Entry<String, Set<String>> condition : entry.where().entrySet()) {
            if (!condition.getValue().contains(plain(row, condition.getKey()))) {
                return true;
            }
        }
        for (Map.Entry<String, Set<String>> condition : entry.unless().entrySet()) {
            if (condition.getValue().contains(plain(row, condition.getKey()))) {
                return true;
            }
        }
        return entry.unlessIn() != null
                && excluded.contains(plain(row, entry.unlessIn().field()));
    }

    private Map<String, SourceRow> joined(SourceRow row) {
        Map<String, SourceRow> joined = new HashMap<>();
        for (SourceEntry.Join join : joins.values()) {
            SourceRow other = tables.get(join.name()).get(plain(row, join.on()));
            if (other != null) {
                joined.put(join.name(), other);
            }
        }
        return joined;
    }

    private String value(SourceRow row, Map<String, SourceRow> joined, String field) {
        int dot = field.indexOf('.');
        if (dot > 0 && joins.containsKey(field.substring(0, dot))) {
            SourceRow other = joined.get(field.substring(0, dot));
            return other == null ? null : other.value(field.substring(dot + 1));
        }
        return row.value(field);
    }

    /** The attributes by name, or null when the row was rejected. */
    private Map<String, Object> attributes(SourceRow row, Map<String, SourceRow> joined, String ref) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Attribute attribute : entry.layer().attributes()) {
            FieldRule rule = entry.fields().get(attribute.name());
            if (rule == null) {
                continue;
            }
            ValueConverter.Result result = values.convert(rule, attribute, field -> value(row, joined, field));
            if (result.value() != null) {
                attributes.put(attribute.name(), result.value());
            } else if (result.code() != null && rule.required()) {
                reject(row, ref, result.field(), result.text(), result.code(), result.reason());
                return null;
            } else if (result.code() != null) {
                problems.accept(problem(
                        Severity.VALUE_LEFT_OUT,
                        row.number(),
                        ref,
                        result.field(),
                        result.text(),
                        result.code(),
                        result.reason() + "; the row is in without it"));
            }
        }
        return attributes;
    }

    /** The shape in the operating coordinate system, or null when the row was rejected. */
    private ShapeMender.Outcome shape(SourceRow row, Map<String, SourceRow> joined, String ref) {
        if (entry.geometry() instanceof GeometryRule.None) {
            return new ShapeMender.Outcome(List.of(), null, null);
        }
        ShapeReader.Shape shape = ShapeReader.read(entry.geometry(), row, joined, joins);
        if (shape.problem() != null
                || shape.geometry() == null
                || shape.geometry().isEmpty()) {
            String why = shape.problem() != null ? shape.problem() : "there is no geometry";
            reject(row, ref, null, null, "NO_GEOMETRY", why);
            return null;
        }
        ShapeMender.Outcome mended =
                ShapeMender.mend(shape.geometry(), entry.layer().geometryKind());
        if (mended.refused() != null) {
            reject(row, ref, null, null, "BROKEN_GEOMETRY", mended.refused());
            return null;
        }
        String outside = outside(shape.geometry());
        if (outside != null) {
            outsideArea++;
            reject(row, ref, null, null, "OUTSIDE_AREA", outside);
            return null;
        }
        if (shape.note() != null) {
            problems.accept(problem(Severity.MENDED, row.number(), ref, null, null, "MENDED_GEOMETRY", shape.note()));
        }
        List<Geometry> parts =
                mended.parts().stream().map(reprojector::reproject).toList();
        return new ShapeMender.Outcome(parts, mended.mended(), null);
    }

    private String outside(Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        for (Coordinate corner :
                List.of(new Coordinate(box.getMinX(), box.getMinY()), new Coordinate(box.getMaxX(), box.getMaxY()))) {
            if (!reprojector.isInAreaOfUse(corner)) {
                return "%s, %s lies outside the area where %s is used (%s)"
                        .formatted(corner.x, corner.y, reprojector.source(), reprojector.describeAreaOfUse());
            }
            Coordinate lonLat = reprojector.toLonLat(corner);
            if (mapping.bounds() != null && !mapping.bounds().contains(lonLat)) {
                return "%s, %s is longitude %.4f, latitude %.4f, outside the mapping's bounds"
                        .formatted(corner.x, corner.y, lonLat.x, lonLat.y);
            }
        }
        return null;
    }

    private void emit(SourceRow row, String ref, Map<String, Object> attributes, ShapeMender.Outcome shape) {
        if (shape.mended() != null) {
            problems.accept(problem(Severity.MENDED, row.number(), ref, null, null, "MENDED_GEOMETRY", shape.mended()));
        }
        List<Geometry> parts = shape.parts();
        if (parts.size() <= 1) {
            Geometry only = parts.isEmpty() ? null : parts.get(0);
            sink.accept(new FeatureRecord(entry.layer(), ref, only, attributes, row.number()));
            converted++;
            return;
        }
        attributes.keySet().removeAll(WHOLE_LINE_ATTRIBUTES);
        if (entry.layer().findAttribute("asset_ref").isPresent()) {
            attributes.putIfAbsent("asset_ref", ref);
        }
        for (int i = 0; i < parts.size(); i++) {
            sink.accept(new FeatureRecord(entry.layer(), ref + "/" + (i + 1), parts.get(i), attributes, row.number()));
            converted++;
        }
    }

    private void reject(SourceRow row, String ref, String field, String value, String code, String reason) {
        rejected++;
        problems.accept(problem(Severity.ROW_REJECTED, row.number(), ref, field, value, code, reason));
    }

    private ImportProblem problem(
            Severity severity, long row, String ref, String field, String value, String code, String reason) {
        return new ImportProblem(severity, entry.layer(), entry.describe(), row, ref, field, value, code, reason);
    }

    private static String plain(SourceRow row, String field) {
        String value = row.value(field);
        return value == null ? "" : value.strip();
    }
}
