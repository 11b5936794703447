package io.curbstop.dispatch.push;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The alarms. One stands until its cause is gone or a person takes it; the same cause raises it once. */
@Component
public class Alarms {

    /** An order that no person has answered. */
    static final String NO_ANSWER = "NO_ANSWER";

    /** A change that no person has acknowledged. */
    static final String CHANGE_NOT_READ = "CHANGE_NOT_READ";

    private static final String COLUMNS = "id, severity, text, incident_id, assignment_id, since, action";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Alarms(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** What raises an alarm. */
    public record Cause(
            String kind,
            String severity,
            String text,
            UUID incidentId,
            UUID assignmentId,
            String unitCode,
            String action) {}

    /** Raises an alarm, unless the same stands for that assignment already. */
    @Transactional
    public void raise(Cause cause) {
        UUID id = UUID.randomUUID();
        int raised = jdbc.sql("insert into alarm (id, severity, kind, text, incident_id, assignment_id, unit_code,"
                        + " action, since) values (:id, :severity, :kind, :text, :incident, :assignment, :unit, :action,"
                        + " :since) on conflict (kind, assignment_id) where gone_at is null and assignment_id is not null"
                        + " do nothing")
                .param("id", id)
                .param("severity", cause.severity())
                .param("kind", cause.kind())
                .param("text", cause.text())
                .param("incident", cause.incidentId())
                .param("assignment", cause.assignmentId())
                .param("unit", cause.unitCode())
                .param("action", cause.action())
                .param("since", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (raised == 1) {
            events.publishEvent(new AlarmRaised(id));
        }
    }

    /** Ends what stands of that kind because of an assignment; an emergency is ended by a person only. */
    @Transactional
    void endFor(UUID assignmentId, String kind, String by) {
        jdbc.sql("update alarm set gone_at = :now, gone_by = :by where assignment_id = :assignment and kind = :kind"
                        + " and gone_at is null returning id")
                .param("kind", kind)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("assignment", assignmentId)
                .query(UUID.class)
                .list()
                .forEach(id -> events.publishEvent(new AlarmGone(id)));
    }

    /** Ends one alarm, because a person has taken it. */
    @Transactional
    public void end(UUID alarmId, String by) {
        int ended = jdbc.sql("update alarm set gone_at = :now, gone_by = :by where id = :id and gone_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("id", alarmId)
                .update();
        if (ended == 1) {
            events.publishEvent(new AlarmGone(alarmId));
        }
    }

    /** What stands, the gravest and oldest first. */
    public List<Alarm> listStanding() {
        return query(
                "gone_at is null order by array_position(array['CRITICAL', 'HIGH', 'MEDIUM'], severity), since", null);
    }

    /** One that stands. */
    public Optional<Alarm> findStanding(UUID alarmId) {
        return query("gone_at is null and id = :id", alarmId).stream().findFirst();
    }

    private List<Alarm> query(String where, UUID id) {
        JdbcClient.StatementSpec statement = jdbc.sql("select " + COLUMNS + " from alarm where " + where);
        return (id == null ? statement : statement.param("id", id))
                .query((row, i) -> new Alarm(
                        row.getObject("id", UUID.class),
                        row.getString("severity"),
                        row.getString("text"),
                        row.getObject("incident_id", UUID.class),
                        row.getObject("assignment_id", UUID.class),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getString("action")))
                .list();
    }
}
