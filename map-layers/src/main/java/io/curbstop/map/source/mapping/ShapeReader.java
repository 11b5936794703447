package io.curbstop.map.source.mapping;

import io.curbstop.map.source.SourceRow;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Gets a row's shape as a {@link GeometryRule} says, in the coordinate system of its source. */
final class ShapeReader {

    /** Length of the line that stands for one whose ends are one place. */
    private static final double POINT_LINE_M = 0.01;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private ShapeReader() {}

    /**
     * What came of it.
     *
     * @param geometry the shape; null when there is none
     * @param note what was put right, in words; null when nothing was
     * @param problem why there is none, in words; null when the row simply has no shape
     */
    record Shape(Geometry geometry, String note, String problem) {
        static Shape of(Geometry geometry) {
            return new Shape(geometry, null, null);
        }

        static Shape problem(String problem) {
            return new Shape(null, null, problem);
        }
    }

    static Shape read(
            GeometryRule rule, SourceRow row, Map<String, SourceRow> joined, Map<String, SourceEntry.Join> joins) {
        if (rule instanceof GeometryRule.Own) {
            return Shape.of(row.geometry());
        }
        if (rule instanceof GeometryRule.Inside) {
            return inside(Shape.of(row.geometry()));
        }
        if (rule instanceof GeometryRule.XY xy) {
            return point(row::value, xy);
        }
        if (rule instanceof GeometryRule.Ends ends) {
            return line(row::value, ends);
        }
        if (rule instanceof GeometryRule.Wkt wkt) {
            return text(row.value(wkt.column()));
        }
        if (rule instanceof GeometryRule.Joined from) {
            SourceEntry.Join join = joins.get(from.join());
            SourceRow other = joined.get(from.join());
            if (other == null) {
                return Shape.problem("%s '%s' is not in %s, from which the shape is taken"
                        .formatted(join.on(), row.value(join.on()), join.file()));
            }
            Shape shape = read(join.geometry(), other, Map.of(), Map.of());
            if (shape.problem() == null && shape.geometry() == null) {
                return Shape.problem(
                        "%s '%s' of %s has no shape".formatted(join.key(), other.value(join.key()), join.file()));
            }
            return from.inside() ? inside(shape) : shape;
        }
        return Shape.of(null);
    }

    private static Shape inside(Shape shape) {
        return shape.geometry() == null || shape.geometry().isEmpty()
                ? shape
                : new Shape(shape.geometry().getInteriorPoint(), shape.note(), null);
    }

    private static Shape point(UnaryOperator<String> row, GeometryRule.XY rule) {
        String x = row.apply(rule.x());
        String y = row.apply(rule.y());
        if (x == null && y == null) {
            return Shape.of(null);
        }
        String problem = "%s '%s', %s '%s' are no coordinates".formatted(rule.x(), x, rule.y(), y);
        if (x == null || y == null) {
            return Shape.problem(problem);
        }
        try {
            return Shape.of(FACTORY.createPoint(new Coordinate(Double.parseDouble(x), Double.parseDouble(y))));
        } catch (NumberFormatException e) {
            return Shape.problem(problem);
        }
    }

    private static Shape line(UnaryOperator<String> row, GeometryRule.Ends rule) {
        Shape from = point(row, new GeometryRule.XY(rule.fromX(), rule.fromY()));
        Shape to = point(row, new GeometryRule.XY(rule.toX(), rule.toY()));
        if (from.problem() != null || to.problem() != null) {
            return from.problem() != null ? from : to;
        }
        if (from.geometry() == null || to.geometry() == null) {
            return Shape.of(null);
        }
        Coordinate start = from.geometry().getCoordinate();
        Coordinate end = to.geometry().getCoordinate();
        if (start.equals2D(end) && rule.keepSameEnds()) {
            Coordinate beside = new Coordinate(start.x + POINT_LINE_M, start.y);
            return new Shape(
                    FACTORY.createLineString(new Coordinate[] {start, beside}),
                    "both ends are one place; kept as a line one centimetre long",
                    null);
        }
        return Shape.of(FACTORY.createLineString(new Coordinate[] {start, end}));
    }

    private static Shape text(String wkt) {
        if (wkt == null) {
            return Shape.of(null);
        }
        try {
            return Shape.of(new WKTReader(FACTORY).read(wkt));
        } catch (ParseException | IllegalArgumentException e) {
            return Shape.problem(
                    "this is not well-known text: " + e.getMessage().strip());
        }
    }
}
