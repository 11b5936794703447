package io.curbstop.dispatch.tracker;

import java.time.Duration;
import java.time.Instant;

/** How many positions one tracker may still send; it grows with time, up to a bound. */
final class Allowance {

    private final TrackerProperties properties;
    private double left;
    private Instant countedAt;

    Allowance(TrackerProperties properties, Instant now) {
        this.properties = properties;
        this.left = properties.atOnce();
        this.countedAt = now;
    }

    /** Takes one; false when there is none. A clock that is set back gives nothing and takes nothing. */
    synchronized boolean take(Instant now) {
        double passed_s = Math.max(0, Duration.between(countedAt, now).toMillis() / 1000.0);
        left = Math.min(properties.atOnce(), left + passed_s * properties.perSecond());
        countedAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
