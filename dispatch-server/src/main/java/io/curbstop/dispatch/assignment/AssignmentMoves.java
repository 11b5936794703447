package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.transition.Transition;
import io.curbstop.dispatch.transition.TransitionTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one place where an assignment changes: by the table of transitions, with its line in the log and its event. */
@Component
class AssignmentMoves {

    private final AssignmentRepository repository;
    private final Crews crews;
    private final IncidentLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AssignmentMoves(
            AssignmentRepository repository,
            Crews crews,
            IncidentLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.crews = crews;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Which state may follow which, as the table stands now. */
    TransitionTable<AssignmentState> transitions() {
        return TransitionTable.read(jdbc, "assignment_transition", AssignmentState.class, AssignmentState::isEnded);
    }

    /**
     * Holds an assignment until the transaction ends, with its unit before it: whoever changes what a unit is on takes the
     * same way.
     */
    Assignment holdWithUnit(UUID id) {
        findPlace(id).map(Place::unitCode).ifPresent(crews::holdUnit);
        return hold(id);
    }

    /**
     * Whose an assignment is and where, which never changes. Not read as an entity: that would be stale once it is held.
     */
    Optional<Place> findPlace(UUID id) {
        return jdbc.sql("select unit_code, incident_id from assignment where id = :id")
                .param("id", id)
                .query(Place.class)
                .optional();
    }

    /** Whose an assignment is and where. */
    record Place(String unitCode, UUID incidentId) {}

    /** What else the unit is on its way to or at, held until the transaction ends. */
    Optional<Assignment> holdActiveBeside(Assignment assignment) {
        return jdbc.sql("select id from assignment where unit_code = :unit and id <> :id"
                        + " and state in ('EN_ROUTE', 'ON_SITE', 'WORKING')")
                .param("unit", assignment.unitCode())
                .param("id", assignment.id())
                .query(UUID.class)
                .optional()
                .map(this::hold);
    }

    /**
     * Holds an assignment until the transaction ends.
     *
     * @throws ProblemException not-found
     */
    Assignment hold(UUID id) {
        return repository.findLockedById(id).orElseThrow(() -> unknown(id));
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.notFound("There is no assignment " + id + ".");
    }

    /**
     * Moves an assignment as the table allows.
     *
     * @param reason why, where the table asks for it; else null
     * @throws ProblemException transition-not-allowed, with what is allowed; invalid without a reason that is asked for
     */
    void move(Assignment assignment, AssignmentState to, String reason, Stamp stamp) {
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
        moveAsIs(assignment, to, reason, stamp);
        if (table.isBrokenAt(from)) {
            write(
                    assignment,
                    "RULES_BROKEN",
                    "The rules have no way out of " + lower(from.label())
                            + "; the change was allowed. Have the rules mended.",
                    stamp,
                    null);
        }
    }

    /** Moves an assignment whatever the table says: for what follows from a fact that cannot be refused. */
    void moveAsIs(Assignment assignment, AssignmentState to, String reason, Stamp stamp) {
        AssignmentState from = assignment.state();
        assignment.moveTo(to, stamp.occurredAt());
        repository.flush();
        write(assignment, to.name(), assignment.unitCode() + ": " + lower(to.label()), stamp, reason);
        changed(assignment, from, reason, stamp);
    }

    /** Writes what was changed of an assignment that stays in its state, so that its version is known at once. */
    void flush() {
        repository.flush();
    }

    /** Writes a line about an assignment into its incident's log. */
    UUID write(Assignment assignment, String kind, String text, Stamp stamp, String reason) {
        String why = reason == null || reason.isBlank() ? "" : ": " + reason.strip();
        return log.append(assignment.incidentId(), "CREW_" + kind, text + why, stamp, data(assignment));
    }

    static Map<String, Object> data(Assignment assignment) {
        Map<String, Object> data = new HashMap<>();
        data.put("assignmentId", assignment.id().toString());
        data.put("unitCode", assignment.unitCode());
        data.put("state", assignment.state().name());
        return data;
    }

    /** Tells whom it concerns that an assignment was made or changed. */
    void changed(Assignment assignment, AssignmentState from, Stamp stamp) {
        changed(assignment, from, null, stamp);
    }

    private void changed(Assignment assignment, AssignmentState from, String reason, Stamp stamp) {
        events.publishEvent(new AssignmentChanged(
                assignment.id(),
                assignment.incidentId(),
                assignment.unitCode(),
                from,
                assignment.state(),
                stamp,
                reason));
    }

    static Map<String, Object> current(Assignment assignment) {
        return Map.of("current", Map.of("state", assignment.state(), "version", assignment.version()));
    }

    static String lower(String label) {
        return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
}
