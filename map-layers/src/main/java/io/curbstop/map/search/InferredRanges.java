package io.curbstop.map.search;

import io.curbstop.map.search.Segment.Range;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ranges of numberless segments, from the numbers where they meet others of the same street. */
final class InferredRanges {
    private static final int ROUNDS = 4;

    private InferredRanges() {}

    static Map<Integer, Range> of(StreetGraph graph, List<Integer> segments) {
        Map<Integer, Double> atNode = new HashMap<>();
        Map<Integer, Double> risingAway = new HashMap<>();
        double numbers = 0;
        double metres = 0;
        for (int i : segments) {
            Segment s = graph.segment(i);
            if (s.hasNumbers()) {
                double from = mean(s.left().from(), s.right().from());
                double to = mean(s.left().to(), s.right().to());
                atNode.merge(graph.node(i, true), from, (a, b) -> (a + b) / 2);
                atNode.merge(graph.node(i, false), to, (a, b) -> (a + b) / 2);
                risingAway.merge(graph.node(i, true), Math.signum(from - to), Double::sum);
                risingAway.merge(graph.node(i, false), Math.signum(to - from), Double::sum);
                numbers += Math.abs(to - from);
                metres += s.course().length_m();
            }
        }
        Map<Integer, Range> ranges = new HashMap<>();
        if (numbers == 0) {
            return ranges;
        }
        double perMetre = numbers / metres;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i : segments) {
                if (!graph.segment(i).hasNumbers() && !ranges.containsKey(i)) {
                    infer(graph, i, perMetre, atNode, risingAway, ranges);
                }
            }
        }
        return ranges;
    }

    private static void infer(
            StreetGraph graph,
            int i,
            double perMetre,
            Map<Integer, Double> atNode,
            Map<Integer, Double> risingAway,
            Map<Integer, Range> ranges) {
        int a = graph.node(i, true);
        int b = graph.node(i, false);
        Double from = atNode.get(a);
        Double to = atNode.get(b);
        if (a == b || from == null && to == null) {
            return;
        }
        double rise = graph.segment(i).course().length_m() * perMetre;
        if (to == null) {
            double sign = Math.signum(risingAway.getOrDefault(a, 0.0));
            to = from + sign * rise;
            atNode.put(b, to);
            risingAway.put(b, sign);
        } else if (from == null) {
            double sign = Math.signum(risingAway.getOrDefault(b, 0.0));
            from = to + sign * rise;
            atNode.put(a, from);
            risingAway.put(a, sign);
        }
        if (Math.round(from) > 0 && Math.round(to) > 0 && Math.abs(to - from) >= 2) {
            ranges.put(i, new Range((int) Math.round(from), (int) Math.round(to)));
        }
    }

    private static double mean(int a, int b) {
        return a == 0 ? b : b == 0 ? a : (a + b) / 2.0;
    }
}
