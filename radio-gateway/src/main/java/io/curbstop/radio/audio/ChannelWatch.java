package io.curbstop.radio.audio;

import io.curbstop.radio.time.RadioScheduler;
import java.io.IOException;
import java.time.Duration;

/**
 * Listens to the channel all the time, on a thread of its own, because what it asks may hang. The channel is busy until it
 * has been heard to be clear for long enough.
 */
final class ChannelWatch {

    /** Hears what changes; called without a lock. */
    interface Told {
        void onTrouble(Health.Part part, String trouble);

        void onClear();
    }

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration END_OF_THREAD = Duration.ofSeconds(2);

    private final ClearChannel channel;
    private final RadioScheduler scheduler;
    private final Told told;
    private final Thread thread;
    private final long looksUntilClear;
    private long clearLooks;
    private boolean paused;
    /** Runs while somebody waits for a clear channel; null when nobody does. */
    private RadioScheduler.Timer held;

    private volatile boolean closed;

    ChannelWatch(String name, ClearChannel channel, RadioScheduler scheduler, Told told) {
        this.channel = channel;
        this.scheduler = scheduler;
        this.told = told;
        this.looksUntilClear = 1 + (channel.quiet().toMillis() + POLL.toMillis() - 1) / POLL.toMillis();
        this.thread = new Thread(this::run, "channel-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether one would have to wait; whoever asks is taken to wait until the channel is clear. */
    synchronized boolean isBusy() {
        boolean busy = clearLooks < looksUntilClear;
        if (busy && held == null && !closed) {
            held = scheduler.after(channel.longestWait(), this::onHeldTooLong);
        }
        return busy;
    }

    /** While we are on the air ourselves, what is heard says nothing of others. */
    synchronized void pause(boolean on) {
        paused = on;
    }

    private void onHeldTooLong() {
        synchronized (this) {
            if (held == null) {
                return;
            }
        }
        told.onTrouble(Health.Part.CHANNEL, channel.neverClear());
    }

    private void run() {
        try {
            while (!closed) {
                if (!isPaused()) {
                    look();
                }
                Pace.pause(scheduler, POLL);
            }
        } catch (InterruptedException stopped) {
            closed = true;
        } finally {
            channel.sense().close();
        }
    }

    private synchronized boolean isPaused() {
        return paused;
    }

    private void look() {
        boolean busy = true;
        String trouble = "";
        try {
            busy = channel.sense().isBusy();
        } catch (IOException unknown) {
            trouble = new ClearChannel.NotClearException(unknown).getMessage();
        }
        if (isPaused()) {
            // We went on the air meanwhile, and may have heard ourselves.
            return;
        }
        // Noted before it is told, so that whoever is told finds it so.
        boolean becameClear = hasBecomeClear(busy);
        told.onTrouble(Health.Part.SENSE, trouble);
        if (becameClear) {
            told.onTrouble(Health.Part.CHANNEL, "");
            told.onClear();
        }
    }

    private synchronized boolean hasBecomeClear(boolean busy) {
        clearLooks = busy ? 0 : clearLooks + 1;
        if (clearLooks != looksUntilClear) {
            return false;
        }
        if (held != null) {
            held.cancel();
            held = null;
        }
        return true;
    }

    /** Ends the thread and lets go of the sense. */
    void close() {
        closed = true;
        thread.interrupt();
        synchronized (this) {
            if (held != null) {
                held.cancel();
            }
        }
        try {
            thread.join(END_OF_THREAD.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
