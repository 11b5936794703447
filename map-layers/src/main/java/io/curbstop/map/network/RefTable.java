package io.curbstop.map.network;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * References (ids as in the input) by index, kept as one block of UTF-8 bytes so that a million of them are no million
 * objects.
 */
final class RefTable {
    private final byte[] bytes;
    private final int[] start;
    private final int[] slots;

    private RefTable(byte[] bytes, int[] start, int[] slots) {
        this.bytes = bytes;
        this.start = start;
        this.slots = slots;
    }

    /** The references of {@code n} things by index. */
    static RefTable of(int n, IntFunction<String> refs) {
        int[] start = new int[n + 1];
        byte[] bytes = new byte[Math.max(16, n * 12)];
        // A third of the slots stay free at least.
        int slotCount = Integer.highestOneBit(Math.max(4, n + n / 2)) * 2;
        int[] slots = new int[slotCount];
        for (int i = 0; i < n; i++) {
            byte[] ref = refs.apply(i).getBytes(StandardCharsets.UTF_8);
            if (start[i] + ref.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, start[i] + ref.length));
            }
            System.arraycopy(ref, 0, bytes, start[i], ref.length);
            start[i + 1] = start[i] + ref.length;
            int slot = spread(Arrays.hashCode(ref)) & (slotCount - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slotCount - 1);
            }
            slots[slot] = i + 1;
        }
        return new RefTable(Arrays.copyOf(bytes, start[n]), start, slots);
    }

    int size() {
        return start.length - 1;
    }

    /** The references' bytes, one after the other. */
    byte[] contents() {
        return bytes;
    }

    String get(int index) {
        return new String(bytes, start[index], start[index + 1] - start[index], StandardCharsets.UTF_8);
    }

    /** The index of a reference, or -1. */
    int find(String ref) {
        byte[] wanted = ref.getBytes(StandardCharsets.UTF_8);
        int slot = spread(Arrays.hashCode(wanted)) & (slots.length - 1);
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (Arrays.equals(bytes, start[index], start[index + 1], wanted, 0, wanted.length)) {
                return index;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
