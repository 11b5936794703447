package io.curbstop.map.trace;

import java.util.Arrays;

/**
 * Groups of cells that hang together, found by a {@link SplitSearch}: of each those looked at in one list, those still
 * to be in another. The lists run through {@link SplitScratch#next}. Flat arrays that are used again and again.
 */
final class SupplyGroups {
    /** No cell, or no group: the end of a list. */
    static final int NONE = -1;

    private static final int FIRST_SIZE = 32;

    /** The zone a group is in. */
    int[] zone = new int[FIRST_SIZE];
    /** The place of that zone in {@link SplitScratch#running}. */
    int[] place = new int[FIRST_SIZE];
    /** The group it became part of, or {@link #NONE}. */
    int[] into = new int[FIRST_SIZE];

    int[] doneHead = new int[FIRST_SIZE];
    int[] doneTail = new int[FIRST_SIZE];
    int[] todoHead = new int[FIRST_SIZE];
    int[] todoTail = new int[FIRST_SIZE];
    /** True when every cell of it has been looked at. */
    boolean[] exhausted = new boolean[FIRST_SIZE];

    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    int add(int inZone, int placeOfZone) {
        if (count == zone.length) {
            int size = count * 2;
            zone = Arrays.copyOf(zone, size);
            place = Arrays.copyOf(place, size);
            into = Arrays.copyOf(into, size);
            doneHead = Arrays.copyOf(doneHead, size);
            doneTail = Arrays.copyOf(doneTail, size);
            todoHead = Arrays.copyOf(todoHead, size);
            todoTail = Arrays.copyOf(todoTail, size);
            exhausted = Arrays.copyOf(exhausted, size);
        }
        zone[count] = inZone;
        place[count] = placeOfZone;
        into[count] = NONE;
        doneHead[count] = NONE;
        doneTail[count] = NONE;
        todoHead[count] = NONE;
        todoTail[count] = NONE;
        exhausted[count] = false;
        return count++;
    }

    /** The group that a group has become. */
    int root(int group) {
        int at = group;
        while (into[at] != NONE) {
            if (into[into[at]] != NONE) {
                into[at] = into[into[at]];
            }
            at = into[at];
        }
        return at;
    }

    /** Puts a cell at the end of those to be looked at. */
    void append(int group, int cell, int[] next) {
        next[cell] = NONE;
        if (todoHead[group] == NONE) {
            todoHead[group] = cell;
        } else {
            next[todoTail[group]] = cell;
        }
        todoTail[group] = cell;
    }

    /** Takes the next cell to be looked at, and counts it as looked at. */
    int take(int group, int[] next) {
        int cell = todoHead[group];
        todoHead[group] = next[cell];
        next[cell] = doneHead[group];
        if (doneHead[group] == NONE) {
            doneTail[group] = cell;
        }
        doneHead[group] = cell;
        return cell;
    }

    void merge(int from, int to, int[] next) {
        into[from] = to;
        if (doneHead[from] != NONE) {
            next[doneTail[from]] = doneHead[to];
            if (doneHead[to] == NONE) {
                doneTail[to] = doneTail[from];
            }
            doneHead[to] = doneHead[from];
        }
        if (todoHead[from] != NONE) {
            next[todoTail[from]] = todoHead[to];
            if (todoHead[to] == NONE) {
                todoTail[to] = todoTail[from];
            }
            todoHead[to] = todoHead[from];
        }
    }
}
