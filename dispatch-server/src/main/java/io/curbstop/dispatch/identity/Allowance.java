package io.curbstop.dispatch.identity;

import java.time.Duration;
import java.time.Instant;

/** How much one machine may still send; it grows with time, up to a bound. */
public final class Allowance {

    private final double perSecond;
    private final int atOnce;
    private double left;
    private Instant countedAt;

    /**
     * A full one.
     *
     * @param perSecond how many on the long run
     * @param atOnce how many in one go
     */
    public Allowance(double perSecond, int atOnce, Instant now) {
        this.perSecond = perSecond;
        this.atOnce = atOnce;
        this.left = atOnce;
        this.countedAt = now;
    }

    /** Takes one; false when there is none. A clock that is set back gives nothing and takes nothing. */
    public synchronized boolean take(Instant now) {
        double passed_s = Math.max(0, Duration.between(countedAt, now).toMillis() / 1000.0);
        left = Math.min(atOnce, left + passed_s * perSecond);
        countedAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
