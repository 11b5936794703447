package io.curbstop.map.source;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** One record of a {@code .shp} file as a geometry: points, lines and areas, the first two coordinates of each. */
final class ShapeRecord {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int BOX_BYTES = 32;

    private ShapeRecord() {}

    /**
     * Reads a record.
     *
     * @param shape its content, little-endian
     * @return null for a record without shape
     * @throws IllegalArgumentException for a shape of unknown type, or one that is none
     */
    static Geometry read(ByteBuffer shape) {
        int type = shape.getInt();
        // Shapes with heights (11 to 18) and measures (21 to 28) begin like those without.
        return switch (type % 10) {
            case 0 -> null;
            case 1 -> GEOMETRIES.createPoint(coordinate(shape));
            case 3 -> lines(shape);
            case 5 -> areas(shape);
            case 8 -> points(shape);
            default -> throw new IllegalArgumentException("type " + type + " is not known");
        };
    }

    private static Coordinate coordinate(ByteBuffer shape) {
        return new Coordinate(shape.getDouble(), shape.getDouble());
    }

    private static Geometry points(ByteBuffer shape) {
        shape.position(shape.position() + BOX_BYTES);
        Point[] points = new Point[count(shape, 16)];
        for (int k = 0; k < points.length; k++) {
            points[k] = GEOMETRIES.createPoint(coordinate(shape));
        }
        return points.length == 1 ? points[0] : GEOMETRIES.createMultiPoint(points);
    }

    private static int count(ByteBuffer shape, int bytesEach) {
        int count = shape.getInt();
        if (count < 0 || (long) count * bytesEach > shape.limit()) {
            throw new IllegalArgumentException("it says that it has " + count + " parts");
        }
        return count;
    }

    private static List<Coordinate[]> parts(ByteBuffer shape) {
        shape.position(shape.position() + BOX_BYTES);
        int parts = count(shape, 4);
        int points = count(shape, 16);
        int[] start = new int[parts + 1];
        for (int k = 0; k < parts; k++) {
            start[k] = shape.getInt();
        }
        start[parts] = points;
        List<Coordinate[]> lines = new ArrayList<>();
        for (int k = 0; k < parts; k++) {
            if (start[k + 1] < start[k]) {
                throw new IllegalArgumentException("its parts are in no order");
            }
            Coordinate[] line = new Coordinate[start[k + 1] - start[k]];
            for (int i = 0; i < line.length; i++) {
                line[i] = coordinate(shape);
            }
            lines.add(line);
        }
        return lines;
    }

    private static Geometry lines(ByteBuffer shape) {
        LineString[] lines =
                parts(shape).stream().map(GEOMETRIES::createLineString).toArray(LineString[]::new);
        return lines.length == 1 ? lines[0] : GEOMETRIES.createMultiLineString(lines);
    }

    /** Outer rings run clockwise, holes the other way; a hole belongs to the outer ring that it lies in. */
    private static Geometry areas(ByteBuffer shape) {
        List<LinearRing> shells = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        for (Coordinate[] ring : parts(shape)) {
            (Orientation.isCCW(ring) ? holes : shells).add(GEOMETRIES.createLinearRing(ring));
        }
        if (shells.isEmpty()) {
            // Some programs write a lone ring the wrong way round.
            shells.addAll(holes);
            holes.clear();
        }
        Polygon[] areas = new Polygon[shells.size()];
        for (int k = 0; k < areas.length; k++) {
            Polygon whole = GEOMETRIES.createPolygon(shells.get(k));
            LinearRing[] inside = holes.stream()
                    .filter(hole -> whole.covers(GEOMETRIES.createPoint(hole.getCoordinateN(0))))
                    .toArray(LinearRing[]::new);
            areas[k] = GEOMETRIES.createPolygon(shells.get(k), inside);
        }
        return areas.length == 1 ? areas[0] : GEOMETRIES.createMultiPolygon(areas);
    }
}
