package io.curbstop.radio.session;

import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.time.RadioScheduler;
import java.time.Duration;

/** Timers that run under the ledger's lock, and again a little later when the journal could not be written. */
final class LockedTimers {

    private static final Duration STORE_PAUSE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final RadioScheduler scheduler;
    private final EventOutbox outbox;
    private boolean stopped;

    LockedTimers(Ledger ledger, RadioScheduler scheduler, EventOutbox outbox) {
        this.ledger = ledger;
        this.scheduler = scheduler;
        this.outbox = outbox;
    }

    RadioScheduler.Timer after(Duration delay, Runnable task) {
        return scheduler.after(delay, () -> {
            synchronized (ledger) {
                if (!stopped) {
                    run(task);
                }
            }
        });
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (MessageStoreException notWritten) {
            outbox.tell(new RadioFault("journal-failed", "", "", notWritten.getMessage(), scheduler.now()));
            after(STORE_PAUSE, task);
        }
    }

    /** Lets none run any more; call it holding the ledger's lock. */
    void stop() {
        stopped = true;
    }
}
