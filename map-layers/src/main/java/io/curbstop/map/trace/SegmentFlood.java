package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.LinkKind;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.Sections;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Floods from the broken cells until valves, non-return valves or closed links stop it. The flood runs against the
 * water: it finds whatever can feed the break.
 */
final class SegmentFlood {
    /** The sections inside. */
    final CellMarks segment;
    /** Open, usable valves with one side inside, sorted. */
    int[] border;
    /** Closed valves with one side inside, sorted. */
    int[] closedBorder;
    /** Usable valves with both sides inside, sorted. */
    int[] interior;
    /** Open valves that were crossed, sorted. */
    int[] crossed;

    final TreeSet<Integer> checkJoints = new TreeSet<>();
    final TreeSet<Integer> assumedClosedJoints = new TreeSet<>();
    long jointsVisited;

    private final PipeNetwork network;
    private final Sections sections;
    private final ValveRules rules;
    private final TraceOptions options;
    private final Set<Integer> brokenLinks;
    private final CellMarks stopping;
    private final CellMarks passed;
    /** The section across each stopping valve, in their order. */
    private final IntArray beyond;

    /** Room that floods need, kept from one to the next. */
    static final class Scratch {
        private final CellMarks segment;
        private final CellMarks stopping;
        private final CellMarks passed;
        private final IntArray beyond = new IntArray();

        Scratch(PipeNetwork network) {
            segment = new CellMarks(network.sections().count());
            stopping = new CellMarks(network.valves().count());
            passed = new CellMarks(network.valves().count());
        }
    }

    SegmentFlood(
            PipeNetwork network, ValveRules rules, TraceOptions options, Set<Integer> brokenLinks, Scratch scratch) {
        this.network = network;
        this.sections = network.sections();
        this.rules = rules;
        this.options = options;
        this.brokenLinks = brokenLinks;
        this.segment = scratch.segment;
        this.stopping = scratch.stopping;
        this.passed = scratch.passed;
        this.beyond = scratch.beyond;
        segment.clear();
        stopping.clear();
        passed.clear();
        beyond.clear();
    }

    SegmentFlood run(IntArray starts) {
        for (int k = 0; k < starts.size(); k++) {
            segment.add(sections.of(starts.get(k)));
        }
        for (int next = 0; next < segment.size(); next++) {
            spread(segment.get(next));
        }
        sortValves();
        checkJoints.removeIf(j -> !isBorderJoint(j));
        assumedClosedJoints.removeIf(j -> !isBorderJoint(j));
        return this;
    }

    private void spread(int section) {
        int end = sections.jointsStart(section + 1);
        for (int k = sections.jointsStart(section); k < end; k++) {
            jointsVisited++;
            int flags = sections.flags(k);
            int valve = sections.valve(k);
            if ((flags & ~Sections.A_SIDE) != 0 && stops(sections.joint(k), flags, valve)) {
                continue;
            }
            if (valve >= 0) {
                if (rules.effect(valve) != ValveRules.Effect.CROSSED) {
                    if (stopping.add(valve)) {
                        beyond.add(sections.across(k));
                    }
                    continue;
                }
                passed.add(valve);
            }
            segment.add(sections.across(k));
        }
    }

    private boolean stops(int joint, int flags, int valve) {
        if ((flags & PipeNetwork.ASSUMED_CLOSED) != 0
                && options.honourLinkStatus()
                && !brokenLinks.contains(linkOf(network, joint))) {
            assumedClosedJoints.add(joint);
            return true;
        }
        boolean pointsOut = (flags & PipeNetwork.ONE_WAY_CHECK) != 0 && (flags & Sections.A_SIDE) != 0;
        if (pointsOut
                && options.trustCheckValves()
                && (valve < 0 || rules.effect(valve) == ValveRules.Effect.CROSSED)) {
            checkJoints.add(joint);
            return true;
        }
        return false;
    }

    private void sortValves() {
        int[] open = new int[stopping.size()];
        int[] closed = new int[stopping.size()];
        int[] inside = new int[stopping.size()];
        int opens = 0;
        int closeds = 0;
        int insides = 0;
        for (int k = 0; k < stopping.size(); k++) {
            int valve = stopping.get(k);
            absorbBody(valve);
            boolean shut = rules.isShut(valve);
            // A valve of several joints is a node: it is across each of them.
            if (segment.contains(beyond.get(k))) {
                if (!shut) {
                    inside[insides++] = valve;
                }
            } else if (shut) {
                closed[closeds++] = valve;
            } else {
                open[opens++] = valve;
            }
        }
        border = sorted(Arrays.copyOf(open, opens));
        closedBorder = sorted(Arrays.copyOf(closed, closeds));
        interior = sorted(Arrays.copyOf(inside, insides));
        crossed = sorted(passed.toArray());
    }

    private static int[] sorted(int[] valves) {
        Arrays.sort(valves);
        return valves;
    }

    /** A valve that is a node belongs to the segment when all that meets there does. */
    private void absorbBody(int valve) {
        int body = network.valves().bodyNode(valve);
        if (body < 0 || segment.contains(sections.of(body))) {
            return;
        }
        for (int k = 0; k < network.valves().jointCount(valve); k++) {
            if (!contains(network.across(network.valves().joint(valve, k), body))) {
                return;
            }
        }
        segment.add(sections.of(body));
    }

    private boolean isBorderJoint(int joint) {
        return segment.contains(sections.sideA(joint)) != segment.contains(sections.sideB(joint));
    }

    /** True when the cell is inside. */
    boolean contains(int cell) {
        return segment.contains(sections.of(cell));
    }

    /** The cells inside. */
    int[] cells() {
        IntArray cells = new IntArray();
        for (int s = 0; s < segment.size(); s++) {
            for (int k = sections.cellsStart(segment.get(s)); k < sections.cellsStart(segment.get(s) + 1); k++) {
                cells.add(sections.cell(k));
            }
        }
        return cells.toArray();
    }

    /** True when the valve is open and on the border. */
    boolean isOpenBorder(int valve) {
        return Arrays.binarySearch(border, valve) >= 0;
    }

    /** The link a joint is at an end of, or within. */
    static int linkOf(PipeNetwork network, int joint) {
        int a = network.jointA(joint);
        int span = network.isNode(a) ? network.spanOf(network.jointB(joint)) : network.spanOf(a);
        return network.spanLink(span);
    }

    /** The pumps among the links inside, sorted. */
    TreeSet<Integer> pumps() {
        TreeSet<Integer> pumps = new TreeSet<>();
        for (int cell : cells()) {
            if (!network.isNode(cell)) {
                int link = network.spanLink(network.spanOf(cell));
                if (network.links().kind(link) == LinkKind.PUMP) {
                    pumps.add(link);
                }
            }
        }
        return pumps;
    }
}
