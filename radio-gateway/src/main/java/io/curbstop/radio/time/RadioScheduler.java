package io.curbstop.radio.time;

import java.time.Duration;
import java.time.Instant;

/** A clock and timers. Tasks run one at a time, in the order they fall due, never on the thread that asks for them. */
public interface RadioScheduler {

    /** The time of day; it may jump, and timers do not follow it when it does. */
    Instant now();

    /**
     * Runs a task once, later.
     *
     * @param delay from now; nought or less means as soon as possible
     */
    Timer after(Duration delay, Runnable task);

    /** A task still to be run. */
    interface Timer {
        /** Lets the task not run, unless it has begun. */
        void cancel();
    }
}
