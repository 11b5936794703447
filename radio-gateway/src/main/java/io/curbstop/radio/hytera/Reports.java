package io.curbstop.radio.hytera;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.TransportListener;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The way to the listener: closed with the transport, and narrow for faults, so that whoever sends nonsense cannot flood
 * it. Called in tasks of the scheduler, {@link #close} from any thread.
 */
final class Reports {

    /** How many faults of one code are told in each {@link #WINDOW}. */
    static final int MOST_FAULTS = 5;

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final class Told {
        Instant since;
        int count;
        int untold;
    }

    private final RadioScheduler scheduler;
    private final Map<String, Told> faults = new HashMap<>();
    private volatile TransportListener listener;

    Reports(RadioScheduler scheduler) {
        this.scheduler = scheduler;
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
        Told told = faults.computeIfAbsent(code, any -> new Told());
        Instant now = scheduler.now();
        boolean over = told.since == null || now.isBefore(told.since) || !now.isBefore(told.since.plus(WINDOW));
        if (over) {
            told.since = now;
            told.count = 0;
        }
        if (told.count == MOST_FAULTS) {
            told.untold++;
            return;
        }
        told.count++;
        String more = told.untold == 0 ? "" : " (%d more before)".formatted(told.untold);
        told.untold = 0;
        tell(to -> to.onFault(code, radioId, detail + more));
    }
}
