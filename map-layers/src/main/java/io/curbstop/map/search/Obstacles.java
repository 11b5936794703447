package io.curbstop.map.search;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;

/** Straight pieces of other streets around one that is being drawn, in flat arrays for speed. */
final class Obstacles {
    private final double reach_m;
    private double[] pieces = new double[64];
    private int size;

    /**
     * No obstacles yet.
     *
     * @param reach_m what is farther off than this does not matter
     */
    Obstacles(double reach_m) {
        this.reach_m = reach_m;
    }

    void add(Coordinate[] line) {
        for (int k = 1; k < line.length; k++) {
            if (size + 4 > pieces.length) {
                pieces = Arrays.copyOf(pieces, 2 * pieces.length);
            }
            pieces[size++] = line[k - 1].x;
            pieces[size++] = line[k - 1].y;
            pieces[size++] = line[k].x;
            pieces[size++] = line[k].y;
        }
    }

    /** Distance to the nearest piece, at most the reach. */
    double distance_m(Coordinate place) {
        double best = reach_m * reach_m;
        for (int k = 0; k < size; k += 4) {
            double ax = pieces[k] - place.x;
            double ay = pieces[k + 1] - place.y;
            double bx = pieces[k + 2] - place.x;
            double by = pieces[k + 3] - place.y;
            boolean far = Math.min(ax, bx) > reach_m
                    || Math.max(ax, bx) < -reach_m
                    || Math.min(ay, by) > reach_m
                    || Math.max(ay, by) < -reach_m;
            if (!far) {
                best = Math.min(best, squared(ax, ay, bx, by));
            }
        }
        return Math.sqrt(best);
    }

    private static double squared(double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
        double x = ax + t * dx;
        double y = ay + t * dy;
        return x * x + y * y;
    }
}
