package io.curbstop.dispatch.demo.street;

import io.curbstop.dispatch.demo.land.Lines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** A planar graph of streets that grows: what is drawn across an existing street meets it at a node. */
public final class StreetGraph {
    private static final double CELL_M = 100;

    private final List<StreetNode> nodes = new ArrayList<>();
    private final Set<StreetEdge> edges = new LinkedHashSet<>();
    private final Map<Long, List<StreetEdge>> grid = new HashMap<>();

    /** The nodes that have streets, in the order they came. */
    public List<StreetNode> nodes() {
        return nodes.stream().filter(node -> !node.edges.isEmpty()).toList();
    }

    /** The streets, in the order they came. */
    public List<StreetEdge> edges() {
        return List.copyOf(edges);
    }

    StreetNode addNode(Coordinate at) {
        StreetNode node = new StreetNode(nodes.size(), at);
        nodes.add(node);
        return node;
    }

    /** Adds a street whose line begins and ends at the nodes. */
    StreetEdge connect(
            StreetNode from, StreetNode to, Coordinate[] line, StreetClass streetClass, int course, boolean bridge) {
        Coordinate[] exact = line.clone();
        exact[0] = from.at();
        exact[exact.length - 1] = to.at();
        StreetEdge edge = new StreetEdge(from, to, exact, streetClass, course, bridge);
        edges.add(edge);
        from.edges.add(edge);
        to.edges.add(edge);
        for (long cell : cells(exact)) {
            grid.computeIfAbsent(cell, key -> new ArrayList<>()).add(edge);
        }
        return edge;
    }

    void remove(StreetEdge edge) {
        edge.removed = true;
        edges.remove(edge);
        edge.from().edges.remove(edge);
        edge.to().edges.remove(edge);
        for (long cell : cells(edge.line())) {
            grid.get(cell).remove(edge);
        }
    }

    /** The node on a street at a measure: an end if that is within {@code snap_m}, otherwise a new one. */
    StreetNode nodeOn(StreetEdge edge, double measure_m, double snap_m) {
        if (measure_m <= snap_m && measure_m <= edge.length_m() / 2) {
            return edge.from();
        }
        if (edge.length_m() - measure_m <= snap_m) {
            return edge.to();
        }
        StreetNode middle = addNode(Lines.along(edge.line(), measure_m));
        remove(edge);
        connect(
                edge.from(),
                middle,
                Lines.cut(edge.line(), 0, measure_m),
                edge.plannedClass(),
                edge.course(),
                edge.bridge());
        connect(
                middle,
                edge.to(),
                Lines.cut(edge.line(), measure_m, edge.length_m()),
                edge.plannedClass(),
                edge.course(),
                edge.bridge());
        return middle;
    }

    /** Draws a line over the graph, with a node wherever it meets an existing street; a node nearby is used again. */
    void draw(Coordinate[] line, StreetClass streetClass, int course, double snap_m) {
        TreeMap<Double, StreetNode> stops = new TreeMap<>();
        double measure = 0;
        for (int i = 1; i < line.length; i++) {
            Coordinate a = line[i - 1];
            Coordinate b = line[i];
            for (StreetEdge edge : near(new Envelope(a, b))) {
                for (int k = 1; k < edge.line().length && !edge.removed; k++) {
                    Coordinate at = Lines.crossing(a, b, edge.line()[k - 1], edge.line()[k]);
                    if (at != null) {
                        StreetNode node =
                                nodeOn(edge, Lines.foot(edge.line(), at).measure_m(), snap_m);
                        stops.put(measure + a.distance(at), node);
                        break;
                    }
                }
            }
            measure += a.distance(b);
        }
        if (stops.isEmpty() || stops.firstKey() > snap_m) {
            stops.put(0.0, addNode(line[0]));
        }
        if (stops.lastKey() < measure - snap_m) {
            boolean closed = line[0].equals2D(line[line.length - 1]);
            if (closed && stops.size() == 1) {
                stops.put(measure / 2, addNode(Lines.along(line, measure / 2)));
            }
            stops.put(measure, closed ? stops.firstEntry().getValue() : addNode(line[line.length - 1]));
        }
        Map.Entry<Double, StreetNode> last = null;
        for (Map.Entry<Double, StreetNode> stop : stops.entrySet()) {
            if (last != null && last.getValue() != stop.getValue()) {
                connect(
                        last.getValue(),
                        stop.getValue(),
                        Lines.cut(line, last.getKey(), stop.getKey()),
                        streetClass,
                        course,
                        false);
            }
            last = stop;
        }
    }

    /** The streets whose cells an envelope touches: all that are near, and some that are not. */
    public List<StreetEdge> near(Envelope envelope) {
        Set<StreetEdge> out = new LinkedHashSet<>();
        long x1 = cell(envelope.getMaxX());
        long y1 = cell(envelope.getMaxY());
        for (long x = cell(envelope.getMinX()); x <= x1; x++) {
            for (long y = cell(envelope.getMinY()); y <= y1; y++) {
                out.addAll(grid.getOrDefault(key(x, y), List.of()));
            }
        }
        return new ArrayList<>(out);
    }

    /** The street nearest to a place within a distance, or null. */
    public StreetEdge findNearest(Coordinate at, double within_m) {
        Envelope around = new Envelope(at);
        around.expandBy(within_m);
        StreetEdge best = null;
        double least = within_m;
        for (StreetEdge edge : near(around)) {
            double distance = Lines.foot(edge.line(), at).distance_m();
            if (distance <= least) {
                least = distance;
                best = edge;
            }
        }
        return best;
    }

    private static Set<Long> cells(Coordinate[] line) {
        Set<Long> out = new LinkedHashSet<>();
        for (int i = 1; i < line.length; i++) {
            long x0 = cell(Math.min(line[i - 1].x, line[i].x));
            long x1 = cell(Math.max(line[i - 1].x, line[i].x));
            long y0 = cell(Math.min(line[i - 1].y, line[i].y));
            long y1 = cell(Math.max(line[i - 1].y, line[i].y));
            for (long x = x0; x <= x1; x++) {
                for (long y = y0; y <= y1; y++) {
                    out.add(key(x, y));
                }
            }
        }
        return out;
    }

    private static long cell(double ordinate) {
        return (long) Math.floor(ordinate / CELL_M);
    }

    private static long key(long x, long y) {
        return x << 32 ^ (y & 0xffffffffL);
    }
}
