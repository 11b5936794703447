package io.curbstop.dispatch.demo.pipe;

import static io.curbstop.dispatch.demo.land.Lines.point;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.street.Segment;
import io.curbstop.dispatch.demo.street.StreetClass;
import io.curbstop.dispatch.demo.street.StreetEdge;
import io.curbstop.dispatch.demo.street.StreetNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/**
 * Where mains lie: beside the middle of their street, on one side all along it, meeting where those side lines cross.
 */
final class MainLines {
    private static final double BEND_IN_M = 11;

    private final Supply supply;
    private final Map<StreetEdge, Segment> segments;
    private final Map<StreetNode, Coordinate> junctions = new HashMap<>();

    MainLines(Supply supply, Map<StreetEdge, Segment> segments) {
        this.supply = supply;
        this.segments = segments;
    }

    /** How far left of a street's middle, as it is drawn, its main lies; negative for right. */
    double offset_m(StreetEdge edge) {
        Segment segment = segments.get(edge);
        int letters = 0;
        for (int i = 0; i < segment.street().length(); i++) {
            letters += segment.street().charAt(i);
        }
        double reach = edge.streetClass() == StreetClass.ARTERIAL ? 6 : 3.6;
        return (letters % 2 == 0 ? 1 : -1) * (segment.forward() ? 1 : -1) * reach;
    }

    /** Where the mains at a street junction meet. */
    Coordinate junction(StreetNode node) {
        return junctions.computeIfAbsent(node, this::meet);
    }

    private Coordinate meet(StreetNode node) {
        List<StreetEdge> edges = node.edges().stream().filter(supply::serves).toList();
        Coordinate first = beside(edges.get(0), node);
        double most = 0.3;
        Coordinate best = null;
        for (int i = 0; i < edges.size(); i++) {
            for (int k = i + 1; k < edges.size(); k++) {
                Coordinate u = leaving(edges.get(i), node);
                Coordinate v = leaving(edges.get(k), node);
                double turn = u.x * v.y - u.y * v.x;
                if (Math.abs(turn) > most) {
                    most = Math.abs(turn);
                    Coordinate a = beside(edges.get(i), node);
                    Coordinate b = beside(edges.get(k), node);
                    double t = ((b.x - a.x) * v.y - (b.y - a.y) * v.x) / turn;
                    best = Lines.shifted(a, u, Math.max(-12, Math.min(12, t)));
                }
            }
        }
        return best == null ? first : best;
    }

    private static Coordinate leaving(StreetEdge edge, StreetNode node) {
        Coordinate[] line = edge.from() == node ? edge.line() : Lines.reversed(edge.line());
        return Lines.direction(line[0], Lines.along(line, Math.min(12, edge.length_m() / 2)));
    }

    private Coordinate beside(StreetEdge edge, StreetNode node) {
        Coordinate leaving = leaving(edge, node);
        Coordinate drawn = edge.from() == node ? leaving : point(-leaving.x, -leaving.y);
        return Lines.shifted(node.at(), Lines.left(drawn), offset_m(edge));
    }

    /** The course of a street's main, as the street is drawn, from junction to junction. */
    Coordinate[] line(StreetEdge edge) {
        Coordinate start = junction(edge.from());
        Coordinate end = junction(edge.to());
        if (edge.length_m() < 3 * BEND_IN_M) {
            return new Coordinate[] {start, end};
        }
        Coordinate[] side = Lines.offset(edge.line(), offset_m(edge));
        Coordinate[] middle = Lines.cut(side, BEND_IN_M, Lines.length(side) - BEND_IN_M);
        Coordinate[] out = Arrays.copyOf(new Coordinate[] {start}, middle.length + 2);
        System.arraycopy(middle, 0, out, 1, middle.length);
        out[out.length - 1] = end;
        return out;
    }
}
