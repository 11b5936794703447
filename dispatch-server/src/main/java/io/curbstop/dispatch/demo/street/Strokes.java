package io.curbstop.dispatch.demo.street;

import io.curbstop.dispatch.demo.land.Terrain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;

/** Joins street edges into the runs a person would give one name: straight on over a junction, or along one course. */
final class Strokes {
    private static final double STRAIGHT_ON = -0.80;
    private static final double SAME_COURSE_ON = -0.35;

    private final List<StreetEdge> edges;
    private final Map<StreetNode, Map<StreetEdge, StreetEdge>> next = new HashMap<>();

    Strokes(StreetGraph graph) {
        this.edges = graph.edges();
        graph.nodes().forEach(this::pair);
    }

    private record Pair(StreetEdge a, StreetEdge b, double cost) {}

    private void pair(StreetNode node) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < node.edges.size(); i++) {
            for (int k = i + 1; k < node.edges.size(); k++) {
                StreetEdge a = node.edges.get(i);
                StreetEdge b = node.edges.get(k);
                Coordinate u = a.leaving(node);
                Coordinate v = b.leaving(node);
                double dot = u.x * v.x + u.y * v.y;
                boolean sameCourse = a.course() == b.course();
                boolean fits = a != b
                        && (node.edges.size() == 2 && a.plannedClass() == b.plannedClass()
                                || sameCourse && dot < SAME_COURSE_ON
                                || a.plannedClass() == b.plannedClass() && dot < STRAIGHT_ON);
                if (fits) {
                    pairs.add(new Pair(a, b, dot - (sameCourse ? 2 : 0)));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::cost));
        Map<StreetEdge, StreetEdge> here = new HashMap<>();
        for (Pair pair : pairs) {
            if (!here.containsKey(pair.a) && !here.containsKey(pair.b)) {
                here.put(pair.a, pair.b);
                here.put(pair.b, pair.a);
            }
        }
        next.put(node, here);
    }

    /** A run of edges in order, with whether each is followed as drawn; it starts at the end nearer to the centre. */
    record Run(List<StreetEdge> edges, List<Boolean> forward) {
        double length_m() {
            return edges.stream().mapToDouble(StreetEdge::length_m).sum();
        }

        StreetNode start() {
            return forward.get(0) ? edges.get(0).from() : edges.get(0).to();
        }

        StreetNode end() {
            int last = edges.size() - 1;
            return forward.get(last) ? edges.get(last).to() : edges.get(last).from();
        }

        Run part(int from, int to) {
            return new Run(List.copyOf(edges.subList(from, to)), List.copyOf(forward.subList(from, to)));
        }

        Run fromCentre() {
            boolean deadStart = start().edges.size() == 1 && end().edges.size() > 1;
            boolean deadEnd = end().edges.size() == 1 && start().edges.size() > 1;
            boolean farStart =
                    start().at().distance(Terrain.CENTRE) > end().at().distance(Terrain.CENTRE);
            if (!deadStart && (deadEnd || !farStart)) {
                return this;
            }
            List<StreetEdge> turned = new ArrayList<>();
            List<Boolean> ways = new ArrayList<>();
            for (int i = edges.size() - 1; i >= 0; i--) {
                turned.add(edges.get(i));
                ways.add(!forward.get(i));
            }
            return new Run(turned, ways);
        }
    }

    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        Set<StreetEdge> done = new HashSet<>();
        for (StreetEdge edge : edges) {
            if (!done.contains(edge)) {
                StreetNode tail = tail(edge);
                runs.add(follow(edge, tail, done));
            }
        }
        return runs;
    }

    /** The last node met when the run through an edge is followed backwards, with the edge that lies there. */
    private StreetNode tail(StreetEdge start) {
        StreetEdge edge = start;
        StreetNode node = start.from();
        StreetEdge before = next.get(node).get(edge);
        int guard = 0;
        while (before != null && before != start && guard++ < edges.size()) {
            edge = before;
            node = edge.other(node);
            before = next.get(node).get(edge);
        }
        first = edge;
        return node;
    }

    private StreetEdge first;

    private Run follow(StreetEdge through, StreetNode tail, Set<StreetEdge> done) {
        List<StreetEdge> run = new ArrayList<>();
        List<Boolean> forward = new ArrayList<>();
        StreetEdge edge = first;
        StreetNode node = tail;
        while (edge != null && done.add(edge)) {
            run.add(edge);
            forward.add(edge.from() == node);
            node = edge.other(node);
            edge = next.get(node).get(edge);
        }
        return new Run(run, forward);
    }
}
