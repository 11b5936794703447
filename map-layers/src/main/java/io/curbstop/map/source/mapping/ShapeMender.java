package io.curbstop.map.source.mapping;

import io.curbstop.map.source.LayerType.GeometryKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * Makes a geometry one that its layer can hold, where there is only one way to do so: lines of several parts are joined
 * or split, outlines that cross themselves by a hair are mended. Whatever would need guessing is refused.
 */
final class ShapeMender {

    /** An outline may gain or lose this share of its area when it is mended. */
    private static final double AREA_SHARE = 0.01;

    private ShapeMender() {}

    /**
     * What came of it.
     *
     * @param parts the geometries to take, one unless a line had parts that do not meet; empty when refused
     * @param mended what was put right, in words; null when nothing was
     * @param refused why it cannot be taken, in words; null when it can
     */
    record Outcome(List<Geometry> parts, String mended, String refused) {
        static Outcome good(Geometry geometry) {
            return new Outcome(List.of(geometry), null, null);
        }

        static Outcome mended(List<Geometry> parts, String what) {
            return new Outcome(parts, what, null);
        }

        static Outcome refused(String why) {
            return new Outcome(List.of(), null, why);
        }
    }

    static Outcome mend(Geometry geometry, GeometryKind kind) {
        if (geometry == null || geometry.isEmpty()) {
            return Outcome.refused("there is no geometry");
        }
        if (!Arrays.stream(geometry.getCoordinates()).allMatch(Coordinate::isValid)) {
            return Outcome.refused("a coordinate is not a number");
        }
        return switch (kind) {
            case POINT -> point(geometry);
            case LINE -> line(geometry);
            case AREA -> area(geometry);
            case ANY -> geometry.getDimension() == 0 ? point(geometry) : line(geometry);
        };
    }

    private static Outcome point(Geometry geometry) {
        if (geometry instanceof Point) {
            return Outcome.good(geometry);
        }
        if (geometry instanceof MultiPoint && geometry.getNumGeometries() == 1) {
            return Outcome.good(part(geometry, 0));
        }
        return Outcome.refused("one point is expected, this is a " + geometry.getGeometryType() + " of "
                + geometry.getNumGeometries());
    }

    private static Outcome line(Geometry geometry) {
        if (geometry.getDimension() != 1) {
            return Outcome.refused("a line is expected, this is a " + geometry.getGeometryType());
        }
        List<Geometry> parts = new ArrayList<>();
        List<Coordinate> run = new ArrayList<>();
        int dropped = 0;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Coordinate[] points = CoordinateArrays.removeRepeatedPoints(
                    geometry.getGeometryN(i).getCoordinates());
            if (points.length < 2) {
                dropped++;
                continue;
            }
            if (!run.isEmpty() && !run.get(run.size() - 1).equals2D(points[0])) {
                parts.add(lineOf(geometry, run));
                run.clear();
            }
            run.addAll(Arrays.asList(points).subList(run.isEmpty() ? 0 : 1, points.length));
        }
        if (!run.isEmpty()) {
            parts.add(lineOf(geometry, run));
        }
        if (parts.isEmpty()) {
            return Outcome.refused("the line has no length: its points are one place");
        }
        if (parts.size() > 1) {
            return Outcome.mended(
                    parts,
                    "the line has %d parts that do not meet; each is taken as a line of its own"
                            .formatted(parts.size()));
        }
        return dropped > 0
                ? Outcome.mended(parts, "a part without length was left out")
                : new Outcome(parts, null, null);
    }

    private static Outcome area(Geometry geometry) {
        if (!(geometry instanceof Polygonal)) {
            return Outcome.refused("an area is expected, this is a " + geometry.getGeometryType());
        }
        if (geometry.isValid()) {
            return Outcome.good(geometry.getNumGeometries() == 1 ? part(geometry, 0) : geometry);
        }
        Geometry fixed = GeometryFixer.fix(geometry);
        double change = Math.abs(fixed.getArea() - geometry.getArea());
        if (!(fixed instanceof Polygonal) || fixed.isEmpty() || change > AREA_SHARE * fixed.getArea()) {
            return Outcome.refused("the outline crosses itself, and there is more than one way to mend it");
        }
        fixed.setSRID(geometry.getSRID());
        return Outcome.mended(
                List.of(fixed.getNumGeometries() == 1 ? part(fixed, 0) : fixed),
                "the outline crossed or touched itself and was mended; its area changed by %.2f %%"
                        .formatted(100 * change / fixed.getArea()));
    }

    private static LineString lineOf(Geometry whole, List<Coordinate> points) {
        LineString line = whole.getFactory().createLineString(points.toArray(new Coordinate[0]));
        line.setSRID(whole.getSRID());
        return line;
    }

    private static Geometry part(Geometry whole, int i) {
        Geometry part = whole.getGeometryN(i);
        part.setSRID(whole.getSRID());
        return part;
    }
}
