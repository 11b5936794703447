package io.curbstop.map.trace;

import java.util.Arrays;

/** A map from numbers of at least 0 to numbers, emptied in no time; for few entries. */
final class IntIntMap {
    /** What {@link #get} gives for a key that is not there. */
    static final int ABSENT = Integer.MIN_VALUE;

    private int[] keys = new int[32];
    private int[] values = new int[32];
    private int[] stamp = new int[32];
    private int generation = 1;
    private int size;

    void clear() {
        size = 0;
        generation++;
        if (generation == Integer.MAX_VALUE) {
            Arrays.fill(stamp, 0);
            generation = 1;
        }
    }

    int get(int key) {
        int slot = slot(key);
        return stamp[slot] == generation ? values[slot] : ABSENT;
    }

    boolean contains(int key) {
        return stamp[slot(key)] == generation;
    }

    void put(int key, int value) {
        int slot = slot(key);
        if (stamp[slot] != generation) {
            if (size * 2 >= keys.length) {
                grow();
                slot = slot(key);
            }
            stamp[slot] = generation;
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = (key * 0x9E3779B9) >>> 7 & mask;
        while (stamp[slot] == generation && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        int[] oldStamp = stamp;
        int old = generation;
        keys = new int[oldKeys.length * 2];
        values = new int[keys.length];
        stamp = new int[keys.length];
        generation = 1;
        size = 0;
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldStamp[slot] == old) {
                put(oldKeys[slot], oldValues[slot]);
            }
        }
    }
}
