package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.transition.Transition;
import io.curbstop.dispatch.transition.TransitionTable;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends units and moves their assignments; two people at once come one after the other. */
@Component
public class Assignments {

    private final AssignmentRepository repository;
    private final DispatchGate gate;
    private final Crews crews;
    private final CrewTokens tokens;
    private final Incidents incidents;
    private final IncidentLog log;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Assignments(
            AssignmentRepository repository,
            DispatchGate gate,
            Crews crews,
            CrewTokens tokens,
            Incidents incidents,
            IncidentLog log,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.gate = gate;
        this.crews = crews;
        this.tokens = tokens;
        this.incidents = incidents;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Sends a unit to an incident; the same id again gives the assignment that stands.
     *
     * @throws ProblemException unit-not-available with the reason; conflict when it is on this incident already
     */
    @Transactional
    public Assignment dispatch(NewAssignment made, Stamp stamp) {
        CrewUnit unit = crews.lockUnit(made.unitCode());
        Optional<Assignment> standing = repository.findById(made.id());
        if (standing.isPresent()) {
            return standing.get();
        }
        Incident incident = incidents.lockIncident(made.incidentId());
        List<Assignment> live = listLiveOf(unit.code());
        gate.check(unit, incident, live, made.override(), clock.instant());
        String token = tokens.next(
                crews.findLastToken(unit.code()),
                live.stream().map(Assignment::token).toList());
        crews.rememberToken(unit.code(), token);
        Assignment assignment = repository.saveAndFlush(
                new Assignment(made, token, stamp.actor(), stamp.occurredAt(), clock.instant()));
        String note = assignment.findNote().map(n -> ": " + n).orElse("");
        write(
                assignment,
                AssignmentState.DISPATCHED.name(),
                unit.code() + " dispatched as " + token + note,
                stamp,
                null);
        events.publishEvent(new AssignmentDispatched(assignment.id(), incident.id(), unit.code()));
        changed(assignment, null, stamp);
        return assignment;
    }

    /**
     * Applies what a crew reports. A report of a state already reached or passed by the same path changes nothing.
     *
     * @param reason why, where the rules ask for it; else null
     * @throws ProblemException transition-not-allowed, with what is allowed
     */
    @Transactional
    public Assignment apply(UUID assignmentId, Step step, String reason, Stamp stamp) {
        holdIncidentFor(step, assignmentId);
        Assignment assignment = lock(assignmentId);
        if (assignment.hasReached(step)) {
            return assignment;
        }
        AssignmentState from = assignment.state();
        Optional<AssignmentState> to = step.findState();
        if (to.isPresent()) {
            move(assignment, to.get(), reason, stamp);
        } else {
            requireAtIncident(assignment, step);
            if (step == Step.MADE_SAFE) {
                assignment.markMadeSafe(stamp.occurredAt());
            } else {
                assignment.markRestored(stamp.occurredAt());
            }
            repository.flush();
            write(assignment, step.name(), assignment.unitCode() + ": " + lower(step.label()), stamp, reason);
            changed(assignment, from, stamp);
        }
        step.findIncidentState().ifPresent(state -> incidents.advance(assignment.incidentId(), state, null, stamp));
        return assignment;
    }

    /**
     * Holds an assignment until the transaction ends. Whoever changes what hangs on it does this first, and whoever changes
     * its incident too holds that before, so that nobody waits for the other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Assignment hold(UUID assignmentId) {
        return lock(assignmentId);
    }

    private void holdIncidentFor(Step step, UUID assignmentId) {
        if (step.findIncidentState().isPresent()) {
            jdbc.sql("select incident_id from assignment where id = :id")
                    .param("id", assignmentId)
                    .query(UUID.class)
                    .optional()
                    .ifPresent(incidents::lockIncident);
        }
    }

    /** What is live of an incident, held until the transaction ends, in an order that all share. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Assignment> holdLiveOf(UUID incidentId) {
        return jdbc
                .sql("select id from assignment where incident_id = :incident and live order by id")
                .param("incident", incidentId)
                .query(UUID.class)
                .list()
                .stream()
                .map(this::lock)
                .filter(assignment -> !assignment.state().isEnded())
                .toList();
    }

    /** A device of the crew has the order. Says nothing of a person. */
    @Transactional
    public void markDelivered(UUID assignmentId, Stamp stamp) {
        Assignment assignment = lock(assignmentId);
        if (assignment.state() == AssignmentState.DISPATCHED) {
            move(assignment, AssignmentState.DELIVERED, null, stamp);
        } else if (assignment.times().delivered() == null) {
            assignment.markDelivered(stamp.occurredAt());
        }
    }

    /** Nobody of the crew answered on any channel; someone must call by voice. */
    @Transactional
    public void markNoAnswer(UUID assignmentId, Stamp stamp) {
        Assignment assignment = lock(assignmentId);
        if (assignment.state() != AssignmentState.NO_ANSWER
                && assignment.state().awaitsAnswer()) {
            move(assignment, AssignmentState.NO_ANSWER, null, stamp);
        }
    }

    /**
     * Takes a unit back.
     *
     * @param expectedVersion the version the client knows, or null
     * @throws ProblemException conflict; transition-not-allowed
     */
    @Transactional
    public Assignment cancel(UUID assignmentId, String reason, Long expectedVersion, Stamp stamp) {
        Assignment assignment = lock(assignmentId);
        if (expectedVersion != null && !expectedVersion.equals(assignment.version())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "conflict",
                    assignment.unitCode() + " has moved on since: "
                            + lower(assignment.state().label()) + ".",
                    current(assignment));
        }
        move(assignment, AssignmentState.CANCELLED, reason, stamp);
        return assignment;
    }

    private void move(Assignment assignment, AssignmentState to, String reason, Stamp stamp) {
        AssignmentState from = assignment.state();
        TransitionTable<AssignmentState> table = transitions();
        if (!table.allows(from, to)) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "transition-not-allowed",
                    assignment.unitCode() + " is " + lower(from.label()) + " and cannot be " + lower(to.label()) + ". "
                            + table.explain(from),
                    current(assignment));
        }
        if (table.find(from, to).map(Transition::needsReason).orElse(false) && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("Say why: " + lower(to.label()) + " needs a reason.");
        }
        assignment.moveTo(to, stamp.occurredAt());
        repository.flush();
        write(assignment, to.name(), assignment.unitCode() + ": " + lower(to.label()), stamp, reason);
        changed(assignment, from, stamp);
    }

    private void requireAtIncident(Assignment assignment, Step step) {
        if (!step.saysOfIncident(assignment.state())) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "transition-not-allowed",
                    assignment.unitCode() + " is " + lower(assignment.state().label()) + "; only a crew on its way or"
                            + " there can report " + lower(step.label()) + ".",
                    current(assignment));
        }
    }

    private void write(Assignment assignment, String kind, String text, Stamp stamp, String reason) {
        Map<String, Object> data = new HashMap<>();
        data.put("assignmentId", assignment.id().toString());
        data.put("unitCode", assignment.unitCode());
        data.put("state", assignment.state().name());
        String why = reason == null || reason.isBlank() ? "" : ": " + reason.strip();
        log.append(assignment.incidentId(), "CREW_" + kind, text + why, stamp, data);
    }

    private void changed(Assignment assignment, AssignmentState from, Stamp stamp) {
        events.publishEvent(new AssignmentChanged(
                assignment.id(),
                assignment.incidentId(),
                assignment.unitCode(),
                from,
                assignment.state(),
                stamp.source()));
    }

    private Assignment lock(UUID id) {
        return repository.findLockedById(id).orElseThrow(() -> unknown(id));
    }

    private static Map<String, Object> current(Assignment assignment) {
        return Map.of("current", Map.of("state", assignment.state(), "version", assignment.version()));
    }

    private static String lower(String label) {
        return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    /**
     * The assignment.
     *
     * @throws ProblemException not-found
     */
    public Assignment getAssignment(UUID id) {
        return repository.findById(id).orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound("There is no assignment " + id + ".");
    }

    /** An incident's assignments, the ended ones too, oldest first. */
    public List<Assignment> listByIncident(UUID incidentId) {
        return repository.findByIncidentIdOrderByCreatedAtAscIdAsc(incidentId);
    }

    /** What a unit is on, oldest first. */
    public List<Assignment> listLiveOf(String unitCode) {
        return repository.findLiveOf(unitCode, AssignmentState.ended());
    }

    /** What all units are on, oldest first. */
    public List<Assignment> listLive() {
        return repository.findLive(AssignmentState.ended());
    }

    /** Which state may follow which, as the table stands now. */
    public TransitionTable<AssignmentState> transitions() {
        return TransitionTable.read(jdbc, "assignment_transition", AssignmentState.class, AssignmentState::isEnded);
    }
}
