package io.curbstop.radio.session;

import java.time.Duration;
import java.time.Instant;

/** How long a channel was kept in the last hour, to the minute. */
final class AirtimeUse {

    private static final int MINUTES = 60;

    private final double[] used_s = new double[MINUTES];
    private long newest_min = Long.MIN_VALUE;

    void add(Duration airtime, Instant now) {
        turnTo(now);
        used_s[(int) Math.floorMod(newest_min, (long) MINUTES)] += airtime.toMillis() / 1000.0;
    }

    double lastHour_s(Instant now) {
        turnTo(now);
        double sum_s = 0;
        for (double minute_s : used_s) {
            sum_s += minute_s;
        }
        return sum_s;
    }

    /** A clock that jumps back adds to the newest minute; one that jumps ahead empties what is then too old. */
    private void turnTo(Instant now) {
        long minute = Math.floorDiv(now.getEpochSecond(), 60L);
        if (newest_min == Long.MIN_VALUE) {
            newest_min = minute;
        }
        long empty = Math.min(MINUTES, minute - newest_min);
        for (long k = 1; k <= empty; k++) {
            used_s[(int) Math.floorMod(newest_min + k, (long) MINUTES)] = 0;
        }
        newest_min = Math.max(newest_min, minute);
    }
}
