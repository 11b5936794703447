package io.curbstop.radio.kenwood;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.FaultLimiter;
import io.curbstop.radio.transport.TransportListener;
import java.util.function.Consumer;

/** What the transport has to say, until it is closed. Called on the scheduler's thread only, but for the two ends. */
final class Reports {

    private final FaultLimiter limiter;
    private volatile TransportListener listener;
    private volatile boolean closed;

    Reports(RadioScheduler scheduler) {
        this.limiter =
                new FaultLimiter(scheduler, (code, radioId, detail) -> tell(to -> to.onFault(code, radioId, detail)));
    }

    void begin(TransportListener to) {
        listener = to;
    }

    void end() {
        closed = true;
    }

    void tell(Consumer<TransportListener> event) {
        TransportListener to = listener;
        if (to != null && !closed) {
            event.accept(to);
        }
    }

    /** A fault, unless there were too many of its code. */
    void fault(String code, String radioId, String detail) {
        limiter.tell(code, radioId, detail);
    }
}
