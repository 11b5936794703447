package io.curbstop.map.trace;

/**
 * Cells that hang together, found by a {@link SupplySplit}: those looked at in one list, those still to be in another.
 * The lists run through {@link SplitScratch#next}.
 */
final class SupplyGroup {
    /** No cell: the end of a list. */
    static final int NONE = -1;

    final int number;
    final int zone;
    /** The group it became part of, or null. */
    SupplyGroup into;
    /** True when every cell of it has been looked at. */
    boolean exhausted;

    int doneHead = NONE;
    int doneTail = NONE;
    int todoHead = NONE;
    int todoTail = NONE;

    SupplyGroup(int number, int zone) {
        this.number = number;
        this.zone = zone;
    }
}
