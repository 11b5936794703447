package io.curbstop.map.network;

import java.util.Arrays;

/** A growing array of int. */
public final class IntArray {
    private int[] values = new int[16];
    private int size;

    /** Adds a value at the end. */
    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /** The value at an index. */
    public int get(int index) {
        return values[index];
    }

    /** Replaces the value at an index. */
    public void set(int index, int value) {
        values[index] = value;
    }

    /** Takes all values away and keeps the room for them. */
    public void clear() {
        size = 0;
    }

    /** Number of values. */
    public int size() {
        return size;
    }

    /** A copy of the values. */
    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
