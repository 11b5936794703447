package io.curbstop.radio.mototrbo;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Simulated time that counts what a thread hands over to it: so one knows when all that was sent to it has come. */
final class WatchedTime implements RadioScheduler {

    private final SimulatedTime time;
    private final String threadName;
    private final AtomicLong handedOver = new AtomicLong();

    WatchedTime(SimulatedTime time, String threadName) {
        this.time = time;
        this.threadName = threadName;
    }

    long handedOver() {
        return handedOver.get();
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Timer timer = time.after(delay, task);
        if (Thread.currentThread().getName().equals(threadName)) {
            handedOver.incrementAndGet();
        }
        return timer;
    }
}
