package io.curbstop.dispatch.push;

import io.curbstop.dispatch.live.TimePassed;
import io.curbstop.dispatch.live.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the sender going: at once after a commit that left something due, and by a timer for all else. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "curbstop.push.enabled", havingValue = "true", matchIfMissing = true)
class PushLoop implements SmartLifecycle {

    private final PushSender sender;
    private final OverdueWatch overdue;
    private final WorkLoop loop;

    PushLoop(PushSender sender, OverdueWatch overdue, PushProperties properties) {
        this.sender = sender;
        this.overdue = overdue;
        this.loop = new WorkLoop("push-sender", properties.poll(), this::sendAll);
    }

    @EventListener
    void wake(DeliveriesDue due) {
        loop.wakeAfterCommit();
    }

    @EventListener
    void hear(TimePassed passed) {
        sendAll();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private void sendAll() {
        while (loop.isRunning() && sender.sendDue() > 0) {
            // Until nothing is due.
        }
        sender.doRadioChores();
        overdue.raiseUnanswered();
        overdue.raiseUnread();
    }
}
