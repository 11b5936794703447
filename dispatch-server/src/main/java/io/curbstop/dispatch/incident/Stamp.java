package io.curbstop.dispatch.incident;

import java.time.Instant;
import java.util.Objects;

/**
 * Who did something, through what, and when it happened (not when it was written down).
 *
 * @param actor user name, unit code or "system"
 * @param source where the report came from
 * @param occurredAt when it happened
 */
public record Stamp(String actor, Source source, Instant occurredAt) {

    /** Refuses a stamp with a part missing. */
    public Stamp {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(occurredAt, "occurredAt");
    }

    /** Of a person at a console. */
    public static Stamp ofDispatcher(String username, Instant occurredAt) {
        return new Stamp(username, Source.DISPATCHER, occurredAt);
    }

    /** Of the server itself. */
    public static Stamp ofSystem(Instant occurredAt) {
        return new Stamp("system", Source.SYSTEM, occurredAt);
    }

    /** By the same person, through the same, of something that happened at another time. */
    public Stamp at(Instant otherOccurredAt) {
        return new Stamp(actor, source, otherOccurredAt);
    }
}
