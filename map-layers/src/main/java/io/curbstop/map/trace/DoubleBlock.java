package io.curbstop.map.trace;

import io.curbstop.map.network.PipeNetwork;
import java.util.Collection;
import java.util.TreeSet;

/** Behind a valve to close, at the same end of the same main, may stand another: for a double block both are closed. */
final class DoubleBlock {
    /** How far apart two valves may be to stand at one end of a main. */
    private static final double LENGTH_m = 5;

    private final PipeNetwork network;
    private final ValveRules rules;
    private final SegmentFlood flood;

    DoubleBlock(PipeNetwork network, ValveRules rules, SegmentFlood flood) {
        this.network = network;
        this.rules = rules;
        this.flood = flood;
    }

    /** The usable valves behind these. */
    TreeSet<Integer> findSeconds(Collection<Integer> close) {
        TreeSet<Integer> seconds = new TreeSet<>();
        for (int valve : close) {
            for (int k = 0; k < network.valves().jointCount(valve); k++) {
                int joint = network.valves().joint(valve, k);
                addSecond(seconds, network.jointA(joint), joint);
                addSecond(seconds, network.jointB(joint), joint);
            }
        }
        return seconds;
    }

    private void addSecond(TreeSet<Integer> seconds, int cell, int from) {
        if (network.isNode(cell) || flood.contains(cell)) {
            return;
        }
        int span = network.spanOf(cell);
        if (network.spanTo(span) - network.spanFrom(span) > LENGTH_m) {
            return;
        }
        for (int k = network.adjacencyStart(cell); k < network.adjacencyEnd(cell); k++) {
            int joint = network.adjacentJoint(k);
            int second = network.jointValve(joint);
            if (joint != from && second >= 0 && rules.isUsable(second)) {
                seconds.add(second);
            }
        }
    }
}
