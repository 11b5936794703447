package io.curbstop.map.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The hydrants of a network, by hydrant index, sorted by reference. */
public final class HydrantTable {
    final RefTable refs;
    final int[] cell;
    private final int[] byCell;
    private final int[] cellsInOrder;

    HydrantTable(GraphDraft draft) {
        refs = RefTable.of(draft.hydrants.size(), h -> draft.hydrants.get(h).ref);
        cell = draft.hydrants.stream().mapToInt(draft::cellOf).toArray();
        byCell = IntStream.range(0, cell.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(h -> cell[h]).thenComparingInt(h -> h))
                .mapToInt(Integer::intValue)
                .toArray();
        cellsInOrder = Arrays.stream(byCell).map(h -> cell[h]).toArray();
    }

    /** Number of hydrants. */
    public int count() {
        return cell.length;
    }

    /** Reference of a hydrant, as in the input. */
    public String ref(int hydrant) {
        return refs.get(hydrant);
    }

    /** The index of the hydrant with that reference, or -1. */
    public int find(String ref) {
        return refs.find(ref);
    }

    /** The cell a hydrant draws from, or -1 when it is connected to nothing. */
    public int cell(int hydrant) {
        return cell[hydrant];
    }

    /** The hydrants that draw from a cell. */
    public int[] at(int wantedCell) {
        int found = Arrays.binarySearch(cellsInOrder, wantedCell);
        if (found < 0) {
            return new int[0];
        }
        int first = found;
        while (first > 0 && cellsInOrder[first - 1] == wantedCell) {
            first--;
        }
        int end = found + 1;
        while (end < cellsInOrder.length && cellsInOrder[end] == wantedCell) {
            end++;
        }
        return Arrays.copyOfRange(byCell, first, end);
    }
}
