package io.curbstop.map.trace;

import java.util.BitSet;

/**
 * What was supplied before the shutdown and what is after it.
 *
 * @param before null when the valves stand as in the index
 */
record Supply(SupplyIndex index, SupplySplit before, SupplySplit after, BitSet cellsWithSource) {

    /** True when a source reached the cell before this job shut anything. */
    boolean wasSupplied(int cell) {
        return before == null ? index.isCellSupplied(cell) : before.isSupplied(cell);
    }

    /** True when a source reaches the cell with the border shut. */
    boolean isSupplied(int cell) {
        return after.isSupplied(cell);
    }

    /** True when a source would reach the cell were every valve open. */
    boolean hasSourceSomewhere(int cell) {
        return cellsWithSource.get(cell);
    }

    long jointsVisited() {
        return after.jointsVisited() + (before == null ? 0 : before.jointsVisited());
    }
}
