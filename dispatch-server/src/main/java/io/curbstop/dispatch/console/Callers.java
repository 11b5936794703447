package io.curbstop.dispatch.console;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is calling, as the operational modules see it: which unit, with what stamp, and what is theirs to see. */
@Component
public class Callers {

    /** How far ahead a device's clock may be before its time is not believed. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    private final Assignments assignments;
    private final Crews crews;
    private final JdbcClient jdbc;
    private final Clock clock;

    Callers(Assignments assignments, Crews crews, JdbcClient jdbc, Clock clock) {
        this.assignments = assignments;
        this.crews = crews;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The unit somebody is on: by the roster, else the one their account names. */
    public Optional<String> findUnit(SignedInUser user) {
        return crews.findUnitOf(user.username(), clock.instant()).or(() -> Optional.ofNullable(user.unitCode()));
    }

    /**
     * The unit somebody is on.
     *
     * @throws ProblemException no-unit
     */
    public String getUnit(SignedInUser user) {
        return findUnit(user)
                .orElseThrow(() -> ProblemException.forbidden("no-unit", "You are not on any unit's roster."));
    }

    /** The accounts of a unit's people. */
    public List<String> listUsernames(String unitCode) {
        List<String> usernames = new ArrayList<>(crews.listUsernames(unitCode, clock.instant()));
        usernames.addAll(jdbc.sql("select u.username from app_user u where u.unit_code = :unit"
                        + " and not exists (select from crew_member m where m.username = u.username"
                        + " and m.unit_code is not null) order by 1")
                .param("unit", unitCode)
                .query(String.class)
                .list());
        return usernames;
    }

    /** A stamp of somebody at a console, now. */
    public Stamp atConsole(SignedInUser user) {
        return Stamp.ofDispatcher(user.username(), clock.instant());
    }

    /** A stamp of somebody at a console, of something that happened when they say; never in the future. */
    public Stamp atConsole(SignedInUser user, Instant occurredAt) {
        return Stamp.ofDispatcher(user.username(), believed(occurredAt));
    }

    /** A stamp of somebody: by app for a technician, from the console for all others. */
    public Stamp of(SignedInUser user, Instant occurredAt) {
        return new Stamp(
                user.username(), isTechnicianOnly(user) ? Source.APP : Source.DISPATCHER, believed(occurredAt));
    }

    /** Whether somebody is a technician and nothing that may see all. */
    public boolean isTechnicianOnly(SignedInUser user) {
        return user.is(Role.TECHNICIAN)
                && !user.is(Role.DISPATCHER)
                && !user.is(Role.SUPERVISOR)
                && !user.is(Role.MANAGER);
    }

    /**
     * Refuses a technician what their unit was never sent to.
     *
     * @throws ProblemException not-your-assignment
     */
    public void requireMayRead(SignedInUser user, UUID incidentId) {
        requireMayRead(user, List.of(incidentId), clock.instant());
    }

    /**
     * Refuses a technician what belongs to none of the incidents that their unit was sent to.
     *
     * @param at when it was reported: it counts which unit they were on then, or are on now, as a report may come long after
     *     the shift
     * @throws ProblemException not-your-assignment
     */
    public void requireMayRead(SignedInUser user, List<UUID> incidentIds, Instant at) {
        if (!isTechnicianOnly(user)) {
            return;
        }
        Set<String> units = listUnits(user, at);
        boolean sent = incidentIds.stream()
                .flatMap(id -> assignments.listByIncident(id).stream())
                .anyMatch(a -> units.contains(a.unitCode()));
        if (!sent) {
            throw ProblemException.forbidden("not-your-assignment", "Your unit was not sent to this incident.");
        }
    }

    /**
     * Refuses a technician another unit's assignment.
     *
     * @param at when it was reported, as above; null for now
     * @throws ProblemException not-found; not-your-assignment
     */
    public Assignment requireOwn(SignedInUser user, UUID assignmentId, Instant at) {
        Assignment assignment = assignments.getAssignment(assignmentId);
        if (isTechnicianOnly(user) && !listUnits(user, believed(at)).contains(assignment.unitCode())) {
            throw ProblemException.forbidden(
                    "not-your-assignment", "This assignment is of " + assignment.unitCode() + ", not of your unit.");
        }
        return assignment;
    }

    private Set<String> listUnits(SignedInUser user, Instant at) {
        return Stream.concat(findUnit(user).stream(), crews.findUnitOf(user.username(), at).stream())
                .collect(Collectors.toSet());
    }

    private Instant believed(Instant occurredAt) {
        Instant now = clock.instant();
        return occurredAt == null || occurredAt.isAfter(now.plus(CLOCK_TOLERANCE)) ? now : occurredAt;
    }
}
