package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.LogEntry;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts right what was reported wrongly: by a new line that supersedes the wrong one, so that both can be read and only the
 * right one counts.
 */
@Component
public class Corrections {

    private static final Set<String> STATES =
            Arrays.stream(AssignmentState.values()).map(s -> "CREW_" + s).collect(Collectors.toUnmodifiableSet());
    private static final Set<AssignmentState> TAKEN_BACK_FROM = Set.of(
            AssignmentState.EN_ROUTE,
            AssignmentState.ON_SITE,
            AssignmentState.WORKING,
            AssignmentState.SUSPENDED,
            AssignmentState.COMPLETED,
            AssignmentState.INCOMPLETE);

    private final AssignmentMoves moves;
    private final Crews crews;
    private final IncidentLog log;
    private final Clock clock;

    Corrections(AssignmentMoves moves, Crews crews, IncidentLog log, Clock clock) {
        this.moves = moves;
        this.crews = crews;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Puts right when a state was reached.
     *
     * @param id of the line that says so, made by the client; the same again changes nothing
     * @param state a state that was reached and has a time
     * @param at when it really was
     * @param reason why it is corrected
     * @throws ProblemException invalid when it never was, or would then come before what came before it
     */
    @Transactional
    public Assignment correctTime(
            UUID id, UUID assignmentId, AssignmentState state, Instant at, String reason, Stamp stamp) {
        Assignment assignment = moves.holdWithUnit(assignmentId);
        if (log.list(assignment.incidentId()).stream()
                .anyMatch(line -> line.id().equals(id))) {
            return assignment; // also when it was corrected again since
        }
        Instant wrong = assignment.timeOf(state);
        if (wrong == null) {
            throw ProblemException.invalid(assignment.unitCode() + " was never " + AssignmentMoves.lower(state.label())
                    + " here, so there is no time to correct.");
        }
        requireOrder(assignment, state, at);
        Optional<UUID> line = lines(assignment).stream()
                .filter(l -> l.kind().equals("CREW_" + state))
                .reduce((earlier, later) -> later)
                .map(LogEntry::id);
        assignment.correctTime(state, at);
        moves.flush();
        String text = assignment.unitCode() + ": " + AssignmentMoves.lower(state.label()) + ", corrected from "
                + time(wrong) + ": " + reason.strip();
        Map<String, Object> data = AssignmentMoves.data(assignment);
        data.put("correctedBy", stamp.actor());
        log.append(id, assignment.incidentId(), "CREW_" + state, text, stamp.at(at), data, line.orElse(null));
        moves.changed(assignment, assignment.state(), stamp);
        return assignment;
    }

    private void requireOrder(Assignment assignment, AssignmentState state, Instant at) {
        if (at.isAfter(clock.instant())) {
            throw ProblemException.invalid("That time has not come yet.");
        }
        for (AssignmentState other : AssignmentState.values()) {
            Instant then = other == state ? null : assignment.timeOf(other);
            boolean wrong = then != null
                    && (other.progress() < state.progress() && at.isBefore(then)
                            || other.progress() > state.progress() && at.isAfter(then));
            if (wrong) {
                throw ProblemException.invalid(assignment.unitCode() + " was "
                        + AssignmentMoves.lower(other.label()) + " at " + time(then)
                        + "; correct that first if it is wrong too.");
            }
        }
    }

    /**
     * Takes back the last state, reported by mistake: the assignment is again in the one before. What the report did to the
     * incident is not touched.
     *
     * @param expectedVersion the version the client knows
     * @param reason why
     * @throws ProblemException conflict when it has moved on, or the unit is on another job by now; transition-not-allowed when
     *     there is nothing that can be taken back
     */
    @Transactional
    public Assignment takeBack(UUID assignmentId, long expectedVersion, String reason, Stamp stamp) {
        Assignment assignment = moves.holdWithUnit(assignmentId);
        Assignments.requireVersion(assignment, expectedVersion);
        AssignmentState from = assignment.state();
        List<LogEntry> states = lines(assignment).stream()
                .filter(l -> STATES.contains(l.kind()))
                .toList();
        int last = states.size() - 1;
        if (!TAKEN_BACK_FROM.contains(from)
                || last < 1
                || !states.get(last).kind().equals("CREW_" + from)) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "transition-not-allowed",
                    assignment.unitCode() + " is " + AssignmentMoves.lower(from.label())
                            + "; that cannot be taken back.",
                    AssignmentMoves.current(assignment));
        }
        LogEntry before = states.get(last - 1);
        AssignmentState known = AssignmentState.valueOf(before.kind().substring("CREW_".length()));
        // Whoever pressed the wrong button has read the order all the same.
        AssignmentState to = known.awaitsAnswer() ? AssignmentState.ACKNOWLEDGED : known;
        requireFree(assignment, to);
        assignment.takeBack(to, before.occurredAt(), states.get(last).occurredAt());
        moves.flush();
        log.append(
                UUID.randomUUID(),
                assignment.incidentId(),
                "CREW_TAKEN_BACK",
                assignment.unitCode() + ": not " + AssignmentMoves.lower(from.label()) + " but still "
                        + AssignmentMoves.lower(to.label()) + ": " + reason.strip(),
                stamp,
                AssignmentMoves.data(assignment),
                states.get(last).id());
        moves.changed(assignment, from, stamp);
        return assignment;
    }

    private void requireFree(Assignment assignment, AssignmentState to) {
        if (to.isActive() && moves.holdActiveBeside(assignment).isPresent()) {
            throw ProblemException.conflict(
                    assignment.unitCode() + " is on another job by now. Suspend or end that first.");
        }
    }

    /** The lines of an assignment that still hold, in the order in which things happened. */
    private List<LogEntry> lines(Assignment assignment) {
        List<LogEntry> all = log.list(assignment.incidentId());
        Set<UUID> superseded = all.stream()
                .map(LogEntry::supersedes)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        String id = assignment.id().toString();
        return all.stream()
                .filter(l -> id.equals(l.data().get("assignmentId")) && !superseded.contains(l.id()))
                .sorted(Comparator.comparing(LogEntry::occurredAt))
                .toList();
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at.atZone(crews.timeZone()));
    }
}
