package io.curbstop.dispatch.outage;

import java.util.Objects;
import java.util.UUID;

/**
 * What a crew did or found at a valve.
 *
 * @param id made by the client; the same again changes nothing
 * @param incidentId for which incident
 * @param valveRef which valve
 * @param result what became of it
 * @param closed whether it was to be closed (else opened)
 * @param turns how many turns, or null
 */
public record ValveReport(UUID id, UUID incidentId, String valveRef, ValveResult result, boolean closed, Double turns) {

    /** Refuses a report with a part missing. */
    public ValveReport {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(incidentId, "incidentId");
        Objects.requireNonNull(valveRef, "valveRef");
        Objects.requireNonNull(result, "result");
    }
}
