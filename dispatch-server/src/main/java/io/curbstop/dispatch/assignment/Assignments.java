package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.transition.TransitionTable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends units, reserves them and takes them back; two people at once come one after the other. */
@Component
public class Assignments {

    private final AssignmentRepository repository;
    private final DispatchGate gate;
    private final Crews crews;
    private final CrewTokens tokens;
    private final Incidents incidents;
    private final AssignmentMoves moves;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Assignments(
            AssignmentRepository repository,
            DispatchGate gate,
            Crews crews,
            CrewTokens tokens,
            Incidents incidents,
            AssignmentMoves moves,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.gate = gate;
        this.crews = crews;
        this.tokens = tokens;
        this.incidents = incidents;
        this.moves = moves;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Sends a unit to an incident, or reserves it for later; the same id again gives the assignment that stands.
     *
     * @throws ProblemException unit-not-available with the reason; conflict when it is on this incident already, or no longer
     *     on what it is to be taken off
     */
    @Transactional
    public Assignment dispatch(NewAssignment made, Stamp stamp) {
        CrewUnit unit = crews.lockUnit(made.unitCode());
        Optional<Assignment> standing = repository.findById(made.id());
        if (standing.isPresent()) {
            return standing.get();
        }
        Incident incident = incidents.lockIncident(made.incidentId());
        made.preEmpts().stream().sorted().forEach(moves::hold);
        List<Assignment> held = listHeldBy(unit.code());
        boolean beside = made.override() || made.reserved();
        gate.check(unit, incident, held, made.preEmpts(), beside, made.judgedAt(clock.instant()));
        String token = tokens.next(
                crews.findLastToken(unit.code()),
                held.stream().map(Assignment::token).toList());
        crews.rememberToken(unit.code(), token);
        Assignment assignment = repository.saveAndFlush(
                new Assignment(made, token, stamp.actor(), stamp.occurredAt(), clock.instant()));
        made.preEmpts().stream().sorted().forEach(id -> preEmpt(id, assignment, incident, stamp));
        String note = assignment.findNote().map(n -> ": " + n).orElse("");
        String what = made.reserved() ? " reserved for later" : " dispatched as " + token;
        moves.write(assignment, assignment.state().name(), unit.code() + what + note, stamp, made.reason());
        if (!made.reserved()) {
            events.publishEvent(new AssignmentDispatched(assignment.id(), incident.id(), unit.code()));
        }
        moves.changed(assignment, null, stamp);
        return assignment;
    }

    /** Why a unit may not go to an incident, whatever a dispatcher says; empty when it may. Writes nothing. */
    public Optional<String> findRefusal(UUID incidentId, String unitCode) {
        try {
            gate.check(
                    crews.getUnit(unitCode),
                    incidents.getIncident(incidentId),
                    listHeldBy(unitCode),
                    Set.of(),
                    true,
                    clock.instant());
            return Optional.empty();
        } catch (ProblemException refusal) {
            return Optional.of(refusal.getMessage());
        }
    }

    private void preEmpt(UUID id, Assignment by, Incident incident, Stamp stamp) {
        Assignment other = moves.hold(id);
        if (!other.unitCode().equals(by.unitCode()) || other.state().isEnded()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "conflict",
                    by.unitCode() + " is no longer on what it was to be taken off; look again.",
                    AssignmentMoves.current(other));
        }
        other.markPreEmptedBy(by.id());
        AssignmentState to =
                other.state() == AssignmentState.RESERVED ? AssignmentState.CANCELLED : AssignmentState.PRE_EMPTED;
        moves.move(other, to, "taken for " + incident.number() + " (" + incident.priority() + ")", stamp);
    }

    /**
     * Sends a reserved unit now; one that was sent already is given as it stands.
     *
     * @param override send it though it is on another incident
     * @param reason why, or null
     * @throws ProblemException as {@link #dispatch}; transition-not-allowed when it was released
     */
    @Transactional
    public Assignment release(UUID assignmentId, boolean override, String reason, Stamp stamp) {
        AssignmentMoves.Place place =
                moves.findPlace(assignmentId).orElseThrow(() -> AssignmentMoves.unknown(assignmentId));
        CrewUnit unit = crews.lockUnit(place.unitCode());
        Incident incident = incidents.lockIncident(place.incidentId());
        Assignment assignment = moves.hold(assignmentId);
        if (assignment.state().isWithCrew()) {
            return assignment;
        }
        List<Assignment> others = listHeldBy(unit.code()).stream()
                .filter(a -> !a.id().equals(assignmentId))
                .toList();
        gate.check(unit, incident, others, Set.of(), override, clock.instant());
        moves.move(assignment, AssignmentState.DISPATCHED, reason, stamp);
        events.publishEvent(new AssignmentDispatched(assignment.id(), incident.id(), unit.code()));
        return assignment;
    }

    /**
     * Takes a unit back.
     *
     * @param expectedVersion the version the client knows, or null
     * @throws ProblemException conflict; transition-not-allowed
     */
    @Transactional
    public Assignment cancel(UUID assignmentId, String reason, Long expectedVersion, Stamp stamp) {
        Assignment assignment = moves.hold(assignmentId);
        requireVersion(assignment, expectedVersion);
        moves.move(assignment, AssignmentState.CANCELLED, reason, stamp);
        return assignment;
    }

    static void requireVersion(Assignment assignment, Long expectedVersion) {
        if (expectedVersion != null && !expectedVersion.equals(assignment.version())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "conflict",
                    assignment.unitCode() + " has moved on since: "
                            + AssignmentMoves.lower(assignment.state().label()) + ".",
                    AssignmentMoves.current(assignment));
        }
    }

    /**
     * Holds an assignment until the transaction ends. Whoever changes what hangs on it does this first, and whoever changes
     * its incident too holds that before, so that nobody waits for the other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Assignment hold(UUID assignmentId) {
        return moves.hold(assignmentId);
    }

    /** What crews have of an incident, held until the transaction ends, in an order that all share. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Assignment> holdLiveOf(UUID incidentId) {
        return jdbc
                .sql("select id from assignment where incident_id = :incident and live order by id")
                .param("incident", incidentId)
                .query(UUID.class)
                .list()
                .stream()
                .map(moves::hold)
                .filter(assignment -> assignment.state().isWithCrew())
                .toList();
    }

    /**
     * The assignment.
     *
     * @throws ProblemException not-found
     */
    public Assignment getAssignment(UUID id) {
        return repository.findById(id).orElseThrow(() -> AssignmentMoves.unknown(id));
    }

    /** Whose an assignment is, if there is one; reads nothing that could be stale once it is held. */
    public Optional<String> findUnit(UUID assignmentId) {
        return moves.findPlace(assignmentId).map(AssignmentMoves.Place::unitCode);
    }

    /** An incident's assignments, the ended ones too, oldest first. */
    public List<Assignment> listByIncident(UUID incidentId) {
        return repository.findByIncidentIdOrderByCreatedAtAscIdAsc(incidentId);
    }

    /** What a unit has been sent to and is not free of, oldest first. */
    public List<Assignment> listLiveOf(String unitCode) {
        return listHeldBy(unitCode).stream().filter(a -> a.state().isWithCrew()).toList();
    }

    /** What a unit is on or reserved for, oldest first. */
    public List<Assignment> listHeldBy(String unitCode) {
        return repository.findLiveOf(unitCode, AssignmentState.ended());
    }

    /** Which state may follow which, as the table stands now. */
    public TransitionTable<AssignmentState> transitions() {
        return moves.transitions();
    }
}
