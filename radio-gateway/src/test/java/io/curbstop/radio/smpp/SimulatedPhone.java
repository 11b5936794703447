package io.curbstop.radio.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A phone that shows every text it gets, long ones as one. */
final class SimulatedPhone {

    final List<String> shown = new CopyOnWriteArrayList<>();
    private final Map<Integer, String[]> parts = new ConcurrentHashMap<>();
    private final List<Runnable> held = new CopyOnWriteArrayList<>();
    private volatile boolean on = true;

    boolean isOn() {
        return on;
    }

    /** Does the SMSC's task when it is switched on. */
    void hold(Runnable delivery) {
        held.add(delivery);
    }

    /** Whether the task was still held. */
    boolean letGo(Runnable delivery) {
        return held.remove(delivery);
    }

    void switchPower(boolean isOn) {
        on = isOn;
        if (on) {
            List<Runnable> due = List.copyOf(held);
            held.clear();
            due.forEach(Runnable::run);
        }
    }

    void take(SmscSimulator.Submitted text) {
        byte[] bytes = text.bytes();
        boolean headed = (text.message().getEsmClass() & 0x40) != 0;
        int start = headed ? bytes[0] + 1 : 0;
        boolean wide = text.message().getDataCoding() == 8;
        // The letters that tests use are the same in GSM 03.38.
        String words = new String(
                bytes, start, bytes.length - start, wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
        if (!headed) {
            shown.add(words);
            return;
        }
        String[] all = parts.computeIfAbsent((int) bytes[3], absent -> new String[bytes[4]]);
        all[bytes[5] - 1] = words;
        if (Arrays.stream(all).noneMatch(Objects::isNull)) {
            shown.add(String.join("", all));
            parts.remove((int) bytes[3]);
        }
    }
}
