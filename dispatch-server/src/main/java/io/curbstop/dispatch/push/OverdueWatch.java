package io.curbstop.dispatch.push;

import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.CrewSteps;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Raises the alarm for what nobody of a crew answered in time. */
@Component
class OverdueWatch {

    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final Assignments assignments;
    private final CrewSteps steps;
    private final Incidents incidents;
    private final Alarms alarms;
    private final Clock clock;

    OverdueWatch(
            JdbcClient jdbc,
            Assignments assignments,
            CrewSteps steps,
            Incidents incidents,
            Alarms alarms,
            Clock clock) {
        this.jdbc = jdbc;
        this.assignments = assignments;
        this.steps = steps;
        this.incidents = incidents;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Orders that nobody answered. */
    @Transactional
    void raiseUnanswered() {
        for (Overdue order : list("select assignment_id, incident_id, unit_code from order_watch")) {
            assignments.hold(order.assignmentId());
            int mine = jdbc.sql("delete from order_watch where assignment_id = :assignment")
                    .param("assignment", order.assignmentId())
                    .update();
            if (mine == 1) { // else answered, or another server was first
                steps.markNoAnswer(order.assignmentId(), Stamp.ofSystem(clock.instant()));
                raise(order, Alarms.NO_ANSWER, "has not answered for");
            }
        }
    }

    /** Changes that nobody acknowledged. */
    @Transactional
    void raiseUnread() {
        for (Overdue change : list("select assignment_id, incident_id, unit_code from amendment")) {
            assignments.hold(change.assignmentId());
            int mine = jdbc.sql("update amendment set alarm_at = null where assignment_id = :assignment"
                            + " and alarm_at is not null and acknowledged_at is null and ended_at is null")
                    .param("assignment", change.assignmentId())
                    .update();
            if (mine == 1) {
                raise(change, Alarms.CHANGE_NOT_READ, "has not acknowledged the change of");
            }
        }
    }

    private List<Overdue> list(String select) {
        return jdbc.sql(select + " where alarm_at <= :now order by assignment_id limit " + BATCH)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Overdue.class)
                .list();
    }

    private void raise(Overdue overdue, String kind, String what) {
        String number = incidents.getIncident(overdue.incidentId()).number();
        alarms.raise(new Alarms.Cause(
                kind,
                "HIGH",
                overdue.unitCode() + " " + what + " " + number + ". Call by voice.",
                overdue.incidentId(),
                overdue.assignmentId(),
                overdue.unitCode(),
                "CALL_BY_VOICE"));
    }

    private record Overdue(UUID assignmentId, UUID incidentId, String unitCode) {}
}
