package io.curbstop.map.network;

/** Measures along lines: their lengths, and where a point falls on one. */
public final class Polyline {
    private Polyline() {}

    /** Where a point falls on a line: how far from it, and at which measure. */
    public record Foot(double distance, double measure) {}

    /** Where a point falls on a line given as x, y, x, y and so on. */
    public static Foot project(double[] line, double x, double y) {
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
}
