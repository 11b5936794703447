package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.incident.Source;
import java.util.UUID;

/**
 * An assignment was made or moved.
 *
 * @param assignmentId the assignment
 * @param incidentId its incident
 * @param unitCode its unit
 * @param from the state before, or null for a new one
 * @param to the state now; the same as before when only a time was added
 * @param source where that came from
 * @param reason why, as far as it was said, or null
 */
public record AssignmentChanged(
        UUID assignmentId,
        UUID incidentId,
        String unitCode,
        AssignmentState from,
        AssignmentState to,
        Source source,
        String reason) {

    /** Whether it ended just now. */
    public boolean ended() {
        return to.isEnded() && from != to;
    }

    /** Whether a person of the crew answered just now. */
    public boolean answered() {
        return from != null && from.awaitsAnswer() && !to.awaitsAnswer();
    }
}
