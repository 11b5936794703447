package io.curbstop.dispatch.push;

import io.curbstop.radio.api.RadioLink;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ObjectProvider<RadioLink> radio;

    Alarms(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, ObjectProvider<RadioLink> radio) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.radio = radio;
    }

    /** What raises an alarm. */
    public record Cause(
            String kind,
            String severity,
            String text,
            UUID incidentId,
            UUID assignmentId,
            String unitCode,
            String action,
            String subject) {

        /** A cause that is about a unit or an incident only. */
        public Cause(
                String kind,
                String severity,
                String text,
                UUID incidentId,
                UUID assignmentId,
                String unitCode,
                String action) {
            this(kind, severity, text, incidentId, assignmentId, unitCode, action, null);
        }
    }

    /** What a radio's emergency button raises; its subject is the radio. */
    public static final String EMERGENCY = "EMERGENCY";

    /** Raises an alarm, unless the same stands for that assignment or that subject already. */
    @Transactional
    public void raise(Cause cause) {
        UUID id = UUID.randomUUID();
        int raised = jdbc.sql("insert into alarm (id, severity, kind, text, incident_id, assignment_id, unit_code,"
                        + " action, since, subject) values (:id, :severity, :kind, :text, :incident, :assignment, :unit, :action,"
                        + " :since, :subject) on conflict do nothing")
                .param("id", id)
                .param("severity", cause.severity())
                .param("kind", cause.kind())
                .param("text", cause.text())
                .param("incident", cause.incidentId())
                .param("assignment", cause.assignmentId())
                .param("unit", cause.unitCode())
                .param("action", cause.action())
                .param("since", clock.instant().atOffset(ZoneOffset.UTC))
                .param("subject", cause.subject())
                .update();
        if (raised == 1) {
            events.publishEvent(new AlarmRaised(id));
        }
    }

    /** Raises an alarm about a subject, unless it stands already or a person has taken it. */
    @Transactional
    public void raiseUnlessTaken(Cause cause) {
        boolean taken = jdbc.sql("select exists (select from alarm where kind = :kind and subject = :subject"
                        + " and gone_by <> 'system')")
                .param("kind", cause.kind())
                .param("subject", cause.subject())
                .query(Boolean.class)
                .single();
        if (!taken) {
            raise(cause);
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

    /** Ends one alarm, because a person has taken it; a radio's emergency is then no longer latched at its gateway. */
    @Transactional
    public void end(UUID alarmId, String by) {
        Optional<Ended> ended = jdbc.sql("update alarm set gone_at = :now, gone_by = :by where id = :id"
                        + " and gone_at is null returning kind, subject")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("id", alarmId)
                .query(Ended.class)
                .optional();
        if (ended.isPresent()) {
            events.publishEvent(new AlarmGone(alarmId));
            if (ended.get().kind().equals(EMERGENCY) && ended.get().subject() != null) {
                radio.ifAvailable(link -> link.clearEmergency(ended.get().subject(), by));
            }
        }
    }

    private record Ended(String kind, String subject) {}

    /** Ends what stands of a kind about anything but these subjects: its cause is gone. */
    @Transactional
    public void keepOnly(String kind, Collection<String> subjects) {
        jdbc.sql("update alarm set gone_at = :now, gone_by = 'system' where kind = :kind and gone_at is null"
                        + " and subject is not null and not subject = any(:subjects) returning id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", kind)
                .param("subjects", subjects.toArray(String[]::new))
                .query(UUID.class)
                .list()
                .forEach(id -> events.publishEvent(new AlarmGone(id)));
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
