package io.curbstop.dispatch.position;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides, for the positions of one unit in the order of their times, which of them is its last. What is refused outright
 * never comes here; everything that does is kept in the track.
 */
final class PositionFilter {

    /** A fix in the operating coordinate system, in metres. */
    record Fix(double x, double y, double accuracy_m, Instant at) {

        private double distanceTo(Fix other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    /** What is thought of a fix. */
    enum Verdict {
        /** Later than the last, and believed: it is the last now. */
        LAST(null),
        /** Believed, but older than the last. */
        LATE(null),
        /** Too inexact to be used. */
        INEXACT("ACCURACY"),
        /** No vehicle is that fast; not used until a second agrees. */
        JUMP("JUMP");

        private final String doubt;

        Verdict(String doubt) {
            this.doubt = doubt;
        }

        /** As the track keeps it, or null. */
        String doubt() {
            return doubt;
        }
    }

    private final PositionProperties properties;
    private Fix last;
    private Fix doubtful;

    /**
     * A filter that knows what was before.
     *
     * @param last the unit's last position, or null
     * @param doubtful the latest jump since, or null
     */
    PositionFilter(PositionProperties properties, Fix last, Fix doubtful) {
        this.properties = properties;
        this.last = last;
        this.doubtful = doubtful;
    }

    /** Judges the next fix. */
    Verdict judge(Fix fix) {
        if (fix.accuracy_m() > properties.worstAccuracy_m()) {
            return Verdict.INEXACT;
        }
        boolean later = last == null || fix.at().isAfter(last.at());
        if (last != null && isJump(last, fix) && !(later && isSecond(fix))) {
            doubtful = later ? fix : doubtful;
            return Verdict.JUMP;
        }
        if (!later) {
            return Verdict.LATE;
        }
        last = fix;
        doubtful = null;
        return Verdict.LAST;
    }

    /** Agrees with the doubtful one before it; the same told twice is no second. */
    private boolean isSecond(Fix fix) {
        return doubtful != null && fix.at().isAfter(doubtful.at()) && !isJump(doubtful, fix);
    }

    private boolean isJump(Fix from, Fix to) {
        double way_m = from.distanceTo(to) - from.accuracy_m() - to.accuracy_m();
        double time_h = Duration.between(from.at(), to.at()).abs().toMillis() / 3_600_000.0;
        return way_m > properties.jumpFrom_m() && way_m / 1000 > properties.fastest_kmh() * time_h;
    }
}
