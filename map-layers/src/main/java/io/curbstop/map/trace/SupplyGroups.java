package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import java.util.Arrays;

/**
 * Groups of sections that hang together, found by a {@link SplitSearch}: of each those looked at in one list, those still
 * to be in another. Sections are told by their place in {@link
 * SplitScratch#grouped}; the lists run through {@link SplitScratch#next}. Flat arrays that are used again and again.
 */
final class SupplyGroups {
    /** No section, or no group: the end of a list. */
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
    /** True when every section of it has been looked at. */
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

    /** Puts a section at the end of those to be looked at. */
    void append(int group, int section, IntArray next) {
        next.set(section, NONE);
        if (todoHead[group] == NONE) {
            todoHead[group] = section;
        } else {
            next.set(todoTail[group], section);
        }
        todoTail[group] = section;
    }

    /** Takes the next section to be looked at, and counts it as looked at. */
    int take(int group, IntArray next) {
        int section = todoHead[group];
        todoHead[group] = next.get(section);
        next.set(section, doneHead[group]);
        if (doneHead[group] == NONE) {
            doneTail[group] = section;
        }
        doneHead[group] = section;
        return section;
    }

    void merge(int from, int to, IntArray next) {
        into[from] = to;
        if (doneHead[from] != NONE) {
            next.set(doneTail[from], doneHead[to]);
            if (doneHead[to] == NONE) {
                doneTail[to] = doneTail[from];
            }
            doneHead[to] = doneHead[from];
        }
        if (todoHead[from] != NONE) {
            next.set(todoTail[from], todoHead[to]);
            if (todoHead[to] == NONE) {
                todoTail[to] = todoTail[from];
            }
            todoHead[to] = todoHead[from];
        }
    }
}
