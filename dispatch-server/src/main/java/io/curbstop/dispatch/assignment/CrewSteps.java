package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves an assignment by what its crew reports, its devices or the clock. One report moves one assignment. A report may come
 * twice, late or out of order: what it says of the past is kept, and the state never goes back by it.
 */
@Component
public class CrewSteps {

    private final AssignmentMoves moves;
    private final Incidents incidents;
    private final Crews crews;
    private final ObjectProvider<WorkHeardLate> workHeardLate;

    CrewSteps(AssignmentMoves moves, Incidents incidents, Crews crews, ObjectProvider<WorkHeardLate> workHeardLate) {
        this.moves = moves;
        this.incidents = incidents;
        this.crews = crews;
        this.workHeardLate = workHeardLate;
    }

    /**
     * Applies what a crew reports. A report of a state already reached changes nothing; one of a state that was passed before
     * the report came adds its time.
     *
     * @param reason why, where the rules ask for it; else null
     * @param leavesOther whether the crew leaves the job it is on for this one; that job is then suspended
     * @throws ProblemException transition-not-allowed, with what is allowed; other-job-active when the crew is on another job
     *     and it was not said that it leaves it
     */
    @Transactional
    public Assignment apply(UUID assignmentId, Step step, String reason, boolean leavesOther, Stamp stamp) {
        hold(step, assignmentId);
        Assignment assignment = moves.hold(assignmentId);
        if (assignment.hasReached(step)
                || cameLate(assignment, step, stamp)
                || doneAllTheSame(assignment, step, reason, stamp)) {
            return assignment;
        }
        Optional<AssignmentState> to = step.findState();
        if (to.isPresent()) {
            move(assignment, to.get(), reason, leavesOther, stamp);
        } else {
            say(assignment, step, reason, stamp);
        }
        step.findIncidentState().ifPresent(state -> incidents.advance(assignment.incidentId(), state, null, stamp));
        return assignment;
    }

    /** Unit, incident, assignment: all take them in that order, so that nobody waits for the other. */
    private void hold(Step step, UUID assignmentId) {
        moves.findPlace(assignmentId).ifPresent(place -> {
            if (step.findState().filter(AssignmentState::isActive).isPresent()) {
                crews.holdUnit(place.unitCode());
            }
            if (step.findIncidentState().isPresent()) {
                incidents.lockIncident(place.incidentId());
            }
        });
    }

    private void move(Assignment assignment, AssignmentState to, String reason, boolean leavesOther, Stamp stamp) {
        Optional<Assignment> other = to.isActive() ? moves.holdActiveBeside(assignment) : Optional.empty();
        boolean allowed = moves.transitions().allows(assignment.state(), to);
        if (other.isEmpty() || !allowed) { // a refusal comes before anything is left for it
            moves.move(assignment, to, reason, stamp);
            return;
        }
        Assignment active = other.get();
        String number = incidents.getIncident(active.incidentId()).number();
        if (stamp.occurredAt().isBefore(active.stateAt())) {
            assignment.recordTime(to, stamp.occurredAt());
            moves.moveAsIs(assignment, AssignmentState.SUSPENDED, "left for " + number + " before this came", stamp);
            return;
        }
        if (!leavesOther) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "other-job-active",
                    assignment.unitCode() + " is "
                            + AssignmentMoves.lower(active.state().label()) + " at " + number
                            + ". Suspend or end that first, or say that it is left for this.",
                    Map.of("other", Map.of("id", active.id(), "number", number, "state", active.state())));
        }
        moves.moveAsIs(
                active,
                AssignmentState.SUSPENDED,
                "left for " + incidents.getIncident(assignment.incidentId()).number(),
                stamp);
        moves.move(assignment, to, reason, stamp);
    }

    /** Whether a report tells of the past only; then its time is kept where none was known. */
    private boolean cameLate(Assignment assignment, Step step, Stamp stamp) {
        AssignmentState said = step.findState().orElse(null);
        AssignmentState now = assignment.state();
        boolean past = said != null
                && assignment.timeOf(AssignmentState.DISPATCHED) != null
                && said.progress() < now.progress()
                && !stamp.occurredAt().isAfter(assignment.stateAt());
        if (!past || isDoneAfterAll(said, now)) {
            return false;
        }
        Instant known = assignment.timeOf(said);
        boolean wasUnableBefore =
                said == AssignmentState.COMPLETED && known != null && known.isBefore(stamp.occurredAt());
        if ((known == null || wasUnableBefore) && said != AssignmentState.SUSPENDED) {
            assignment.recordTime(said, stamp.occurredAt());
            moves.flush();
            moves.write(
                    assignment,
                    said.name(),
                    assignment.unitCode() + ": " + AssignmentMoves.lower(said.label()) + " (this came late)",
                    stamp,
                    null);
            moves.changed(assignment, now, stamp);
            if (said == AssignmentState.COMPLETED) {
                workHeardLate.orderedStream().forEach(listener -> listener.hearDone(assignment, stamp));
            }
        }
        return true;
    }

    /** Whether an order that was withdrawn would become a done one. */
    private static boolean isDoneAfterAll(AssignmentState said, AssignmentState now) {
        boolean done = said == AssignmentState.COMPLETED || said == AssignmentState.INCOMPLETE;
        return done && now != AssignmentState.CLEAR;
    }

    /** Whether a crew did what it was taken off, and somebody has taken that down. */
    private boolean doneAllTheSame(Assignment assignment, Step step, String reason, Stamp stamp) {
        boolean withdrawn = assignment.state().isEnded() && assignment.state() != AssignmentState.CLEAR;
        if (step != Step.COMPLETE
                || !withdrawn
                || workHeardLate.orderedStream().noneMatch(listener -> listener.hearDone(assignment, stamp))) {
            return false;
        }
        moves.write(
                assignment,
                "DONE_ALL_THE_SAME",
                assignment.unitCode() + " did the work, though it was "
                        + AssignmentMoves.lower(assignment.state().label()),
                stamp,
                reason);
        return true;
    }

    private void say(Assignment assignment, Step step, String reason, Stamp stamp) {
        boolean beforeTheEnd =
                (assignment.state() == AssignmentState.CLEAR || assignment.state() == AssignmentState.INCOMPLETE)
                        && !stamp.occurredAt().isAfter(assignment.stateAt());
        if (!step.saysOfIncident(assignment.state()) && !beforeTheEnd) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "transition-not-allowed",
                    assignment.unitCode() + " is "
                            + AssignmentMoves.lower(assignment.state().label())
                            + "; only a crew on its way or there can report "
                            + AssignmentMoves.lower(step.label()) + ".",
                    AssignmentMoves.current(assignment));
        }
        if (step == Step.MADE_SAFE) {
            assignment.markMadeSafe(stamp.occurredAt());
        } else {
            assignment.markRestored(stamp.occurredAt());
        }
        moves.flush();
        moves.write(
                assignment,
                step.name(),
                assignment.unitCode() + ": " + AssignmentMoves.lower(step.label()),
                stamp,
                reason);
        moves.changed(assignment, assignment.state(), stamp);
    }

    /** A device of the crew has the order. Says nothing of a person. */
    @Transactional
    public void markDelivered(UUID assignmentId, Stamp stamp) {
        Assignment assignment = moves.hold(assignmentId);
        if (assignment.state() == AssignmentState.DISPATCHED) {
            moves.move(assignment, AssignmentState.DELIVERED, null, stamp);
        } else if (assignment.times().delivered() == null) {
            assignment.markDelivered(stamp.occurredAt());
        }
    }

    /** Nobody of the crew answered on any channel; someone must call by voice. */
    @Transactional
    public void markNoAnswer(UUID assignmentId, Stamp stamp) {
        Assignment assignment = moves.hold(assignmentId);
        if (assignment.state() != AssignmentState.NO_ANSWER
                && assignment.state().awaitsAnswer()) {
            moves.move(assignment, AssignmentState.NO_ANSWER, null, stamp);
        }
    }
}
