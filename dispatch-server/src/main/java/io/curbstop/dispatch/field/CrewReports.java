package io.curbstop.dispatch.field;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.CrewSteps;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.incident.FollowOns;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applies what crews report, once each. */
@Component
public class CrewReports {

    private final Assignments assignments;
    private final CrewSteps steps;
    private final FollowOns followOns;
    private final Incidents incidents;
    private final Crews crews;
    private final JdbcClient jdbc;
    private final Clock clock;

    CrewReports(
            Assignments assignments,
            CrewSteps steps,
            FollowOns followOns,
            Incidents incidents,
            Crews crews,
            JdbcClient jdbc,
            Clock clock) {
        this.assignments = assignments;
        this.steps = steps;
        this.followOns = followOns;
        this.crews = crews;
        this.incidents = incidents;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Applies a report in one transaction with the record of it.
     *
     * @throws ProblemException not-found; transition-not-allowed; other-job-active; invalid when a reason is missing
     */
    @Transactional
    public Assignment apply(CrewReport report, Stamp stamp) {
        if (!write(report, stamp)) {
            return assignments.getAssignment(report.assignmentId());
        }
        // The unit before all else, as everybody does who changes what it is on.
        assignments.findUnit(report.assignmentId()).ifPresent(unit -> crews.hearWord(unit, clock.instant()));
        Assignment assignment =
                steps.apply(report.assignmentId(), report.step(), report.reason(), report.leavesOther(), stamp);
        if (report.note() != null && !report.note().isBlank()) {
            incidents.addNote(madeOf(report, "note"), assignment.incidentId(), report.note(), stamp);
        }
        if (report.followOn() != null && !report.followOn().isBlank()) {
            followOns.add(
                    madeOf(report, "follow-on"),
                    assignment.incidentId(),
                    assignment.id(),
                    assignment.unitCode(),
                    report.followOn(),
                    stamp);
        }
        return assignment;
    }

    private static UUID madeOf(CrewReport report, String part) {
        return UUID.nameUUIDFromBytes((report.id() + "/" + part).getBytes(StandardCharsets.UTF_8));
    }

    private boolean write(CrewReport report, Stamp stamp) {
        return jdbc.sql("insert into crew_report (id, assignment_id, step, actor, source, reason, occurred_at,"
                                + " recorded_at, outcome) values (:id, :assignment, :step, :actor, :source, :reason,"
                                + " :occurred, :recorded, 'APPLIED') on conflict (id) do nothing")
                        .param("id", report.id())
                        .param("assignment", report.assignmentId())
                        .param("step", report.step().name())
                        .param("actor", stamp.actor())
                        .param("source", stamp.source().name())
                        .param("reason", report.reason())
                        .param("occurred", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                        .param("recorded", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
