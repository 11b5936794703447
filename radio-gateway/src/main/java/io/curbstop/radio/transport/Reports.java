package io.curbstop.radio.transport;

import io.curbstop.radio.time.RadioScheduler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A transport's way to its listener: nothing before it is opened and after it is closed, and faults only as many as {@link
 * FaultLimiter} lets through, so that whoever sends nonsense cannot flood the listener. Safe to use from any thread.
 */
public final class Reports {

    private final Executor thread;
    private final FaultLimiter faults;
    private volatile TransportListener listener;
    private volatile boolean closed;

    private Reports(RadioScheduler scheduler, Executor thread) {
        this.thread = thread;
        this.faults =
                new FaultLimiter(scheduler, (code, radioId, detail) -> tell(to -> to.onFault(code, radioId, detail)));
    }

    /**
     * For a transport that has something to say on threads of its own only: the listener is called on the thread that tells.
     *
     * @param scheduler for its clock
     */
    public static Reports atOnce(RadioScheduler scheduler) {
        return new Reports(scheduler, Runnable::run);
    }

    /** The listener is called on the scheduler's thread, in the order of telling, whichever thread tells. */
    public static Reports onThreadOf(RadioScheduler scheduler) {
        return new Reports(scheduler, task -> scheduler.after(Duration.ZERO, task));
    }

    /** From now on there is a listener. */
    public void open(TransportListener to) {
        listener = to;
    }

    /** From now on nothing is told. */
    public void close() {
        closed = true;
    }

    /** Tells something. */
    public void tell(Consumer<TransportListener> event) {
        thread.execute(() -> {
            TransportListener to = listener;
            if (to != null && !closed) {
                event.accept(to);
            }
        });
    }

    /** Tells a fault, as {@link FaultLimiter#tell(String, String, String)} does. */
    public void fault(String code, String radioId, String detail) {
        faults.tell(code, radioId, detail);
    }

    /** Tells a fault, as {@link FaultLimiter#tell(String, String, String, int)} does. */
    public void fault(String code, String radioId, String detail, int mostOfCode) {
        faults.tell(code, radioId, detail, mostOfCode);
    }
}
