package io.curbstop.radio.ax25;

import io.curbstop.radio.time.RadioScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long our own frames keep a channel whose modem does not say when it has sent them: one after the other, each for its
 * airtime. Goes by timers, as a clock that is set back would else keep the channel for hours. Safe to use from any thread.
 */
final class OwnAirtime {

    private final RadioScheduler scheduler;
    private final Deque<Duration> behind = new ArrayDeque<>();
    private boolean sending;

    OwnAirtime(RadioScheduler scheduler) {
        this.scheduler = scheduler;
    }

    synchronized void add(Duration airtime) {
        behind.add(airtime);
        if (!sending) {
            next();
        }
    }

    private synchronized void next() {
        Duration airtime = behind.poll();
        sending = airtime != null;
        if (sending) {
            scheduler.after(airtime, this::next);
        }
    }

    synchronized boolean isOver() {
        return !sending;
    }
}
