package io.curbstop.radio.hytera;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.FaultLimiter;
import io.curbstop.radio.transport.TransportListener;
import java.util.function.Consumer;

/**
 * The way to the listener: closed with the transport, and narrow for faults, so that whoever sends nonsense cannot flood
 * it. Called in tasks of the scheduler, {@link #close} from any thread.
 */
final class Reports {

    private final FaultLimiter faults;
    private volatile TransportListener listener;

    Reports(RadioScheduler scheduler) {
        this.faults =
                new FaultLimiter(scheduler, (code, radioId, detail) -> tell(to -> to.onFault(code, radioId, detail)));
    }

    void open(TransportListener to) {
        listener = to;
    }

    void close() {
        listener = null;
    }

    void tell(Consumer<TransportListener> event) {
        TransportListener to = listener;
        if (to != null) {
            event.accept(to);
        }
    }

    /**
     * Tells a fault, unless there have been too many of its code; how many were left out stands in the next.
     *
     * @param code one of a fixed few
     */
    void fault(String code, String radioId, String detail) {
        faults.tell(code, radioId, detail);
    }
}
