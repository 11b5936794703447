package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.PipeNetwork;
import java.util.Arrays;

/**
 * The segments around the breaks and the usable valves between them, found outward from the breaks until enough of the
 * network has been seen; what lies beyond counts as one segment with a source. Segment 0 holds the breaks.
 */
final class CutGraph {
    /** How many cells are looked at before the rest counts as beyond. */
    static final int MOST_CELLS = 60_000;

    /** Usable valves, by their number here. */
    final IntArray valves = new IntArray();
    /** Segments on the sides of each valve, each once, by valve number. */
    int[][] arms;
    /** Valve numbers by segment. */
    int[][] valvesOf;
    /** One-way ways against the water: from segment, to segment. */
    final IntArray waysFrom = new IntArray();

    final IntArray waysTo = new IntArray();
    /** Way numbers by segment, those that start there and those that end there. */
    int[][] waysOf;
    /** True for segments that hold a source. */
    boolean[] hasSource;

    private final PipeNetwork network;
    private final ValveRules rules;
    private final TraceOptions options;
    private final BreakResolver breaks;
    private final Scratch scratch;
    private final IntArray wayJoints = new IntArray();
    private final IntArray seeds = new IntArray();
    private int segments;

    /** Room for one graph, kept for the next. */
    static final class Scratch {
        private final CellMarks seen;
        private final int[] segment;
        private final CellMarks valvesSeen;

        Scratch(PipeNetwork network) {
            seen = new CellMarks(network.cellCount());
            segment = new int[network.cellCount()];
            valvesSeen = new CellMarks(network.valves().count());
        }
    }

    CutGraph(PipeNetwork network, ValveRules rules, TraceOptions options, BreakResolver breaks, Scratch scratch) {
        this.network = network;
        this.rules = rules;
        this.options = options;
        this.breaks = breaks;
        this.scratch = scratch;
        scratch.seen.clear();
        scratch.valvesSeen.clear();
        explore();
        link();
    }

    /** Number of segments. */
    int segments() {
        return segments;
    }

    private void explore() {
        int next = 0;
        for (int k = 0; k < breaks.cells.size(); k++) {
            take(breaks.cells.get(k));
        }
        next = flood(next);
        segments = 1;
        for (int s = 0; s < seeds.size() && scratch.seen.size() <= MOST_CELLS; s++) {
            if (scratch.seen.contains(seeds.get(s))) {
                continue;
            }
            take(seeds.get(s));
            next = flood(next);
            segments++;
        }
    }

    private void take(int cell) {
        if (scratch.seen.add(cell)) {
            scratch.segment[cell] = segments;
        }
    }

    /** Looks at the cells taken from the given one on, and takes all that is in their segment. */
    private int flood(int from) {
        int next = from;
        for (; next < scratch.seen.size(); next++) {
            int cell = scratch.seen.get(next);
            for (int k = network.adjacencyStart(cell); k < network.adjacencyEnd(cell); k++) {
                look(cell, network.adjacentJoint(k));
            }
        }
        return next;
    }

    private void look(int cell, int joint) {
        int valve = network.jointValve(joint);
        int flags = network.jointFlags(joint);
        if ((flags & PipeNetwork.ASSUMED_CLOSED) != 0
                && options.honourLinkStatus()
                && !breaks.brokenLinks.contains(SegmentFlood.linkOf(network, joint))) {
            return;
        }
        if (valve >= 0 && rules.effect(valve) != ValveRules.Effect.CROSSED) {
            if (rules.isUsable(valve) && scratch.valvesSeen.add(valve)) {
                valves.add(valve);
                for (int i = 0; i < network.valves().jointCount(valve); i++) {
                    seeds.add(network.jointA(network.valves().joint(valve, i)));
                    seeds.add(network.jointB(network.valves().joint(valve, i)));
                }
            }
            return;
        }
        if ((flags & PipeNetwork.ONE_WAY_CHECK) == 0 || !options.trustCheckValves()) {
            take(network.across(joint, cell));
        } else if (network.jointB(joint) == cell) {
            // Against the water: the joint lets it from A to B.
            wayJoints.add(joint);
            seeds.add(network.jointA(joint));
        }
    }

    private void link() {
        int beyond = segments;
        boolean anyBeyond = false;
        arms = new int[valves.size()][];
        IntArray bySegment = new IntArray();
        IntArray byValve = new IntArray();
        for (int i = 0; i < arms.length; i++) {
            arms[i] = arms(valves.get(i), beyond);
            for (int segment : arms[i]) {
                bySegment.add(segment);
                byValve.add(i);
                anyBeyond |= segment == beyond;
            }
        }
        IntArray ways = new IntArray();
        IntArray waySegments = new IntArray();
        for (int k = 0; k < wayJoints.size(); k++) {
            waysFrom.add(segmentOf(network.jointB(wayJoints.get(k)), beyond));
            waysTo.add(segmentOf(network.jointA(wayJoints.get(k)), beyond));
            for (int end : new int[] {waysFrom.get(k), waysTo.get(k)}) {
                ways.add(k);
                waySegments.add(end);
                anyBeyond |= end == beyond;
            }
        }
        segments += anyBeyond ? 1 : 0;
        valvesOf = group(bySegment, byValve);
        waysOf = group(waySegments, ways);
        hasSource = new boolean[segments];
        if (anyBeyond) {
            hasSource[beyond] = true;
        }
        for (int k = 0; k < network.sourceCount(); k++) {
            if (scratch.seen.contains(network.source(k))) {
                hasSource[scratch.segment[network.source(k)]] = true;
            }
        }
    }

    private int segmentOf(int cell, int beyond) {
        return scratch.seen.contains(cell) ? scratch.segment[cell] : beyond;
    }

    private int[] arms(int valve, int beyond) {
        int joints = network.valves().jointCount(valve);
        int[] found = new int[joints * 2];
        int count = 0;
        for (int k = 0; k < joints; k++) {
            int joint = network.valves().joint(valve, k);
            for (int cell : new int[] {network.jointA(joint), network.jointB(joint)}) {
                int segment = segmentOf(cell, beyond);
                boolean known = false;
                for (int i = 0; i < count; i++) {
                    known |= found[i] == segment;
                }
                if (!known) {
                    found[count++] = segment;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int[][] group(IntArray keys, IntArray values) {
        int[] count = new int[segments];
        for (int k = 0; k < keys.size(); k++) {
            count[keys.get(k)]++;
        }
        int[][] grouped = new int[segments][];
        for (int s = 0; s < segments; s++) {
            grouped[s] = new int[count[s]];
        }
        for (int k = keys.size() - 1; k >= 0; k--) {
            grouped[keys.get(k)][--count[keys.get(k)]] = values.get(k);
        }
        return grouped;
    }
}
