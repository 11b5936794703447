package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.LinkKind;
import io.curbstop.map.network.PipeNetwork;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Floods from the broken cells until valves, non-return valves or closed links stop it. The flood runs against the
 * water: it finds whatever can feed the break.
 */
final class SegmentFlood {
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
    private final ValveRules rules;
    private final TraceOptions options;
    private final Set<Integer> brokenLinks;
    private final CellMarks stopping;
    private final CellMarks passed;

    /** Room that floods need, kept from one to the next. */
    static final class Scratch {
        private final CellMarks segment;
        private final CellMarks stopping;
        private final CellMarks passed;

        Scratch(PipeNetwork network) {
            segment = new CellMarks(network.cellCount());
            stopping = new CellMarks(network.valves().count());
            passed = new CellMarks(network.valves().count());
        }
    }

    SegmentFlood(
            PipeNetwork network, ValveRules rules, TraceOptions options, Set<Integer> brokenLinks, Scratch scratch) {
        this.network = network;
        this.rules = rules;
        this.options = options;
        this.brokenLinks = brokenLinks;
        this.segment = scratch.segment;
        this.stopping = scratch.stopping;
        this.passed = scratch.passed;
        segment.clear();
        stopping.clear();
        passed.clear();
    }

    SegmentFlood run(IntArray starts) {
        for (int k = 0; k < starts.size(); k++) {
            segment.add(starts.get(k));
        }
        for (int next = 0; next < segment.size(); next++) {
            spread(segment.get(next));
        }
        sortValves();
        checkJoints.removeIf(j -> !isBorderJoint(j));
        assumedClosedJoints.removeIf(j -> !isBorderJoint(j));
        return this;
    }

    private void spread(int cell) {
        int end = network.adjacencyStart(cell + 1);
        for (int k = network.adjacencyStart(cell); k < end; k++) {
            jointsVisited++;
            int flags = network.adjacentFlags(k);
            if (flags != 0 && stops(network.adjacentJoint(k), flags, cell)) {
                continue;
            }
            int valve = network.adjacentValve(k);
            if (valve >= 0) {
                if (rules.effect(valve) != ValveRules.Effect.CROSSED) {
                    stopping.add(valve);
                    continue;
                }
                passed.add(valve);
            }
            segment.add(network.adjacentCell(k));
        }
    }

    private boolean stops(int joint, int flags, int cell) {
        if ((flags & PipeNetwork.ASSUMED_CLOSED) != 0
                && options.honourLinkStatus()
                && !brokenLinks.contains(linkOf(network, joint))) {
            assumedClosedJoints.add(joint);
            return true;
        }
        int valve = network.jointValve(joint);
        boolean pointsOut = (flags & PipeNetwork.ONE_WAY_CHECK) != 0 && network.jointA(joint) == cell;
        if (pointsOut
                && options.trustCheckValves()
                && (valve < 0 || rules.effect(valve) == ValveRules.Effect.CROSSED)) {
            checkJoints.add(joint);
            return true;
        }
        return false;
    }

    private void sortValves() {
        int[] stopped = sorted(stopping);
        int[] open = new int[stopped.length];
        int[] closed = new int[stopped.length];
        int[] inside = new int[stopped.length];
        int opens = 0;
        int closeds = 0;
        int insides = 0;
        for (int valve : stopped) {
            absorbBody(valve);
            boolean shut = rules.isShut(valve);
            if (!isBorder(valve)) {
                if (!shut) {
                    inside[insides++] = valve;
                }
            } else if (shut) {
                closed[closeds++] = valve;
            } else {
                open[opens++] = valve;
            }
        }
        border = Arrays.copyOf(open, opens);
        closedBorder = Arrays.copyOf(closed, closeds);
        interior = Arrays.copyOf(inside, insides);
        crossed = sorted(passed);
    }

    private static int[] sorted(CellMarks marks) {
        int[] members = marks.toArray();
        Arrays.sort(members);
        return members;
    }

    /** A valve that is a node belongs to the segment when all that meets there does. */
    private void absorbBody(int valve) {
        int body = network.valves().bodyNode(valve);
        if (body < 0 || segment.contains(body)) {
            return;
        }
        for (int k = 0; k < network.valves().jointCount(valve); k++) {
            if (!segment.contains(network.across(network.valves().joint(valve, k), body))) {
                return;
            }
        }
        segment.add(body);
    }

    private boolean isBorder(int valve) {
        for (int k = 0; k < network.valves().jointCount(valve); k++) {
            if (isBorderJoint(network.valves().joint(valve, k))) {
                return true;
            }
        }
        return false;
    }

    private boolean isBorderJoint(int joint) {
        return segment.contains(network.jointA(joint)) != segment.contains(network.jointB(joint));
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
        for (int k = 0; k < segment.size(); k++) {
            int cell = segment.get(k);
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
