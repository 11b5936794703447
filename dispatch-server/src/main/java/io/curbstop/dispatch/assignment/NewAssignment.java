package io.curbstop.dispatch.assignment;

import java.util.Objects;
import java.util.UUID;

/**
 * A unit to be sent.
 *
 * @param id made by the client
 * @param incidentId to which incident
 * @param unitCode which unit
 * @param note for the crew, or null
 * @param override send it though it is on another incident
 */
public record NewAssignment(UUID id, UUID incidentId, String unitCode, String note, boolean override) {

    /** Refuses an assignment without id, incident or unit. */
    public NewAssignment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(incidentId, "incidentId");
        Objects.requireNonNull(unitCode, "unitCode");
    }
}
