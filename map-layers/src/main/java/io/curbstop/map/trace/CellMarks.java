package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import java.util.Arrays;

/** A set of numbers from 0 to n-1 that is emptied in no time and remembers the order of adding. */
final class CellMarks {
    private final int[] stamp;
    private int generation = 1;
    private final IntArray members = new IntArray();

    CellMarks(int n) {
        stamp = new int[n];
    }

    void clear() {
        generation++;
        members.clear();
        if (generation == Integer.MAX_VALUE) {
            Arrays.fill(stamp, 0);
            generation = 1;
        }
    }

    /** Adds a number; false when it was there. */
    boolean add(int i) {
        if (stamp[i] == generation) {
            return false;
        }
        stamp[i] = generation;
        members.add(i);
        return true;
    }

    boolean contains(int i) {
        return stamp[i] == generation;
    }

    int size() {
        return members.size();
    }

    int get(int k) {
        return members.get(k);
    }

    int[] toArray() {
        return members.toArray();
    }
}
