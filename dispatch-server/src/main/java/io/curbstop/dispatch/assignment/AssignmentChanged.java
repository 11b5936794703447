package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import java.util.UUID;

/**
 * An assignment was made or moved.
 *
 * @param assignmentId the assignment
 * @param incidentId its incident
 * @param unitCode its unit
 * @param from the state before, or null for a new one
 * @param to the state now; the same as before when only a time was added
 * @param stamp who moved it, through what, and when it happened
 * @param reason why, as far as it was said, or null
 */
public record AssignmentChanged(
        UUID assignmentId,
        UUID incidentId,
        String unitCode,
        AssignmentState from,
        AssignmentState to,
        Stamp stamp,
        String reason) {

    /** Where that came from. */
    public Source source() {
        return stamp.source();
    }

    /** Whether it ended just now. */
    public boolean ended() {
        return to.isEnded() && from != to;
    }

    /** Whether a person of the crew answered just now. */
    public boolean answered() {
        return from != null && from.awaitsAnswer() && !to.awaitsAnswer();
    }
}
