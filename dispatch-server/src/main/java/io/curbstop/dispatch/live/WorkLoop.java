package io.curbstop.dispatch.live;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One thread that does the same round of work again and again: at once when it is woken, and by a timer for what another
 * server left. A round that fails is logged and done again, so work must be such that what was not done is found anew.
 */
public final class WorkLoop {

    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LAST_ROUND = Duration.ofSeconds(5);

    private final String name;
    private final Duration poll;
    private final Runnable round;
    private final Semaphore work = new Semaphore(0);
    private volatile Thread thread;

    /**
     * A loop that is not running yet.
     *
     * @param name of its thread
     * @param poll how long to wait when nobody wakes it
     * @param round does what is to be done now
     */
    public WorkLoop(String name, Duration poll, Runnable round) {
        this.name = name;
        this.poll = poll;
        this.round = round;
    }

    /** There is something to do. */
    public void wake() {
        work.release();
    }

    /**
     * There will be something to do once the transaction at hand is committed; without one there is already. No
     * transactional event listener: each of those is kept in the database until it has run, for which it takes a second
     * connection while its transaction still holds the first, and a handful at once then wait for each other.
     */
    public void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    /** Starts the thread; it does its first round at once. */
    public void start() {
        Thread started = new Thread(this::run, name);
        started.setDaemon(true);
        thread = started;
        wake();
        started.start();
    }

    /** Waits for the round under way, five seconds at most. */
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            wake();
            try {
                running.join(LAST_ROUND.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.interrupt();
        }
    }

    /** Whether it was started and not stopped; a long round asks this between its parts. */
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                awaitWork(poll);
                round.run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // What was to be done still is; the next round takes it up. While stopping, failures are no news.
                if (thread == Thread.currentThread()) {
                    LOG.error("A round of {} failed; trying again", name, e);
                    pause();
                }
            }
        }
    }

    private void awaitWork(Duration atMost) throws InterruptedException {
        if (work.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
