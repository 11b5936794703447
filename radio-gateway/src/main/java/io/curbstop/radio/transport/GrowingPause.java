package io.curbstop.radio.transport;

import java.time.Duration;

/** The pauses between attempts, each twice as long as the one before, up to a longest. Not safe for several threads. */
public final class GrowingPause {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    /**
     * No attempt has failed yet.
     *
     * @param longest at least as long as the first
     */
    public GrowingPause(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The pause before the next attempt. */
    public Duration next() {
        Duration pause = next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause;
    }

    /**
     * The pause after something that held for a while. Only what held for the longest pause counts as a success: what is
     * granted and taken away at once would otherwise be tried, and told of, every {@code first}.
     */
    public Duration nextAfter(Duration held) {
        if (held.compareTo(longest) >= 0) {
            reset();
        }
        return next();
    }

    /** An attempt has succeeded. */
    public void reset() {
        next = first;
    }
}
