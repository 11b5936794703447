package io.curbstop.radio.smpp;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.FaultLimiter;
import io.curbstop.radio.transport.TransportListener;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reports to the listener on the scheduler's thread, so that reports stay in order and no lock is held while the listener
 * takes its own. Silent once closed.
 */
final class Reporter {

    private final RadioScheduler scheduler;
    private final FaultLimiter faults;
    private volatile TransportListener listener;
    private volatile boolean closed;

    Reporter(RadioScheduler scheduler) {
        this.scheduler = scheduler;
        this.faults =
                new FaultLimiter(scheduler, (code, radioId, detail) -> report(to -> to.onFault(code, radioId, detail)));
    }

    void start(TransportListener newListener) {
        listener = newListener;
    }

    void close() {
        closed = true;
    }

    void report(Consumer<TransportListener> event) {
        scheduler.after(Duration.ZERO, () -> {
            if (!closed) {
                event.accept(listener);
            }
        });
    }

    /** Reports a fault, unless there are too many of its code. */
    void fault(String code, String radioId, String detail) {
        faults.tell(code, radioId, detail);
    }
}
