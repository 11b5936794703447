package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last few supply indexes made of a network; safe for any number of threads. */
final class SupplyIndexes {
    private static final int KEPT = 4;

    private final PipeNetwork network;
    private final Deque<SupplyIndex> kept = new ArrayDeque<>();

    SupplyIndexes(PipeNetwork network) {
        this.network = network;
    }

    /**
     * An index by these rules and the valves in which these states differ from it; made of these states when none that
     * is kept is near enough.
     *
     * @param mostDifferences in how many valves the states may differ
     * @param shut told the valves that the index has open and the states have shut
     * @param opened told the valves that the index has shut and the states have open
     */
    SupplyIndex find(ValveStates states, TraceOptions options, int mostDifferences, IntArray shut, IntArray opened) {
        synchronized (kept) {
            for (SupplyIndex index : kept) {
                shut.clear();
                opened.clear();
                if (index.hasRulesOf(options) && index.listDifferences(states, mostDifferences, shut, opened)) {
                    return index;
                }
            }
        }
        shut.clear();
        opened.clear();
        SupplyIndex made = new SupplyIndex(network, states, options);
        synchronized (kept) {
            kept.addFirst(made);
            while (kept.size() > KEPT) {
                kept.removeLast();
            }
        }
        return made;
    }
}
