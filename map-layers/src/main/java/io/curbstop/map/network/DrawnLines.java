package io.curbstop.map.network;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.operation.linemerge.LineMerger;

/** Drawings as the assembly takes them. */
public final class DrawnLines {
    private static final double[][] NONE = {};

    private DrawnLines() {}

    /**
     * The connected pieces of a drawing, each as the coordinates of its vertices, x and y in turn.
     *
     * @param drawing any geometry; pieces of a line of several parts that meet are one
     * @return none for null, an empty geometry and one that is no line
     */
    public static double[][] of(Geometry drawing) {
        if (drawing == null || drawing.isEmpty() || !(drawing instanceof Lineal)) {
            return NONE;
        }
        if (drawing instanceof LineString line) {
            return new double[][] {coordinates(line)};
        }
        if (drawing.getNumGeometries() == 1) {
            return new double[][] {coordinates((LineString) drawing.getGeometryN(0))};
        }
        LineMerger merger = new LineMerger();
        merger.add(drawing);
        @SuppressWarnings("unchecked")
        Collection<LineString> merged = merger.getMergedLineStrings();
        Stream<LineString> sorted = merged.stream().sorted(Comparator.comparing(Geometry::toText));
        return sorted.map(DrawnLines::coordinates).toArray(double[][]::new);
    }

    /** Where a feature is taken to be: the middle of a line, else its first coordinate; null when it is not drawn. */
    public static Coordinate pointOf(Geometry drawing) {
        if (drawing == null || drawing.isEmpty()) {
            return null;
        }
        return drawing instanceof Lineal ? drawing.getCentroid().getCoordinate() : drawing.getCoordinate();
    }

    private static double[] coordinates(LineString line) {
        CoordinateSequence sequence = line.getCoordinateSequence();
        if (sequence instanceof PackedCoordinateSequence.Double packed && packed.getDimension() == 2) {
            return packed.getRawCoordinates();
        }
        double[] xy = new double[sequence.size() * 2];
        for (int i = 0; i < sequence.size(); i++) {
            xy[i * 2] = sequence.getX(i);
            xy[i * 2 + 1] = sequence.getY(i);
        }
        return xy;
    }
}
