package io.curbstop.map.network;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Measures along lines: where a point falls on one, and the piece between two measures. */
final class Polyline {
    private Polyline() {}

    /** Where a point falls on a line: how far from it, and at which measure. */
    record Foot(double distance, double measure) {}

    static Foot project(double[] line, double x, double y) {
        double best = Double.POSITIVE_INFINITY;
        double bestMeasure = 0;
        double walked = 0;
        for (int i = 0; i + 3 < line.length; i += 2) {
            double dx = line[i + 2] - line[i];
            double dy = line[i + 3] - line[i + 1];
            double length = Math.sqrt(dx * dx + dy * dy);
            double t = length == 0 ? 0 : ((x - line[i]) * dx + (y - line[i + 1]) * dy) / (length * length);
            t = Math.max(0, Math.min(1, t));
            double distance = distance(x, y, line[i] + t * dx, line[i + 1] + t * dy);
            if (distance < best) {
                best = distance;
                bestMeasure = walked + t * length;
            }
            walked += length;
        }
        return new Foot(best, bestMeasure);
    }

    static double length(double[] line) {
        double length = 0;
        for (int i = 0; i + 3 < line.length; i += 2) {
            length += distance(line[i], line[i + 1], line[i + 2], line[i + 3]);
        }
        return length;
    }

    static double[] reverse(double[] line) {
        double[] turned = new double[line.length];
        for (int i = 0; i < line.length; i += 2) {
            turned[i] = line[line.length - 2 - i];
            turned[i + 1] = line[line.length - 1 - i];
        }
        return turned;
    }

    /** Plain root of squares: metres never come near where it would overflow, and hypot is many times slower. */
    static double distance(double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** The piece of {@code xy[first..end)} between two measures. */
    static Coordinate[] between(double[] xy, int first, int end, double from, double to) {
        List<Coordinate> piece = new ArrayList<>();
        double walked = 0;
        for (int i = first; i + 3 < end; i += 2) {
            double dx = xy[i + 2] - xy[i];
            double dy = xy[i + 3] - xy[i + 1];
            double length = Math.sqrt(dx * dx + dy * dy);
            double next = walked + length;
            if (piece.isEmpty() && (from <= next || i + 5 >= end)) {
                piece.add(at(xy, i, dx, dy, length, from - walked));
            }
            if (!piece.isEmpty()) {
                if (to <= next) {
                    piece.add(at(xy, i, dx, dy, length, to - walked));
                    return piece.toArray(Coordinate[]::new);
                }
                if (next > from) {
                    piece.add(new Coordinate(xy[i + 2], xy[i + 3]));
                }
            }
            walked = next;
        }
        if (piece.size() == 1) {
            piece.add(new Coordinate(piece.get(0)));
        }
        return piece.toArray(Coordinate[]::new);
    }

    private static Coordinate at(double[] xy, int i, double dx, double dy, double length, double along) {
        double t = length == 0 ? 0 : Math.max(0, Math.min(1, along / length));
        return new Coordinate(xy[i] + t * dx, xy[i + 1] + t * dy);
    }
}
