package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.problem.ProblemException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A unit to be sent, now or later.
 *
 * @param id made by the client
 * @param incidentId to which incident
 * @param unitCode which unit
 * @param note for the crew, or null
 * @param override send it though it is on another incident, whose work goes on or waits
 * @param reserved hold it for later; the crew is not told yet
 * @param plannedAt when a reserved unit is wanted, or null
 * @param preEmpts assignments of the unit that it is taken off for this one
 * @param reason why it is sent though it is busy or taken off something; else null
 */
public record NewAssignment(
        UUID id,
        UUID incidentId,
        String unitCode,
        String note,
        boolean override,
        boolean reserved,
        Instant plannedAt,
        Set<UUID> preEmpts,
        String reason) {

    /** Refuses an assignment without id, incident or unit, and a busy unit without a reason. */
    public NewAssignment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(incidentId, "incidentId");
        Objects.requireNonNull(unitCode, "unitCode");
        preEmpts = Set.copyOf(preEmpts);
        if ((override || !preEmpts.isEmpty()) && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("Say why " + unitCode + " is sent though it has something else to do.");
        }
    }

    /** At which moment the unit is judged: one that is held for later by who and what it will have then. */
    public Instant judgedAt(Instant now) {
        return reserved && plannedAt != null && plannedAt.isAfter(now) ? plannedAt : now;
    }

    /** A free unit to be sent now. */
    public static NewAssignment ofFree(UUID id, UUID incidentId, String unitCode, String note) {
        return new NewAssignment(id, incidentId, unitCode, note, false, false, null, Set.of(), null);
    }
}
