package io.curbstop.dispatch.locate;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Crews say that they dig. One that may not is refused; what a dispatcher heard is kept all the same. */
@Component
public class Digs {

    private final Locates locates;
    private final Assignments assignments;
    private final Incidents incidents;
    private final IncidentLog log;
    private final Crews crews;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Digs(
            Locates locates,
            Assignments assignments,
            Incidents incidents,
            IncidentLog log,
            Crews crews,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.locates = locates;
        this.assignments = assignments;
        this.incidents = incidents;
        this.log = log;
        this.crews = crews;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What a crew is told of digging.
     *
     * @param clearance whether it may now
     * @param diggingSince when it said that it digs, or null
     */
    public record DigForCrew(Clearance clearance, Instant diggingSince) {}

    /** What the crew of an assignment is told of digging; empty where nobody is expected to dig. */
    public Optional<DigForCrew> findForCrew(Assignment assignment) {
        Locates.LocateView view = locates.read(assignment.incidentId());
        return view.digs() || !view.tickets().isEmpty() ? Optional.of(ofCrew(view, assignment.id())) : Optional.empty();
    }

    private static DigForCrew ofCrew(Locates.LocateView view, UUID assignmentId) {
        return new DigForCrew(
                view.clearance(),
                view.digging().stream()
                        .filter(digging -> digging.assignmentId().equals(assignmentId))
                        .map(Locates.Digging::since)
                        .findFirst()
                        .orElse(null));
    }

    /**
     * Keeps that a crew digs; the same id again changes nothing. A crew is refused while no ticket lets it, and that it wanted
     * to stays in the incident's log; of a dispatcher it is kept with a warning.
     *
     * @throws ProblemException not-found; not-on-site; dig-not-cleared for a crew
     */
    public DigForCrew report(UUID id, UUID assignmentId, Stamp stamp) {
        Optional<String> refusal = transaction.execute(status -> Optional.ofNullable(write(id, assignmentId, stamp)));
        if (refusal.isPresent()) {
            throw ProblemException.refused("dig-not-cleared", refusal.get());
        }
        return ofCrew(locates.read(assignments.getAssignment(assignmentId).incidentId()), assignmentId);
    }

    /** Writes it; or what was refused and why, which is kept too. */
    private String write(UUID id, UUID assignmentId, Stamp stamp) {
        // The unit before all else, as everybody does who changes what it is on.
        assignments.findUnit(assignmentId).ifPresent(unit -> crews.hearWord(unit, clock.instant()));
        Assignment assignment = assignments.getAssignment(assignmentId);
        incidents.lockIncident(assignment.incidentId());
        if (isKnown(id)) {
            return null;
        }
        if (assignment.times().onSite() == null && assignment.times().working() == null) {
            throw ProblemException.refused(
                    "not-on-site",
                    assignment.unitCode() + " is "
                            + assignment.state().label().toLowerCase(Locale.ROOT)
                            + "; only a crew that has arrived can dig.");
        }
        Clearance clearance = locates.clearance(assignment.incidentId(), stamp.occurredAt());
        if (!clearance.mayDig() && stamp.source() == Source.APP) {
            log.append(
                    id,
                    assignment.incidentId(),
                    "DIG_REFUSED",
                    assignment.unitCode() + " wants to dig and was refused. " + clearance.words(),
                    stamp,
                    Map.of("assignment", assignmentId),
                    null);
            return clearance.words();
        }
        jdbc.sql(
                        "insert into dig_report (id, assignment_id, incident_id, allowed, rule, occurred_at, recorded_at,"
                                + " recorded_by, source) values (:id, :assignment, :incident, :allowed, :rule, :at, :now, :by, :source)")
                .param("id", id)
                .param("assignment", assignmentId)
                .param("incident", assignment.incidentId())
                .param("allowed", clearance.mayDig())
                .param("rule", clearance.words())
                .param("at", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", stamp.actor())
                .param("source", stamp.source().name())
                .update();
        log.append(
                assignment.incidentId(),
                "DIGGING",
                assignment.unitCode() + ": digging. " + (clearance.mayDig() ? "" : "Against the rule! ")
                        + clearance.words(),
                stamp,
                Map.of("assignment", assignmentId, "allowed", clearance.mayDig()));
        incidents.touch(assignment.incidentId());
        return null;
    }

    private boolean isKnown(UUID id) {
        return jdbc.sql("select exists (select from dig_report where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
