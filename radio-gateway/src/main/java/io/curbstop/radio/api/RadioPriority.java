package io.curbstop.radio.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How urgent a message is, most urgent first: the order of the queue, its life and its share of the air follow from it. */
public enum RadioPriority {
    /** A person in danger. Its airtime is not metered. */
    EMERGENCY(Duration.ofMinutes(15)),
    /** Damage being done, gas, a critical customer without water. */
    P1(Duration.ofMinutes(15)),
    /** To be handled today. */
    P2(Duration.ofHours(2)),
    /** Routine: lives until the end of the crew's shift. */
    P3(null);

    private final Duration timeToLive;

    RadioPriority(Duration timeToLive) {
        this.timeToLive = timeToLive;
    }

    /** How long a message of this priority is worth sending; empty when it lives until the end of the shift. */
    public Optional<Duration> findTimeToLive() {
        return Optional.ofNullable(timeToLive);
    }

    /**
     * When a message made now stops being worth sending.
     *
     * @param now the moment the message is made
     * @param endOfShift when the crew's shift ends; only routine messages live until then
     */
    public Instant expiresAt(Instant now, Instant endOfShift) {
        return timeToLive == null ? endOfShift : now.plus(timeToLive);
    }
}
