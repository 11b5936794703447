package io.curbstop.dispatch.push;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps the sender going: at once after a commit that left something due, and by a timer for all else. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "curbstop.push.enabled", havingValue = "true", matchIfMissing = true)
class PushLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PushLoop.class);

    private final PushSender sender;
    private final PushProperties properties;
    private final Semaphore work = new Semaphore(0);
    private volatile Thread thread;

    PushLoop(PushSender sender, PushProperties properties) {
        this.sender = sender;
        this.properties = properties;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void wake(DeliveriesDue due) {
        work.release();
    }

    @Override
    public void start() {
        thread = new Thread(this::run, "push-sender");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            work.release();
            try {
                running.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                if (work.tryAcquire(properties.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
                while (thread == Thread.currentThread() && sender.sendDue() > 0) {
                    // Until nothing is due.
                }
                sender.doRadioChores();
                sender.raiseOverdue();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // What was due stays due; the next round takes it up.
                if (thread == Thread.currentThread()) {
                    LOG.error("Could not send what is due; trying again", e);
                }
            }
        }
    }
}
