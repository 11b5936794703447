package io.curbstop.map.search;

import org.locationtech.jts.geom.Coordinate;

/** Ways in which a residential street gets from one junction to another. */
enum CurveShape {
    /** One smooth bend, or an S. */
    SMOOTH(1, 1, true),
    /** Smooth, with the bend near the start. */
    SMOOTH_EARLY(0.4, 1, true),
    /** Smooth, with the bend near the end. */
    SMOOTH_LATE(1, 0.4, true),
    /** Straight legs at both ends and a straight piece between them. */
    LEGS(1, 1, false),
    /** A short leg, then a long one. */
    LEGS_EARLY(0.4, 1, false),
    /** A long leg, then a short one. */
    LEGS_LATE(1, 0.4, false);

    private final double atStart;
    private final double atEnd;
    private final boolean smooth;

    CurveShape(double atStart, double atEnd, boolean smooth) {
        this.atStart = atStart;
        this.atEnd = atEnd;
        this.smooth = smooth;
    }

    /** How unlikely the shape is before anything else is known. */
    double penalty() {
        return atStart == atEnd ? 0 : 0.7;
    }

    /**
     * A curve of a given length.
     *
     * @param p first point
     * @param leave unit direction in which it leaves p
     * @param q last point
     * @param arrive unit direction in which the street leaves q, looking back
     * @param length_m length it must have
     * @param steps number of equal pieces in the answer
     * @return steps + 1 points equally spaced along the curve, or null when no such curve has that length
     */
    Coordinate[] draw(Coordinate p, Coordinate leave, Coordinate q, Coordinate arrive, double length_m, int steps) {
        double low = 0;
        double high = 2 * length_m;
        for (int i = 0; i < 18; i++) {
            double middle = (low + high) / 2;
            if (length(raw(p, leave, q, arrive, middle)) < length_m) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Coordinate[] curve = raw(p, leave, q, arrive, low);
        return Math.abs(length(curve) - length_m) > 0.03 * length_m ? null : resample(curve, steps);
    }

    private Coordinate[] raw(Coordinate p, Coordinate leave, Coordinate q, Coordinate arrive, double reach) {
        double a = reach * atStart / (smooth ? 1 : 2);
        double b = reach * atEnd / (smooth ? 1 : 2);
        Coordinate c = new Coordinate(p.x + a * leave.x, p.y + a * leave.y);
        Coordinate d = new Coordinate(q.x + b * arrive.x, q.y + b * arrive.y);
        if (!smooth) {
            return new Coordinate[] {p, c, d, q};
        }
        Coordinate[] points = new Coordinate[25];
        for (int i = 0; i < points.length; i++) {
            double t = i / (points.length - 1.0);
            double s = 1 - t;
            double w0 = s * s * s;
            double w1 = 3 * s * s * t;
            double w2 = 3 * s * t * t;
            double w3 = t * t * t;
            points[i] = new Coordinate(
                    w0 * p.x + w1 * c.x + w2 * d.x + w3 * q.x, w0 * p.y + w1 * c.y + w2 * d.y + w3 * q.y);
        }
        return points;
    }

    private static double length(Coordinate[] line) {
        double sum = 0;
        for (int i = 1; i < line.length; i++) {
            sum += line[i].distance(line[i - 1]);
        }
        return sum;
    }

    private static Coordinate[] resample(Coordinate[] line, int steps) {
        Course course = Course.along(line);
        Coordinate[] even = new Coordinate[steps + 1];
        for (int i = 0; i <= steps; i++) {
            even[i] = course.at((double) i / steps, 0);
        }
        return even;
    }
}
