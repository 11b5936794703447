package io.curbstop.radio.kenwood;

import io.curbstop.radio.time.RadioScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells of each kind of fault at most once in {@link #PAUSE}, and then how many were left out, so that a line full of noise
 * does not fill a screen. Codes are few and fixed. Called on the scheduler's thread only.
 */
final class FaultLimiter {

    /** Between two faults of one code. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    /** Takes what is told. */
    interface Listener {
        void onFault(String code, String radioId, String detail);
    }

    private static final class Past {
        private Instant toldAt;
        private int leftOut;
    }

    private final RadioScheduler scheduler;
    private final Listener listener;
    private final Map<String, Past> pasts = new HashMap<>();

    FaultLimiter(RadioScheduler scheduler, Listener listener) {
        this.scheduler = scheduler;
        this.listener = listener;
    }

    void tell(String code, String radioId, String detail) {
        Past past = pasts.computeIfAbsent(code, unused -> new Past());
        Instant now = scheduler.now();
        if (past.toldAt != null && isWithinPause(past.toldAt, now)) {
            past.leftOut++;
            return;
        }
        String more = past.leftOut == 0 ? "" : " (and " + past.leftOut + " more before)";
        past.toldAt = now;
        past.leftOut = 0;
        listener.onFault(code, radioId, detail + more);
    }

    /** A clock that was set back must not silence anything. */
    private static boolean isWithinPause(Instant toldAt, Instant now) {
        return !now.isBefore(toldAt) && now.isBefore(toldAt.plus(PAUSE));
    }
}
