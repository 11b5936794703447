package io.curbstop.map.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * Where a street runs: a line in the operating CRS, its true length, and how well the line is known.
 *
 * <p>Not a record, because arrays have no value equality.
 */
final class Course {
    private final Coordinate[] points;
    private final double[] chainage_m;
    private final double surveyed_m;
    private final double uncertainty_m;

    private Course(Coordinate[] points, double surveyed_m, double uncertainty_m) {
        this.points = points;
        this.surveyed_m = surveyed_m;
        this.uncertainty_m = uncertainty_m;
        chainage_m = new double[points.length];
        for (int i = 1; i < points.length; i++) {
            chainage_m[i] = chainage_m[i - 1] + points[i].distance(points[i - 1]);
        }
    }

    static Course along(Coordinate[] line) {
        Course drawn = new Course(line, 0, 0);
        return new Course(line, drawn.drawn_m(), 0);
    }

    /** The same line, knowing that the street is longer than drawn; a length shorter than drawn is not believed. */
    Course withSurveyedLength(double length_m) {
        double believed = length_m > drawn_m() ? length_m : drawn_m();
        return new Course(points, believed, uncertainty_m);
    }

    /** The same street on a better line, whose middle may still be off by {@code uncertainty_m}. */
    Course redrawn(Coordinate[] line, double newUncertainty_m) {
        return new Course(line, surveyed_m, newUncertainty_m);
    }

    Coordinate[] points() {
        return points;
    }

    Coordinate start() {
        return points[0];
    }

    Coordinate end() {
        return points[points.length - 1];
    }

    /** Length as surveyed, or as drawn where no better is known. */
    double length_m() {
        return surveyed_m;
    }

    private double drawn_m() {
        return chainage_m[chainage_m.length - 1];
    }

    /** Whether only the ends are known and the street is clearly longer than the straight line between them. */
    boolean hidesCurve() {
        return points.length == 2 && drawn_m() >= 1 && surveyed_m > drawn_m() * 1.02 && surveyed_m > drawn_m() + 2;
    }

    /** Whether it comes back to where it began while the source shows only that point. */
    boolean isLoop() {
        return points.length == 2 && drawn_m() < 1 && surveyed_m > 10;
    }

    /** This course and, after it, the way to the far side of a loop or along another course. */
    Course followedBy(Coordinate[] more, double more_m) {
        Coordinate[] joined = Arrays.copyOf(points, points.length + more.length);
        System.arraycopy(more, 0, joined, points.length, more.length);
        return new Course(joined, surveyed_m + more_m, uncertainty_m);
    }

    /** The same line from its other end. */
    Course reversed() {
        Coordinate[] back = new Coordinate[points.length];
        for (int i = 0; i < back.length; i++) {
            back[i] = points[back.length - 1 - i];
        }
        return new Course(back, surveyed_m, uncertainty_m);
    }

    /** How far the line may be from the street at that fraction of its length; the ends are known. */
    double uncertainty_m(double fraction) {
        return uncertainty_m * Math.min(1, 4 * Math.min(fraction, 1 - fraction));
    }

    /** The point at a fraction (0 to 1) of the length, moved sideways: positive to the left. */
    Coordinate at(double fraction, double left_m) {
        double along = Math.max(0, Math.min(1, fraction)) * drawn_m();
        int i = 1;
        while (i < points.length - 1 && chainage_m[i] < along) {
            i++;
        }
        Coordinate a = points[i - 1];
        Coordinate b = points[i];
        double piece = chainage_m[i] - chainage_m[i - 1];
        if (piece == 0) {
            return a.copy();
        }
        double t = (along - chainage_m[i - 1]) / piece;
        double ux = (b.x - a.x) / piece;
        double uy = (b.y - a.y) / piece;
        return new Coordinate(a.x + t * piece * ux - left_m * uy, a.y + t * piece * uy + left_m * ux);
    }

    /** The part between two fractions of the length, moved sideways: positive to the left. */
    Coordinate[] between(double from, double to, double left_m) {
        List<Coordinate> part = new ArrayList<>();
        part.add(at(from, left_m));
        for (int i = 1; i < points.length - 1; i++) {
            double fraction = drawn_m() == 0 ? 0 : chainage_m[i] / drawn_m();
            if (fraction > from + 1e-6 && fraction < to - 1e-6) {
                part.add(at(fraction, left_m));
            }
        }
        part.add(at(to, left_m));
        return part.toArray(Coordinate[]::new);
    }

    /** The fraction of the length whose point is nearest. */
    double project(Coordinate place) {
        double best = Double.MAX_VALUE;
        double along = 0;
        for (int i = 1; i < points.length; i++) {
            Coordinate a = points[i - 1];
            double piece = chainage_m[i] - chainage_m[i - 1];
            double t = piece == 0 ? 0 : dot(a, points[i], place) / (piece * piece);
            t = Math.max(0, Math.min(1, t));
            double x = a.x + t * (points[i].x - a.x) - place.x;
            double y = a.y + t * (points[i].y - a.y) - place.y;
            if (x * x + y * y < best) {
                best = x * x + y * y;
                along = chainage_m[i - 1] + t * piece;
            }
        }
        return drawn_m() == 0 ? 0 : along / drawn_m();
    }

    double distance_m(Coordinate place) {
        return at(project(place), 0).distance(place);
    }

    /** The unit direction in which the street leaves its first (or last) node. */
    Coordinate leaving(boolean atStart) {
        double reach = Math.min(0.5, drawn_m() == 0 ? 0 : 15 / drawn_m());
        Coordinate node = atStart ? start() : end();
        Coordinate ahead = at(atStart ? reach : 1 - reach, 0);
        double d = Math.max(1e-9, ahead.distance(node));
        return new Coordinate((ahead.x - node.x) / d, (ahead.y - node.y) / d);
    }

    private static double dot(Coordinate origin, Coordinate a, Coordinate b) {
        return (a.x - origin.x) * (b.x - origin.x) + (a.y - origin.y) * (b.y - origin.y);
    }
}
