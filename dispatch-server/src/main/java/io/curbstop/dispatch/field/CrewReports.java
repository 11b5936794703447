package io.curbstop.dispatch.field;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
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
    private final Incidents incidents;
    private final JdbcClient jdbc;
    private final Clock clock;

    CrewReports(Assignments assignments, Incidents incidents, JdbcClient jdbc, Clock clock) {
        this.assignments = assignments;
        this.incidents = incidents;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Applies a report in one transaction with the record of it.
     *
     * @throws ProblemException not-found; transition-not-allowed; invalid when a reason is missing
     */
    @Transactional
    public Assignment apply(CrewReport report, Stamp stamp) {
        if (!write(report, stamp)) {
            return assignments.getAssignment(report.assignmentId());
        }
        Assignment assignment = assignments.apply(report.assignmentId(), report.step(), report.reason(), stamp);
        if (report.note() != null && !report.note().isBlank()) {
            UUID noteId = UUID.nameUUIDFromBytes((report.id() + "/note").getBytes(StandardCharsets.UTF_8));
            incidents.addNote(noteId, assignment.incidentId(), report.note(), stamp);
        }
        return assignment;
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
