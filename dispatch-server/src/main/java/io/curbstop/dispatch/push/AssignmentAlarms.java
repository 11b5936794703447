package io.curbstop.dispatch.push;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.AssignmentChanged;
import io.curbstop.dispatch.assignment.AssignmentDispatched;
import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.incident.Incidents;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the dispatchers what a crew did that leaves something for them to do: it declined, or it has become free for what it
 * is reserved for.
 */
@Component
class AssignmentAlarms {

    static final String DECLINED = "DECLINED";
    static final String RESERVED_UNIT_FREE = "RESERVED_UNIT_FREE";

    private final Alarms alarms;
    private final Assignments assignments;
    private final Incidents incidents;

    AssignmentAlarms(Alarms alarms, Assignments assignments, Incidents incidents) {
        this.alarms = alarms;
        this.assignments = assignments;
        this.incidents = incidents;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(AssignmentChanged changed) {
        if (changed.from() == AssignmentState.RESERVED) {
            alarms.endFor(changed.assignmentId(), RESERVED_UNIT_FREE, changed.unitCode());
        }
        if (changed.ended() && changed.to() == AssignmentState.DECLINED) {
            String why =
                    changed.reason() == null ? "." : ": " + changed.reason().strip() + ".";
            alarms.raise(new Alarms.Cause(
                    DECLINED,
                    "HIGH",
                    changed.unitCode() + " declined " + numberOf(changed.incidentId()) + why + " Send another crew.",
                    changed.incidentId(),
                    changed.assignmentId(),
                    changed.unitCode(),
                    "SEND_CREW"));
        }
        if (changed.ended()) {
            List<Assignment> held = assignments.listHeldBy(changed.unitCode());
            boolean free = held.stream().noneMatch(a -> a.state().isWithCrew());
            held.stream().filter(a -> free).findFirst().ifPresent(this::tellFree);
        }
    }

    private void tellFree(Assignment reserved) {
        alarms.raise(new Alarms.Cause(
                RESERVED_UNIT_FREE,
                "MEDIUM",
                reserved.unitCode() + " is free; it is reserved for " + numberOf(reserved.incidentId()) + ".",
                reserved.incidentId(),
                reserved.id(),
                reserved.unitCode(),
                "SEND_RESERVED"));
    }

    /** Another crew goes: that one declined is seen to. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(AssignmentDispatched dispatched) {
        assignments.listByIncident(dispatched.incidentId()).stream()
                .filter(a -> a.state() == AssignmentState.DECLINED)
                .forEach(a -> alarms.endFor(a.id(), DECLINED, dispatched.unitCode()));
    }

    private String numberOf(UUID incidentId) {
        return incidents.getIncident(incidentId).number();
    }
}
