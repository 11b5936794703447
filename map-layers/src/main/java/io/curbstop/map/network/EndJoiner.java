package io.curbstop.map.network;

import io.curbstop.map.network.ConnectivityReport.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Gives every end of every link its node: the one it names, else one within the tolerance, else one made where ends
 * meet. Nearest pairs are joined first; the two ends of one link are never joined to each other unless they coincide,
 * so that a link shorter than the tolerance stays a link. An end that meets no other end but lies on another main is
 * joined to the middle of it.
 */
final class EndJoiner {
    private final GraphDraft draft;
    private final Problems problems;
    private final AssemblyOptions options;
    private final LinkIndex linkIndex;
    private final List<Double> snaps = new ArrayList<>();
    private Map<String, HydrantRecord> hydrantByRef;

    EndJoiner(GraphDraft draft, Problems problems, AssemblyOptions options, LinkIndex linkIndex) {
        this.draft = draft;
        this.problems = problems;
        this.options = options;
        this.linkIndex = linkIndex;
    }

    /** An end without a node of its own name. */
    private record FreeEnd(int linkIndex, LinkDraft.Part part, int end, double x, double y) {
        void setNode(int node) {
            part.setNode(end, node);
        }
    }

    private record Pair(double distance, int first, int second) {}

    /** Joins all ends; returns the distances they were moved. */
    List<Double> join() {
        List<FreeEnd> free = resolveNamedEnds();
        SnapClusters clusters = new SnapClusters(
                draft.nodes.size(), free.stream().mapToInt(FreeEnd::linkIndex).toArray());
        for (Pair pair : pairs(free)) {
            clusters.tryJoin(pair.first(), pair.second(), pair.distance());
        }
        int givenNodes = draft.nodes.size();
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int e = 0; e < free.size(); e++) {
            members.computeIfAbsent(clusters.smallestMember(givenNodes + e), k -> new ArrayList<>())
                    .add(e);
        }
        members.forEach((root, ends) -> settle(root, ends, free, givenNodes));
        noteLoops();
        return snaps;
    }

    private List<FreeEnd> resolveNamedEnds() {
        List<FreeEnd> free = new ArrayList<>();
        for (int l = 0; l < draft.links.size(); l++) {
            LinkDraft link = draft.links.get(l);
            if (!link.isInService()) {
                continue;
            }
            for (int p = 0; p < link.parts.size(); p++) {
                LinkDraft.Part part = link.parts.get(p);
                for (int end = 0; end < 2; end++) {
                    boolean outer = end == 0 ? p == 0 : p == link.parts.size() - 1;
                    String ref = outer ? namedAt(link, end) : null;
                    if (ref != null) {
                        part.setNode(end, namedNode(link, ref, part, end));
                    } else if (part.isDrawn() && link.isJoinedByDrawing()) {
                        free.add(new FreeEnd(l, part, end, part.x(end), part.y(end)));
                    }
                }
            }
        }
        return free;
    }

    private static String namedAt(LinkDraft link, int end) {
        return (end == 0) != link.drawnBackwards ? link.source.fromNode() : link.source.toNode();
    }

    private int namedNode(LinkDraft link, String ref, LinkDraft.Part part, int end) {
        Integer index = draft.nodeByRef.get(ref);
        if (index == null) {
            return draft.addNode(unknownNode(link, ref, part, end));
        }
        NodeDraft node = draft.nodes.get(index);
        if (part.isDrawn() && !node.hasPlace()) {
            node.x = part.x(end);
            node.y = part.y(end);
        } else if (part.isDrawn()) {
            double distance = Polyline.distance(node.x, node.y, part.x(end), part.y(end));
            if (distance > Math.max(1, options.snapTolerance_m())) {
                problems.add(
                        ProblemCode.END_FAR_FROM_ITS_NODE,
                        link.valve < 0 ? "main" : "valve",
                        link.ref,
                        "an end is drawn %.1f m from its node %s; joined by name",
                        distance,
                        ref);
            }
        }
        return index;
    }

    /** A node that only a link names: where the hydrant of that name stands, else where the link ends. */
    private NodeDraft unknownNode(LinkDraft link, String ref, LinkDraft.Part part, int end) {
        HydrantRecord hydrant = hydrants().get(ref);
        if (hydrant != null && !Double.isNaN(hydrant.x())) {
            return new NodeDraft(ref, NodeKind.JUNCTION, hydrant.x(), hydrant.y());
        }
        problems.add(
                ProblemCode.UNKNOWN_NODE,
                link.valve < 0 ? "main" : "valve",
                link.ref,
                "names node %s, which is not among the nodes; made",
                ref);
        return new NodeDraft(
                ref,
                NodeKind.JUNCTION,
                part.isDrawn() ? part.x(end) : Double.NaN,
                part.isDrawn() ? part.y(end) : Double.NaN);
    }

    private Map<String, HydrantRecord> hydrants() {
        if (hydrantByRef == null) {
            hydrantByRef = draft.hydrants.stream().collect(Collectors.toMap(h -> h.ref, h -> h.source, (a, b) -> a));
        }
        return hydrantByRef;
    }

    /** Pairs (point, free end) within the tolerance, nearest first; points are the nodes, then the free ends. */
    private List<Pair> pairs(List<FreeEnd> free) {
        int nodes = draft.nodes.size();
        double tolerance = options.snapTolerance_m();
        double cellSize = Math.max(tolerance, 1e-6);
        Map<Long, IntArray> grid = new HashMap<>();
        for (int n = 0; n < nodes && !free.isEmpty(); n++) {
            NodeDraft node = draft.nodes.get(n);
            if (node.hasPlace()) {
                grid.computeIfAbsent(key(node.x / cellSize, node.y / cellSize, 0, 0), k -> new IntArray())
                        .add(n);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int e = 0; e < free.size(); e++) {
            FreeEnd end = free.get(e);
            for (int dx = -1; dx <= 1; dx++) {
                for (int dy = -1; dy <= 1; dy++) {
                    IntArray near = grid.get(key(end.x() / cellSize, end.y() / cellSize, dx, dy));
                    for (int k = 0; near != null && k < near.size(); k++) {
                        int p = near.get(k);
                        double x = p < nodes
                                ? draft.nodes.get(p).x
                                : free.get(p - nodes).x();
                        double y = p < nodes
                                ? draft.nodes.get(p).y
                                : free.get(p - nodes).y();
                        double distance = Math.hypot(x - end.x(), y - end.y());
                        if (distance <= tolerance) {
                            pairs.add(new Pair(distance, p, nodes + e));
                        }
                    }
                }
            }
            grid.computeIfAbsent(key(end.x() / cellSize, end.y() / cellSize, 0, 0), k -> new IntArray())
                    .add(nodes + e);
        }
        pairs.sort(Comparator.comparingDouble(Pair::distance)
                .thenComparingInt(Pair::first)
                .thenComparingInt(Pair::second));
        return pairs;
    }

    private static long key(double x, double y, int dx, int dy) {
        return ((long) Math.floor(x) + dx) * 0x9E3779B97F4A7C15L + ((long) Math.floor(y) + dy);
    }

    private void settle(int root, List<Integer> ends, List<FreeEnd> free, int givenNodes) {
        FreeEnd first = free.get(ends.get(0));
        int node = root;
        if (root >= givenNodes) {
            LinkDraft link = first.part().link;
            String place = link.parts.size() > 1
                    ? link.parts.indexOf(first.part()) + (first.end() == 0 ? "s" : "e")
                    : first.end() == 0 ? "start" : "end";
            node = draft.addMadeNode(
                    new NodeDraft("~" + link.ref + ":" + place, NodeKind.JUNCTION, first.x(), first.y()));
            joinToMiddle(node, ends, free);
        }
        NodeDraft at = draft.nodes.get(node);
        for (int e : ends) {
            FreeEnd end = free.get(e);
            end.setNode(node);
            snaps.add(Math.hypot(end.x() - at.x, end.y() - at.y));
        }
    }

    private void joinToMiddle(int node, List<Integer> ends, List<FreeEnd> free) {
        NodeDraft at = draft.nodes.get(node);
        Set<LinkDraft> own = new HashSet<>();
        ends.forEach(e -> own.add(free.get(e).part().link));
        linkIndex
                .findNearest(at.x, at.y, options.snapTolerance_m(), link -> !own.contains(link))
                .filter(p -> p.measure() > p.part().from + 1e-6 && p.measure() < p.part().to - 1e-6)
                .ifPresent(p -> {
                    p.part().addNode(node, p.measure());
                    snaps.add(p.distance());
                });
    }

    private void noteLoops() {
        for (LinkDraft link : draft.links) {
            for (LinkDraft.Part part : link.parts) {
                String layer = link.valve < 0 ? "main" : "valve";
                if (part.startNode >= 0 && part.startNode == part.endNode) {
                    problems.add(ProblemCode.SELF_LOOP, layer, link.ref, "both ends are at one node; kept");
                } else if (part.isDrawn()
                        && link.source.fromNode() == null
                        && part.to > part.from
                        && part.to - part.from <= options.snapTolerance_m()) {
                    problems.add(
                            ProblemCode.SHORTER_THAN_TOLERANCE,
                            layer,
                            link.ref,
                            "%.2f m long, not longer than the tolerance; kept",
                            part.to - part.from);
                }
            }
        }
    }
}
