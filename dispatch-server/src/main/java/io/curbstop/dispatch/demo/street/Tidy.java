package io.curbstop.dispatch.demo.street;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Streams;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The last work on the street plan: courts are shortened, nodes where nothing meets are taken out with their corners
 * rounded, and whatever would still cross without a junction is removed.
 */
final class Tidy {
    private static final double CORNER_M = 34;

    private final StreetGraph graph;
    private final SplittableRandom random;

    Tidy(Streams streams, StreetGraph graph) {
        this.graph = graph;
        this.random = streams.stage("tidy");
    }

    void run() {
        shortenCourts();
        for (StreetNode node : graph.nodes()) {
            merge(node);
        }
        removeCrossings();
        for (StreetNode node : graph.nodes()) {
            merge(node);
        }
    }

    private void shortenCourts() {
        for (StreetEdge edge : graph.edges()) {
            if (edge.streetClass() != StreetClass.CUL_DE_SAC) {
                continue;
            }
            boolean endIsLoose = edge.to().edges.size() == 1;
            Coordinate[] line = endIsLoose ? edge.line() : Lines.reversed(edge.line());
            StreetNode root = endIsLoose ? edge.from() : edge.to();
            double keep = Math.max(52, edge.length_m() * (0.62 + 0.25 * random.nextDouble()));
            if (keep < edge.length_m()) {
                graph.remove(edge);
                Coordinate[] cut = Lines.cut(line, 0, keep);
                StreetNode tip = graph.addNode(cut[cut.length - 1]);
                graph.connect(root, tip, cut, StreetClass.LOCAL, edge.course(), false);
            }
        }
    }

    private void merge(StreetNode node) {
        if (node.edges.size() != 2) {
            return;
        }
        StreetEdge first = node.edges.get(0);
        StreetEdge second = node.edges.get(1);
        boolean sameRoad = first.course() == second.course() || first.plannedClass() == StreetClass.LOCAL;
        if (first == second
                || first.plannedClass() != second.plannedClass()
                || first.bridge()
                || second.bridge()
                || !sameRoad) {
            return;
        }
        StreetNode start = first.other(node);
        StreetNode end = second.other(node);
        if (start == end || first.length_m() + second.length_m() > 900) {
            return;
        }
        Coordinate[] before = first.to() == node ? first.line() : Lines.reversed(first.line());
        Coordinate[] after = second.from() == node ? second.line() : Lines.reversed(second.line());
        int course = first.length_m() >= second.length_m() ? first.course() : second.course();
        graph.remove(first);
        graph.remove(second);
        graph.connect(start, end, rounded(before, after), first.plannedClass(), course, false);
    }

    private static Coordinate[] rounded(Coordinate[] before, Coordinate[] after) {
        double lengthBefore = Lines.length(before);
        double lengthAfter = Lines.length(after);
        Coordinate in = Lines.directionAt(before, lengthBefore);
        Coordinate out = Lines.directionAt(after, 0);
        if (in.x * out.x + in.y * out.y > 0.985) {
            return Lines.joined(before, after);
        }
        double radius = Math.min(CORNER_M, 0.45 * Math.min(lengthBefore, lengthAfter));
        Coordinate[] head = Lines.cut(before, 0, lengthBefore - radius);
        Coordinate[] tail = Lines.cut(after, radius, lengthAfter);
        Coordinate a = head[head.length - 1];
        Coordinate d = tail[0];
        Coordinate corner = after[0];
        Coordinate[] bend = Lines.bezier(a, Lines.between(a, corner, 0.6), Lines.between(d, corner, 0.6), d, 8);
        return Lines.joined(Lines.joined(head, bend), tail);
    }

    private void removeCrossings() {
        for (StreetEdge edge : graph.edges()) {
            if (!edge.removed && !edge.bridge() && crossesOlder(edge)) {
                graph.remove(edge);
            }
        }
    }

    /** Whether a street crosses one that was planned no later than itself. */
    private boolean crossesOlder(StreetEdge edge) {
        Envelope box = new Envelope();
        List.of(edge.line()).forEach(box::expandToInclude);
        for (StreetEdge other : graph.near(box)) {
            if (other != edge && other.course() <= edge.course() && crosses(edge, other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two streets touch anywhere but at a common node. */
    static boolean crosses(StreetEdge one, StreetEdge other) {
        for (int i = 1; i < one.line().length; i++) {
            for (int k = 1; k < other.line().length; k++) {
                Coordinate at = Lines.crossing(one.line()[i - 1], one.line()[i], other.line()[k - 1], other.line()[k]);
                if (at != null && !atCommonNode(at, one, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean atCommonNode(Coordinate at, StreetEdge one, StreetEdge other) {
        for (StreetNode node : List.of(one.from(), one.to())) {
            if ((node == other.from() || node == other.to()) && node.at().distance(at) < 0.01) {
                return true;
            }
        }
        return false;
    }
}
