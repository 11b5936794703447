package io.curbstop.dispatch.geodata;

import java.time.Instant;
import java.util.Objects;

/**
 * What someone found or did at a valve.
 *
 * @param valveRef the valve
 * @param position open, closed or unknown
 * @param operability operable, stuck_open, stuck_closed, inaccessible or unknown
 * @param changedBy user name of who reports it
 * @param reason in words, may be null
 * @param occurredAt when it was so
 */
public record ValveStateReport(
        String valveRef, String position, String operability, String changedBy, String reason, Instant occurredAt) {

    /** Refuses a report without valve, state or time. */
    public ValveStateReport {
        Objects.requireNonNull(valveRef, "valveRef");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(operability, "operability");
        Objects.requireNonNull(occurredAt, "occurredAt");
    }
}
