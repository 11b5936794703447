package io.curbstop.dispatch.field;

import io.curbstop.dispatch.assignment.Step;
import java.util.Objects;
import java.util.UUID;

/**
 * What a crew says of its assignment.
 *
 * @param id made by the sender; the same again changes nothing
 * @param assignmentId the assignment
 * @param step what it says
 * @param reason why, where the rules ask for it, or null
 * @param note more for the log, or null
 * @param followOn what is still to be done when the work was left incomplete, or null
 * @param leavesOther whether the crew leaves the job it is on for this one
 */
public record CrewReport(
        UUID id, UUID assignmentId, Step step, String reason, String note, String followOn, boolean leavesOther) {

    /** A report that leaves nothing to be done and no other job. */
    public CrewReport(UUID id, UUID assignmentId, Step step, String reason, String note) {
        this(id, assignmentId, step, reason, note, null, false);
    }

    /** Refuses a report with a part missing. */
    public CrewReport {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(assignmentId, "assignmentId");
        Objects.requireNonNull(step, "step");
    }
}
