package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;

/**
 * A set of numbers from 0 to n-1 that is emptied in no time and remembers the order of adding. A few are kept in a small
 * table, which stays in the processor's cache while a network's arrays do not; of more than that, each has its place in
 * an array of n.
 */
final class CellMarks {
    private static final int SLOTS = 1024;
    private static final int FEW = SLOTS / 2;

    private final int n;
    private final IntArray members = new IntArray();
    /** One more than the place in {@link #members} of what hashes there; 0 when the slot is free. */
    private final int[] table = new int[SLOTS];

    private final int[] slotOf = new int[FEW];
    /** The place of each member, once they are many; anything for a number that is none. */
    private int[] placeOf;

    private boolean many;

    CellMarks(int n) {
        this.n = n;
    }

    void clear() {
        for (int k = Math.min(members.size(), FEW) - 1; k >= 0; k--) {
            table[slotOf[k]] = 0;
        }
        members.clear();
        many = false;
    }

    /** Adds a number; false when it was there. */
    boolean add(int i) {
        if (many) {
            return addToMany(i);
        }
        int slot = slot(i);
        if (table[slot] != 0) {
            return false;
        }
        if (members.size() == FEW) {
            spread();
            return addToMany(i);
        }
        slotOf[members.size()] = slot;
        members.add(i);
        table[slot] = members.size();
        return true;
    }

    private boolean addToMany(int i) {
        if (contains(i)) {
            return false;
        }
        placeOf[i] = members.size();
        members.add(i);
        return true;
    }

    private void spread() {
        many = true;
        if (placeOf == null) {
            placeOf = new int[n];
        }
        for (int k = 0; k < members.size(); k++) {
            placeOf[members.get(k)] = k;
        }
    }

    /** The slot that holds a number, or the free one where it would go. */
    private int slot(int i) {
        int slot = (i * 0x9E3779B9) >>> 22;
        while (table[slot] != 0 && members.get(table[slot] - 1) != i) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    boolean contains(int i) {
        return indexOf(i) >= 0;
    }

    /** How many were added before a number; -1 when it is not there. */
    int indexOf(int i) {
        if (!many) {
            return table[slot(i)] - 1;
        }
        int place = placeOf[i];
        return place < members.size() && members.get(place) == i ? place : -1;
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
