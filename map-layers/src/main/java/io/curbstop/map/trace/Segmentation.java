package io.curbstop.map.trace;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.Sections;
import io.curbstop.map.network.UnionFind;
import io.curbstop.map.network.ValveStates;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The segments of a whole network: the parts that its usable and closed valves can cut it into. Non-return valves cut
 * nothing here. A valve that is a node is a segment of its own.
 */
public final class Segmentation {
    private final PipeNetwork network;
    private final int[] segmentOfSection;
    private final int count;

    private Segmentation(PipeNetwork network, int[] segmentOfSection, int count) {
        this.network = network;
        this.segmentOfSection = segmentOfSection;
        this.count = count;
    }

    /** The segments with the valves as known. */
    public static Segmentation of(PipeNetwork network, ValveStates states, TraceOptions options) {
        TraceRequest rules = new TraceRequest(List.of(Break.atNode("")), states, Map.of(), options);
        ValveRules valves = new ValveRules(network, rules, Set.of());
        Sections sections = network.sections();
        UnionFind union = new UnionFind(sections.count());
        for (int section = 0; section < sections.count(); section++) {
            for (int k = sections.jointsStart(section); k < sections.jointsStart(section + 1); k++) {
                int flags = sections.flags(k);
                int valve = sections.valve(k);
                boolean closedLink = options.honourLinkStatus() && (flags & PipeNetwork.ASSUMED_CLOSED) != 0;
                if ((flags & Sections.A_SIDE) != 0
                        && !closedLink
                        && (valve < 0 || valves.effect(valve) == ValveRules.Effect.CROSSED)) {
                    union.join(section, sections.across(k));
                }
            }
        }
        int[] numbers = union.numbers();
        int count = 0;
        for (int n : numbers) {
            count = Math.max(count, n + 1);
        }
        return new Segmentation(network, numbers, count);
    }

    /** Number of segments; they are numbered from 0. */
    public int count() {
        return count;
    }

    /** The segment of a cell of the network. */
    public int segmentOfCell(int cell) {
        return segmentOfSection[network.sections().of(cell)];
    }

    /** The segment of a node. */
    public int segmentOfNode(int node) {
        return segmentOfCell(node);
    }

    /** The segment of a span of a link. */
    public int segmentOfSpan(int span) {
        return segmentOfCell(network.cellOfSpan(span));
    }
}
