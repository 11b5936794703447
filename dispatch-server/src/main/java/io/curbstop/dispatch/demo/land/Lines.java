package io.curbstop.dispatch.demo.land;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Polylines as coordinate arrays: drawing smooth ones, measuring along them, and cutting them. Lengths are metres. */
public final class Lines {

    private Lines() {}

    /** A foot on a line: the place, its measure from the start, its distance from what was asked, and the segment. */
    public record Foot(Coordinate at, double measure_m, double distance_m, int segment) {}

    /** The point with these coordinates. */
    public static Coordinate point(double x, double y) {
        return new Coordinate(x, y);
    }

    /** The point at the given part of the way from one point to another. */
    public static Coordinate between(Coordinate a, Coordinate b, double part) {
        return point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part);
    }

    /** The point reached from another along a direction. */
    public static Coordinate shifted(Coordinate from, Coordinate direction, double distance_m) {
        return point(from.x + direction.x * distance_m, from.y + direction.y * distance_m);
    }

    /** The unit vector from one point towards another. */
    public static Coordinate direction(Coordinate from, Coordinate to) {
        double length = from.distance(to);
        return length < 1e-9 ? point(1, 0) : point((to.x - from.x) / length, (to.y - from.y) / length);
    }

    /** The unit vector turned a quarter to the left. */
    public static Coordinate left(Coordinate direction) {
        return point(-direction.y, direction.x);
    }

    /** The length of a line. */
    public static double length(Coordinate[] line) {
        double sum = 0;
        for (int i = 1; i < line.length; i++) {
            sum += line[i - 1].distance(line[i]);
        }
        return sum;
    }

    /** The point at a measure along a line, held within its ends. */
    public static Coordinate along(Coordinate[] line, double measure_m) {
        double left = measure_m;
        for (int i = 1; i < line.length; i++) {
            double step = line[i - 1].distance(line[i]);
            if (left <= step) {
                return step == 0 ? line[i] : between(line[i - 1], line[i], Math.max(0, left / step));
            }
            left -= step;
        }
        return line[line.length - 1];
    }

    /** The direction of travel at a measure along a line, taken over a few metres so that bends are smooth. */
    public static Coordinate directionAt(Coordinate[] line, double measure_m) {
        double length = length(line);
        double middle = Math.max(0, Math.min(length, measure_m));
        return direction(along(line, middle - 4), along(line, middle + 4));
    }

    /** The part of a line between two measures. */
    public static Coordinate[] cut(Coordinate[] line, double from_m, double to_m) {
        List<Coordinate> out = new ArrayList<>();
        out.add(along(line, from_m));
        double measure = 0;
        for (int i = 1; i < line.length; i++) {
            measure += line[i - 1].distance(line[i]);
            if (measure > from_m + 0.01 && measure < to_m - 0.01) {
                out.add(line[i]);
            }
        }
        out.add(along(line, to_m));
        return out.toArray(Coordinate[]::new);
    }

    /** The nearest point of a line. */
    public static Foot foot(Coordinate[] line, Coordinate from) {
        Foot best = null;
        double measure = 0;
        for (int i = 1; i < line.length; i++) {
            Coordinate a = line[i - 1];
            Coordinate b = line[i];
            double step = a.distance(b);
            double part = step == 0 ? 0 : ((from.x - a.x) * (b.x - a.x) + (from.y - a.y) * (b.y - a.y)) / (step * step);
            part = Math.max(0, Math.min(1, part));
            Coordinate at = between(a, b, part);
            double distance = at.distance(from);
            if (best == null || distance < best.distance_m) {
                best = new Foot(at, measure + part * step, distance, i - 1);
            }
            measure += step;
        }
        return best;
    }

    /** A smooth line through the given points, with a vertex about every {@code spacing_m}. */
    public static Coordinate[] through(List<Coordinate> points, double spacing_m) {
        List<Coordinate> out = new ArrayList<>();
        out.add(points.get(0));
        for (int i = 0; i + 1 < points.size(); i++) {
            Coordinate b = points.get(i);
            Coordinate c = points.get(i + 1);
            Coordinate a = i > 0 ? points.get(i - 1) : shifted(b, direction(c, b), b.distance(c));
            Coordinate d = i + 2 < points.size() ? points.get(i + 2) : shifted(c, direction(b, c), b.distance(c));
            double span = b.distance(c);
            Coordinate into = shifted(b, direction(a, c), span / 3);
            Coordinate outOf = shifted(c, direction(d, b), span / 3);
            Coordinate[] piece = bezier(b, into, outOf, c, spacing_m);
            out.addAll(Arrays.asList(piece).subList(1, piece.length));
        }
        return out.toArray(Coordinate[]::new);
    }

    /** A cubic curve from a to d with handles b and c, with a vertex about every {@code spacing_m}. */
    public static Coordinate[] bezier(Coordinate a, Coordinate b, Coordinate c, Coordinate d, double spacing_m) {
        double rough = (a.distance(d) + a.distance(b) + b.distance(c) + c.distance(d)) / 2;
        int steps = Math.max(2, (int) Math.ceil(rough / spacing_m));
        Coordinate[] out = new Coordinate[steps + 1];
        for (int i = 1; i < steps; i++) {
            double t = (double) i / steps;
            double s = 1 - t;
            double wa = s * s * s;
            double wb = 3 * s * s * t;
            double wc = 3 * s * t * t;
            double wd = t * t * t;
            out[i] = point(a.x * wa + b.x * wb + c.x * wc + d.x * wd, a.y * wa + b.y * wb + c.y * wc + d.y * wd);
        }
        out[0] = a;
        out[steps] = d;
        return out;
    }

    /** The line moved sideways, to the left when positive; right for gentle bends only. */
    public static Coordinate[] offset(Coordinate[] line, double left_m) {
        Coordinate[] out = new Coordinate[line.length];
        for (int i = 0; i < line.length; i++) {
            Coordinate before = line[Math.max(0, i - 1)];
            Coordinate after = line[Math.min(line.length - 1, i + 1)];
            out[i] = shifted(line[i], left(direction(before, after)), left_m);
        }
        return out;
    }

    /** The same line drawn the other way. */
    public static Coordinate[] reversed(Coordinate[] line) {
        Coordinate[] out = new Coordinate[line.length];
        for (int i = 0; i < line.length; i++) {
            out[i] = line[line.length - 1 - i];
        }
        return out;
    }

    /** One line made of two, the second starting where the first ends. */
    public static Coordinate[] joined(Coordinate[] first, Coordinate[] second) {
        Coordinate[] out = Arrays.copyOf(first, first.length + second.length - 1);
        System.arraycopy(second, 1, out, first.length, second.length - 1);
        return out;
    }

    /** Where two segments cross or touch, or null. */
    public static Coordinate crossing(Coordinate a, Coordinate b, Coordinate c, Coordinate d) {
        double dx = b.x - a.x;
        double dy = b.y - a.y;
        double ex = d.x - c.x;
        double ey = d.y - c.y;
        double turn = dx * ey - dy * ex;
        if (Math.abs(turn) < 1e-12) {
            return null;
        }
        double t = ((c.x - a.x) * ey - (c.y - a.y) * ex) / turn;
        double u = ((c.x - a.x) * dy - (c.y - a.y) * dx) / turn;
        return t < 0 || t > 1 || u < 0 || u > 1 ? null : point(a.x + t * dx, a.y + t * dy);
    }
}
