package io.curbstop.dispatch.console;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.Recommendations;
import io.curbstop.dispatch.crew.Recommendation.Option;
import io.curbstop.dispatch.transition.TransitionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What it would mean to send one certain unit: what it would leave, who waits then, who could go there instead. */
@Component
class SendingConsequences {

    private final Assignments assignments;
    private final Recommendations recommendations;
    private final IncidentRows incidents;

    SendingConsequences(Assignments assignments, Recommendations recommendations, IncidentRows incidents) {
        this.assignments = assignments;
        this.recommendations = recommendations;
        this.incidents = incidents;
    }

    /**
     * What it would mean.
     *
     * @param unitCode the unit
     * @param travel_minutes driving time, or null when not known
     * @param refusal why it may not go whatever a dispatcher says, or null
     * @param reasons what should be known of it
     * @param jobs what it has to do already, oldest first
     */
    record Answer(String unitCode, Double travel_minutes, String refusal, List<String> reasons, List<Job> jobs) {}

    /**
     * Something the unit has to do already.
     *
     * @param assignmentId the assignment
     * @param incidentNumber its incident
     * @param priority of that
     * @param state how far the unit is
     * @param mayBePreEmpted whether the unit can be taken off it
     * @param consequence what would then be so, in words
     */
    record Job(
            UUID assignmentId,
            UUID incidentId,
            String incidentNumber,
            String priority,
            String state,
            boolean mayBePreEmpted,
            String consequence) {}

    /** What it would mean to send that unit to that incident; writes nothing. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Answer of(UUID incidentId, String unitCode) {
        Optional<Option> option = recommendations.recommend(incidentId).options().stream()
                .filter(o -> o.unitCode().equals(unitCode))
                .findFirst();
        TransitionTable<AssignmentState> table = assignments.transitions();
        return new Answer(
                unitCode,
                option.map(Option::travel_minutes).orElse(null),
                assignments.findRefusal(incidentId, unitCode).orElse(null),
                option.map(Option::reasons).orElse(List.of()),
                assignments.listHeldBy(unitCode).stream()
                        .map(a -> job(a, table))
                        .toList());
    }

    private Job job(Assignment assignment, TransitionTable<AssignmentState> table) {
        IncidentRow incident = incidents.find(assignment.incidentId()).orElseThrow();
        boolean reserved = assignment.state() == AssignmentState.RESERVED;
        return new Job(
                assignment.id(),
                incident.id(),
                incident.number(),
                incident.priority(),
                assignment.state().name(),
                table.allows(assignment.state(), reserved ? AssignmentState.CANCELLED : AssignmentState.PRE_EMPTED),
                consequence(assignment, incident));
    }

    private String consequence(Assignment assignment, IncidentRow incident) {
        List<String> said = new ArrayList<>();
        long others = incident.units().stream()
                .filter(u -> !u.code().equals(assignment.unitCode()))
                .filter(u -> !u.state().equals(AssignmentState.RESERVED.name()))
                .count();
        String what = incident.number() + " (" + incident.typeLabel().toLowerCase(Locale.ROOT) + ", "
                + incident.priority() + ")";
        said.add(others == 0 ? what + " would have no crew." : what + " would keep " + others + " other.");
        if (incident.customersOut() > 0) {
            said.add(incident.customersOut() + " customers are without service"
                    + (incident.criticalOut() > 0 ? ", " + incident.criticalOut() + " of them critical." : "."));
        }
        if (others == 0) {
            said.add(recommendations.recommend(incident.id()).options().stream()
                    .filter(Option::eligible)
                    .findFirst()
                    .map(next -> "Next for it: " + next.unitCode()
                            + (next.travel_minutes() == null
                                    ? "."
                                    : ", " + Math.max(1, Math.round(next.travel_minutes())) + " min."))
                    .orElse("No other crew could take it now."));
        }
        return String.join(" ", said);
    }
}
