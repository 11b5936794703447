package io.curbstop.dispatch.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how far each incident came; safe for several threads. */
final class ReplayTally {
    private static final int LISTED_FAILURES = 200;
    private static final double NEAR_M = 50;

    final AtomicInteger linked = new AtomicInteger();
    final AtomicInteger linkedToTrueMain = new AtomicInteger();
    final AtomicInteger traced = new AtomicInteger();
    final AtomicInteger delivered = new AtomicInteger();
    final AtomicInteger acknowledged = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger located = new AtomicInteger();
    private final List<Double> errors = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> notTraced = Collections.synchronizedMap(new TreeMap<>());

    /** A place was found, so many metres from the recorded one; NaN when none was recorded. */
    void located(double error_m) {
        located.incrementAndGet();
        if (!Double.isNaN(error_m)) {
            errors.add(error_m);
        }
    }

    void notTraced(String reason) {
        notTraced.merge(reason, 1, Integer::sum);
    }

    void failed(long row, String reason) {
        if (failures.size() < LISTED_FAILURES) {
            failures.add("row " + row + ": " + reason);
        }
    }

    ReplayReport report(int rows, List<String> rejections, Duration took) {
        double[] sorted =
                errors.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new ReplayReport(
                rows,
                rejections.size(),
                located.get(),
                (int) Arrays.stream(sorted).filter(e -> e <= NEAR_M).count(),
                linked.get(),
                linkedToTrueMain.get(),
                traced.get(),
                delivered.get(),
                acknowledged.get(),
                closed.get(),
                took.toMillis() / 1000.0,
                sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2],
                new TreeMap<>(notTraced),
                List.copyOf(rejections),
                failures.stream().sorted().toList());
    }
}
