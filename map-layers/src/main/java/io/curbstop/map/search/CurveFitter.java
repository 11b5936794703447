package io.curbstop.map.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Draws streets that a source gives only as two ends and a length.
 *
 * <p>What is known of such a street: its length; that it leaves a junction in the widest gap the other streets leave
 * free, mostly at their bisector; that it crosses no other street between its ends; and that houses stand between it
 * and its neighbours. Many curves are drawn with that length, each weighed by how well it keeps to this, and the
 * weighted mean of the good ones is taken; how far they differ is the uncertainty. Streets are taken from the least
 * curved on, so that each rests on neighbours already drawn.
 */
final class CurveFitter {
    private static final int STEPS = 32;
    /** Each pass rests on neighbours drawn better than before. */
    private static final int PASSES = 4;
    /** Two lots deep and their road allowance: how near parallel streets come to each other. */
    private static final double CLEARANCE_M = 60;
    /** Near its ends a street may come as close to others as a corner lot is wide, twice. */
    private static final double CORNER_M = 45;

    private final StreetGraph graph;
    private final Evidence evidence;

    CurveFitter(StreetGraph graph, Evidence evidence) {
        this.graph = graph;
        this.evidence = evidence;
    }

    /** Redraws every segment that hides a curve. */
    void fitAll() {
        for (int i = 0; i < graph.size(); i++) {
            if (graph.segment(i).course().isLoop()) {
                graph.replace(i, graph.segment(i).with(loop(i)));
            }
        }
        List<Integer> order = IntStream.range(0, graph.size())
                .boxed()
                .filter(i -> graph.segment(i).course().hidesCurve())
                .sorted(Comparator.comparingDouble(this::winding))
                .toList();
        List<Course> given = order.stream().map(i -> graph.segment(i).course()).toList();
        for (int pass = 0; pass < PASSES; pass++) {
            STRtree around = graph.spatialIndex();
            for (int k = 0; k < order.size(); k++) {
                int i = order.get(k);
                graph.replace(i, graph.segment(i).with(fit(i, given.get(k), around)));
            }
        }
    }

    /** A loop that comes back to where it began, such as the bulb of a cul-de-sac: a circle ahead of its stem. */
    private Course loop(int i) {
        Course given = graph.segment(i).course();
        Coordinate node = given.start();
        Coordinate ahead = headings(i, true, node, node).get(0).direction;
        double radius = given.length_m() / (2 * Math.PI);
        Coordinate[] circle = new Coordinate[STEPS + 1];
        for (int s = 0; s <= STEPS; s++) {
            double angle = 2 * Math.PI * s / STEPS;
            double back = radius * (1 - Math.cos(angle));
            double aside = radius * Math.sin(angle);
            circle[s] = new Coordinate(
                    node.x + back * ahead.x + aside * ahead.y, node.y + back * ahead.y - aside * ahead.x);
        }
        return given.redrawn(circle, radius / 2);
    }

    private double winding(int i) {
        Course course = graph.segment(i).course();
        return course.length_m() / course.start().distance(course.end());
    }

    private Course fit(int i, Course given, STRtree around) {
        Coordinate p = given.start();
        Coordinate q = given.end();
        List<Coordinate[]> curves = new ArrayList<>();
        List<Double> penalties = new ArrayList<>();
        Obstacles obstacles = obstacles(i, given, around);
        for (Heading leave : headings(i, true, p, q)) {
            for (Heading arrive : headings(i, false, q, p)) {
                for (CurveShape shape : CurveShape.values()) {
                    Coordinate[] curve = shape.draw(p, leave.direction, q, arrive.direction, given.length_m(), STEPS);
                    if (curve != null) {
                        curves.add(curve);
                        penalties.add(leave.penalty
                                + arrive.penalty
                                + shape.penalty()
                                + conflicts(curve, obstacles)
                                + evidence.penalty(curve));
                    }
                }
            }
        }
        return curves.isEmpty() ? given : weightedMean(given, curves, penalties);
    }

    private static Course weightedMean(Course given, List<Coordinate[]> curves, List<Double> penalties) {
        double least = penalties.stream().min(Double::compare).orElse(0.0);
        Coordinate[] mean = new Coordinate[STEPS + 1];
        double total = 0;
        double[] weights = new double[curves.size()];
        for (int c = 0; c < weights.length; c++) {
            weights[c] = Math.exp(least - penalties.get(c));
            total += weights[c];
        }
        double spread = 0;
        for (int s = 0; s <= STEPS; s++) {
            double x = 0;
            double y = 0;
            for (int c = 0; c < weights.length; c++) {
                x += weights[c] / total * curves.get(c)[s].x;
                y += weights[c] / total * curves.get(c)[s].y;
            }
            mean[s] = new Coordinate(x, y);
            double here = 0;
            for (int c = 0; c < weights.length; c++) {
                here += weights[c] / total * curves.get(c)[s].distance(mean[s]);
            }
            spread = Math.max(spread, here);
        }
        return given.redrawn(mean, spread);
    }

    /** Directions in which the street may leave one of its ends, the likeliest with no penalty. */
    private List<Heading> headings(int i, boolean atStart, Coordinate here, Coordinate there) {
        double toward = Math.atan2(there.y - here.y, there.x - here.x);
        double[] others = graph.othersAt(i, atStart).stream()
                .map(e -> graph.segment(e.segment()).course().leaving(e.atStart()))
                .mapToDouble(d -> Math.atan2(d.y, d.x))
                .sorted()
                .toArray();
        List<Heading> headings = new ArrayList<>();
        for (int k = 0; k < others.length; k++) {
            double gap = k + 1 < others.length ? others[k + 1] - others[k] : others[0] + 2 * Math.PI - others[k];
            if (gap > Math.toRadians(100)) {
                double middle = others[k] + gap / 2;
                double turn = Math.abs(Math.IEEEremainder(middle - toward, 2 * Math.PI));
                boolean toThere = turn <= gap / 2;
                headings.add(new Heading(direction(middle), toThere ? 0 : 1 + Math.max(0, turn - gap / 2)));
            }
        }
        if (headings.isEmpty()) {
            for (double turn : new double[] {-90, -45, 0, 45, 90}) {
                headings.add(new Heading(direction(toward + Math.toRadians(turn)), 0));
            }
        }
        return headings;
    }

    private static Coordinate direction(double angle) {
        return new Coordinate(Math.cos(angle), Math.sin(angle));
    }

    private Obstacles obstacles(int i, Course given, STRtree around) {
        Envelope box = new Envelope(given.start(), given.end());
        box.expandBy(given.length_m() / 2);
        Obstacles obstacles = new Obstacles(CLEARANCE_M);
        for (Object found : around.query(box)) {
            Course course = graph.segment((Integer) found).course();
            if ((Integer) found != i && !course.hidesCurve()) {
                obstacles.add(course.points());
            }
        }
        return obstacles;
    }

    /** How much a curve runs into other streets: most for crossing one, some for leaving no room for houses. */
    private static double conflicts(Coordinate[] curve, Obstacles obstacles) {
        double penalty = 0;
        double step = Math.max(1, curve[0].distance(curve[1]));
        int skip = (int) Math.min(STEPS / 3.0, Math.ceil(CORNER_M / step));
        for (int s = skip; s <= STEPS - skip; s++) {
            penalty += (1 - obstacles.distance_m(curve[s]) / CLEARANCE_M) * 24 / STEPS;
        }
        return penalty;
    }

    private record Heading(Coordinate direction, double penalty) {}
}
