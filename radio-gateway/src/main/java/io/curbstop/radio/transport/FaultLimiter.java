package io.curbstop.radio.transport;

import io.curbstop.radio.time.RadioScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds back floods of faults, since whoever can send to a transport can cause some. Lets through so many of one code and
 * radio in {@link #WINDOW}, and so many of one code whatever the radio, for names of radios are easily made up. How many were
 * held back stands in the next of that code and radio, or, where the code had too many, in the next of that code. Safe to
 * use from any thread.
 */
public final class FaultLimiter {

    /** The time for which faults are counted, from the first on. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    /** How many faults of one code and radio are let through. */
    public static final int MOST_OF_RADIO = 5;

    /** How many faults of one code are let through, of all radios together. */
    public static final int MOST_OF_CODE = 20;

    /** How many radios are told apart; of the one that came first what was held back is counted to its code. */
    static final int MOST_RADIOS = 1_000;

    /** Takes what is let through. */
    public interface Listener {
        /** As {@link TransportListener#onFault}. */
        void onFault(String code, String radioId, String detail);
    }

    private record Key(String code, String radioId) {}

    private static final class Count {
        private Instant since;
        private int passed;
        private int heldBack;

        /** Begins anew after the window, and when the clock was set back, so that it silences nothing. */
        boolean hasRoom(Instant now, int most) {
            if (since == null || now.isBefore(since) || !now.isBefore(since.plus(WINDOW))) {
                since = now;
                passed = 0;
            }
            return passed < most;
        }

        int takeHeldBack() {
            int taken = heldBack;
            heldBack = 0;
            return taken;
        }
    }

    private final RadioScheduler scheduler;
    private final Listener listener;
    private final Map<String, Count> codes = new HashMap<>();
    private final Map<Key, Count> radios = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Count> eldest) {
            boolean full = size() > MOST_RADIOS;
            if (full) {
                codes.get(eldest.getKey().code()).heldBack += eldest.getValue().heldBack;
            }
            return full;
        }
    };

    /**
     * Lets everything through until there is too much of it.
     *
     * @param scheduler for its clock
     * @param listener is called on the thread that tells
     */
    public FaultLimiter(RadioScheduler scheduler, Listener listener) {
        this.scheduler = scheduler;
        this.listener = listener;
    }

    /**
     * Tells a fault, unless there were too many.
     *
     * @param code one of a fixed few
     * @param radioId the radio concerned; empty when it is not known
     */
    public void tell(String code, String radioId, String detail) {
        tell(code, radioId, detail, MOST_OF_CODE);
    }

    /**
     * Tells a fault, unless there were too many, for a code of which each radio may have one.
     *
     * @param mostOfCode how many of the code are let through
     */
    public void tell(String code, String radioId, String detail, int mostOfCode) {
        int before = admit(new Key(code, radioId), mostOfCode);
        if (before >= 0) {
            listener.onFault(code, radioId, before == 0 ? detail : detail + " (and " + before + " more)");
        }
    }

    /** How many were held back before this one; negative when it is held back itself. */
    private synchronized int admit(Key key, int mostOfCode) {
        Instant now = scheduler.now();
        Count ofCode = codes.computeIfAbsent(key.code(), any -> new Count());
        Count ofRadio = radios.computeIfAbsent(key, any -> new Count());
        boolean codeHasRoom = ofCode.hasRoom(now, mostOfCode);
        if (!ofRadio.hasRoom(now, MOST_OF_RADIO)) {
            ofRadio.heldBack++;
            return -1;
        }
        if (!codeHasRoom) {
            ofCode.heldBack++;
            return -1;
        }
        ofCode.passed++;
        ofRadio.passed++;
        return ofRadio.takeHeldBack() + ofCode.takeHeldBack();
    }
}
