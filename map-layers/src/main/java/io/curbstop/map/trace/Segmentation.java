package io.curbstop.map.trace;

import io.curbstop.map.network.PipeNetwork;
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
    private final int[] segmentOf;
    private final int count;

    private Segmentation(PipeNetwork network, int[] segmentOf, int count) {
        this.network = network;
        this.segmentOf = segmentOf;
        this.count = count;
    }

    /** The segments with the valves as known. */
    public static Segmentation of(PipeNetwork network, ValveStates states, TraceOptions options) {
        TraceRequest rules = new TraceRequest(List.of(Break.atNode("")), states, Map.of(), options);
        ValveRules valves = new ValveRules(network, rules, Set.of());
        UnionFind union = new UnionFind(network.cellCount());
        for (int j = 0; j < network.jointCount(); j++) {
            int valve = network.jointValve(j);
            boolean closedLink =
                    options.honourLinkStatus() && (network.jointFlags(j) & PipeNetwork.ASSUMED_CLOSED) != 0;
            if (!closedLink && (valve < 0 || valves.effect(valve) == ValveRules.Effect.CROSSED)) {
                union.join(network.jointA(j), network.jointB(j));
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
        return segmentOf[cell];
    }

    /** The segment of a node. */
    public int segmentOfNode(int node) {
        return segmentOf[node];
    }

    /** The segment of a span of a link. */
    public int segmentOfSpan(int span) {
        return segmentOf[network.cellOfSpan(span)];
    }
}
