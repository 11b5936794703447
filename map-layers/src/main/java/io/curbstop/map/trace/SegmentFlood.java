package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.LinkKind;
import io.curbstop.map.network.PipeNetwork;
import java.util.Set;
import java.util.TreeSet;

/**
 * Floods from the broken cells until valves, non-return valves or closed links stop it. The flood runs against the
 * water: it finds whatever can feed the break.
 */
final class SegmentFlood {
    final CellMarks segment;
    /** Open, usable valves with one side inside. */
    final TreeSet<Integer> border = new TreeSet<>();
    /** Closed valves with one side inside. */
    final TreeSet<Integer> closedBorder = new TreeSet<>();
    /** Usable valves with both sides inside. */
    final TreeSet<Integer> interior = new TreeSet<>();
    /** Open valves that were crossed. */
    final TreeSet<Integer> crossed = new TreeSet<>();

    final TreeSet<Integer> checkJoints = new TreeSet<>();
    final TreeSet<Integer> assumedClosedJoints = new TreeSet<>();
    long jointsVisited;

    private final PipeNetwork network;
    private final ValveRules rules;
    private final TraceOptions options;
    private final Set<Integer> brokenLinks;
    private final TreeSet<Integer> stopping = new TreeSet<>();

    SegmentFlood(
            PipeNetwork network, ValveRules rules, TraceOptions options, Set<Integer> brokenLinks, CellMarks segment) {
        this.network = network;
        this.rules = rules;
        this.options = options;
        this.brokenLinks = brokenLinks;
        this.segment = segment;
        segment.clear();
    }

    SegmentFlood run(IntArray starts) {
        for (int k = 0; k < starts.size(); k++) {
            segment.add(starts.get(k));
        }
        for (int next = 0; next < segment.size(); next++) {
            spread(segment.get(next));
        }
        for (int valve : stopping) {
            sort(valve);
        }
        checkJoints.removeIf(j -> !isBorderJoint(j));
        assumedClosedJoints.removeIf(j -> !isBorderJoint(j));
        return this;
    }

    private void spread(int cell) {
        for (int k = network.adjacencyStart(cell); k < network.adjacencyStart(cell + 1); k++) {
            int joint = network.adjacentJoint(k);
            jointsVisited++;
            int flags = network.jointFlags(joint);
            if (flags != 0 && stops(joint, flags, cell)) {
                continue;
            }
            int valve = network.jointValve(joint);
            if (valve >= 0) {
                if (rules.effect(valve) != ValveRules.Effect.CROSSED) {
                    stopping.add(valve);
                    continue;
                }
                crossed.add(valve);
            }
            segment.add(network.across(joint, cell));
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

    private void sort(int valve) {
        absorbBody(valve);
        boolean border = false;
        for (int k = 0; k < network.valves().jointCount(valve); k++) {
            border |= isBorderJoint(network.valves().joint(valve, k));
        }
        boolean closed = rules.isShut(valve);
        if (border) {
            (closed ? closedBorder : this.border).add(valve);
        } else if (!closed) {
            interior.add(valve);
        }
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

    private boolean isBorderJoint(int joint) {
        return segment.contains(network.jointA(joint)) != segment.contains(network.jointB(joint));
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
