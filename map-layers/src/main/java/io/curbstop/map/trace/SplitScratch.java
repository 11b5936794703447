package io.curbstop.map.trace;

/** Room for one {@link SupplySplit}, kept for the next: which group a cell is in, and the cell after it in its list. */
final class SplitScratch {
    final CellMarks grouped;
    final int[] group;
    final int[] next;

    SplitScratch(int cells) {
        grouped = new CellMarks(cells);
        group = new int[cells];
        next = new int[cells];
    }

    void clear() {
        grouped.clear();
    }
}
