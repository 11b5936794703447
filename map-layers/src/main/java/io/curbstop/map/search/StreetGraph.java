package io.curbstop.map.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** Street segments joined where their ends meet within {@value #JOIN_M} m. */
final class StreetGraph {
    private static final double JOIN_M = 1.0;

    private final List<Segment> segments;
    private final int[] startNode;
    private final int[] endNode;
    private final List<List<End>> ends = new ArrayList<>();
    private final List<Coordinate> places = new ArrayList<>();
    private final Map<Long, List<Integer>> nodesByCell = new HashMap<>();
    private final Map<String, Integer> byRef = new LinkedHashMap<>();

    StreetGraph(List<Segment> segments) {
        this.segments = new ArrayList<>(segments);
        startNode = new int[segments.size()];
        endNode = new int[segments.size()];
        for (int i = 0; i < segments.size(); i++) {
            Course course = segments.get(i).course();
            startNode[i] = node(course.start());
            endNode[i] = node(course.end());
            ends.get(startNode[i]).add(new End(i, true));
            ends.get(endNode[i]).add(new End(i, false));
            byRef.putIfAbsent(segments.get(i).ref(), i);
        }
    }

    int size() {
        return segments.size();
    }

    Segment segment(int index) {
        return segments.get(index);
    }

    List<Segment> segments() {
        return segments;
    }

    Integer findIndex(String ref) {
        return byRef.get(ref);
    }

    void replace(int index, Segment segment) {
        segments.set(index, segment);
    }

    int node(int segment, boolean atStart) {
        return atStart ? startNode[segment] : endNode[segment];
    }

    int nodeCount() {
        return places.size();
    }

    Coordinate place(int node) {
        return places.get(node);
    }

    /** The segment ends that meet at a node. */
    List<End> endsAt(int node) {
        return ends.get(node);
    }

    /** The other segment ends that meet one end of a segment. */
    List<End> othersAt(int segment, boolean atStart) {
        return ends.get(node(segment, atStart)).stream()
                .filter(e -> e.segment != segment)
                .toList();
    }

    /** Whether a street of another name meets the segment there. */
    boolean isCrossing(int segment, boolean atStart) {
        String name = segments.get(segment).name();
        return othersAt(segment, atStart).stream()
                .anyMatch(e -> !segments.get(e.segment).name().equals(name));
    }

    /** A spatial index over the segments as they run now. */
    STRtree spatialIndex() {
        STRtree tree = new STRtree();
        for (int i = 0; i < segments.size(); i++) {
            Envelope box = new Envelope();
            for (Coordinate c : segments.get(i).course().points()) {
                box.expandToInclude(c);
            }
            tree.insert(box, i);
        }
        tree.build();
        return tree;
    }

    private int node(Coordinate c) {
        long column = (long) Math.floor(c.x / JOIN_M);
        long row = (long) Math.floor(c.y / JOIN_M);
        for (long dx = -1; dx <= 1; dx++) {
            for (long dy = -1; dy <= 1; dy++) {
                for (int n : nodesByCell.getOrDefault(cell(column + dx, row + dy), List.of())) {
                    if (places.get(n).distance(c) <= JOIN_M) {
                        return n;
                    }
                }
            }
        }
        places.add(c);
        ends.add(new ArrayList<>(4));
        nodesByCell
                .computeIfAbsent(cell(column, row), key -> new ArrayList<>(1))
                .add(places.size() - 1);
        return places.size() - 1;
    }

    private static long cell(long column, long row) {
        return column * 1_000_000_007L + row;
    }

    /** One end of a segment. */
    record End(int segment, boolean atStart) {}
}
