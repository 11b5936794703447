package io.curbstop.radio.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that stands still until it is told to go on; tasks run on the thread that advances it. */
public final class SimulatedTime implements RadioScheduler {

    private record Task(Instant due, long order, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::order));
    private Instant now;
    private long order;

    /** Begins at the given moment. */
    public SimulatedTime(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Task entry = new Task(delay.isNegative() ? now : now.plus(delay), order++, task);
        tasks.add(entry);
        return () -> {
            synchronized (this) {
                tasks.remove(entry);
            }
        };
    }

    /** Goes on by the given time and runs, each at its moment, all that falls due on the way, the end included. */
    public void advance(Duration duration) {
        Instant end = now().plus(duration);
        Task next = takeDue(end);
        while (next != null) {
            next.work().run();
            next = takeDue(end);
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Task takeDue(Instant end) {
        if (tasks.isEmpty() || tasks.peek().due().isAfter(end)) {
            return null;
        }
        Task task = tasks.poll();
        if (task.due().isAfter(now)) {
            now = task.due();
        }
        return task;
    }

    /** Runs what is due now. */
    public void runDue() {
        advance(Duration.ZERO);
    }

    /** Forgets every timer, as a process that dies does; the clock stays. */
    public synchronized void dropTimers() {
        tasks.clear();
    }

    /** This time as a clock in UTC. */
    public Clock asClock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("Simulated time is in UTC only");
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }
}
