package io.curbstop.dispatch.intake;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * To take a call out of the incident it was linked to. Either {@code newIncidentId} or {@code incidentId} is given.
 *
 * @param fromIncidentId the incident in which the dispatcher sees it
 * @param version the call's version that the dispatcher sees
 * @param newIncidentId the id that an incident of its own is to have, or null
 * @param incidentId the standing incident to join instead, or null
 * @param reason why
 */
public record SplitRequest(
        @NotNull UUID fromIncidentId,
        @NotNull Long version,
        UUID newIncidentId,
        UUID incidentId,
        @NotBlank @Size(max = 2_000) String reason) {

    /** Where the call is to go. */
    UUID target() {
        return incidentId == null ? newIncidentId : incidentId;
    }
}
