package io.curbstop.dispatch.geodata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** References of customers as one block of bytes, and which of them are critical; a million are no million objects. */
final class CustomerNames {

    private byte[] bytes = new byte[1024];
    private int[] start = new int[1024];
    private byte[] critical = new byte[1024];
    /** Kinds of critical customers; the first stands for none. */
    private final List<String> kinds = new ArrayList<>();

    private int count;
    private String last;

    CustomerNames() {
        kinds.add(null);
    }

    /** Adds a customer, or finds the one just added when the reference is the same; returns its number. */
    int add(String ref, String kind) {
        if (ref.equals(last)) {
            return count - 1;
        }
        byte[] name = ref.getBytes(StandardCharsets.UTF_8);
        if (count + 1 == start.length) {
            start = Arrays.copyOf(start, count * 2);
            critical = Arrays.copyOf(critical, count * 2);
        }
        if (start[count] + name.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, start[count] + name.length));
        }
        System.arraycopy(name, 0, bytes, start[count], name.length);
        start[count + 1] = start[count] + name.length;
        critical[count] = kindNumber(kind);
        last = ref;
        return count++;
    }

    CustomerNames trimmed() {
        bytes = Arrays.copyOf(bytes, start[count]);
        start = Arrays.copyOf(start, count + 1);
        critical = Arrays.copyOf(critical, count);
        return this;
    }

    String ref(int customer) {
        return new String(bytes, start[customer], start[customer + 1] - start[customer], StandardCharsets.UTF_8);
    }

    /** What makes the customer critical; null when nothing does. */
    String critical(int customer) {
        return kinds.get(critical[customer]);
    }

    private byte kindNumber(String kind) {
        int known = kinds.indexOf(kind);
        if (known >= 0) {
            return (byte) known;
        }
        if (kinds.size() > Byte.MAX_VALUE) {
            throw new IllegalStateException("more than " + Byte.MAX_VALUE + " kinds of critical customers: " + kind);
        }
        kinds.add(kind);
        return (byte) (kinds.size() - 1);
    }
}
