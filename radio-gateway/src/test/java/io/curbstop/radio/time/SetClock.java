package io.curbstop.radio.time;

import java.time.Duration;
import java.time.Instant;

/** Time whose clock is set while timers go on, as by an operator or a time server. */
public final class SetClock implements RadioScheduler {

    private final RadioScheduler time;
    private volatile Duration setBy = Duration.ZERO;

    /** A clock that is right so far. */
    public SetClock(RadioScheduler time) {
        this.time = time;
    }

    /** Sets the clock forward, or back when this is negative. */
    public void set(Duration by) {
        setBy = setBy.plus(by);
    }

    @Override
    public Instant now() {
        return time.now().plus(setBy);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return time.after(delay, task);
    }
}
