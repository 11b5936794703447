package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.incident.IncidentState;
import java.util.Optional;

/** What a crew reports of its assignment; the meaning is the same by app and by radio. */
public enum Step {
    ACKNOWLEDGE("Acknowledge", AssignmentState.ACKNOWLEDGED, IncidentState.RESPONDING),
    DECLINE("Decline", AssignmentState.DECLINED, null),
    EN_ROUTE("En route", AssignmentState.EN_ROUTE, IncidentState.RESPONDING),
    ON_SITE("On site", AssignmentState.ON_SITE, IncidentState.RESPONDING),
    WORKING("Working", AssignmentState.WORKING, null),
    SUSPEND("Suspend", AssignmentState.SUSPENDED, null),
    MADE_SAFE("Made safe", null, IncidentState.MADE_SAFE),
    RESTORED("Restored", null, IncidentState.RESTORED),
    COMPLETE("Complete", AssignmentState.COMPLETED, null),
    INCOMPLETE("Incomplete", AssignmentState.INCOMPLETE, null),
    CLEAR("Clear", AssignmentState.CLEAR, null);

    private final String label;
    private final AssignmentState state;
    private final IncidentState incidentState;

    Step(String label, AssignmentState state, IncidentState incidentState) {
        this.label = label;
        this.state = state;
        this.incidentState = incidentState;
    }

    /** The word to show. */
    public String label() {
        return label;
    }

    /** The state it moves the assignment to; empty when it only says something of the incident. */
    public Optional<AssignmentState> findState() {
        return Optional.ofNullable(state);
    }

    /** The state it moves the incident to, where the incident's rules allow. */
    public Optional<IncidentState> findIncidentState() {
        return Optional.ofNullable(incidentState);
    }

    /** Whether a crew may say this of the incident itself from that state: it must be on its way or there. */
    boolean saysOfIncident(AssignmentState from) {
        return switch (from) {
            case EN_ROUTE, ON_SITE, WORKING, SUSPENDED, COMPLETED -> state == null;
            default -> false;
        };
    }
}
