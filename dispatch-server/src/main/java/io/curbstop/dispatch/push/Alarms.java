package io.curbstop.dispatch.push;

import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.radio.api.RadioLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
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

    private static final String COLUMNS =
            "id, severity, text, incident_id, assignment_id, since, action, over_at, shelved_until, shelved_by, shelved_why";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<RadioLink> radio;
    private final AlarmLog log;

    Alarms(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            ObjectProvider<RadioLink> radio,
            AlarmLog log) {
        this.log = log;
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
        raise(UUID.randomUUID(), cause);
    }

    /** Raises an alarm under an id made by whoever raises it. */
    @Transactional
    public void raise(UUID id, Cause cause) {
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
    public void endFor(UUID assignmentId, String kind, String by) {
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
            log.write(alarmId, "TAKEN", by, null);
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

    /**
     * Marks those of a kind whose cause is gone; they stand until a person takes them all the same.
     *
     * @param kinds how the kinds begin
     * @param subjects what there is still a cause for
     */
    @Transactional
    public void markOver(String kinds, Collection<String> subjects) {
        jdbc.sql(
                        "update alarm set over_at = case when subject = any(:subjects) then null else :now end"
                                + " where kind like :kinds and gone_at is null and subject is not null"
                                + " and (over_at is null) <> (subject = any(:subjects)) returning id, over_at is not null as over")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kinds", kinds + "%")
                .param("subjects", subjects.toArray(String[]::new))
                .query(Marked.class)
                .list()
                .forEach(marked -> {
                    if (marked.over()) {
                        log.write(marked.id(), "OVER", "system", null);
                    }
                    events.publishEvent(new AlarmRaised(marked.id()));
                });
    }

    private record Marked(UUID id, boolean over) {}

    /**
     * Puts an alarm out of sight for a while.
     *
     * @param until when it comes back, if it still stands then
     * @throws ProblemException not-shelvable for what must not wait; not-found when it stands no more
     */
    @Transactional
    public void shelve(UUID alarmId, Instant until, String reason, String by) {
        Alarm alarm = findStanding(alarmId)
                .orElseThrow(() -> ProblemException.notFound("Somebody else has taken that alarm."));
        if (alarm.severity().equals("CRITICAL")) {
            throw ProblemException.refused("not-shelvable", "An emergency cannot be shelved. Take it or see to it.");
        }
        jdbc.sql("update alarm set shelved_until = :until, shelved_by = :by, shelved_why = :why where id = :id")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("why", reason.strip())
                .param("id", alarmId)
                .update();
        log.write(alarmId, "SHELVED", by, reason.strip());
        events.publishEvent(new AlarmGone(alarmId));
    }

    /** Brings a shelved alarm back to sight. */
    @Transactional
    public void unshelve(UUID alarmId, String by) {
        back("id = :id", jdbc -> jdbc.param("id", alarmId), by);
    }

    /** Brings those back whose time on the shelf is over. */
    @Transactional
    public void unshelve(Instant now) {
        back("shelved_until <= :now", jdbc -> jdbc.param("now", now.atOffset(ZoneOffset.UTC)), "system");
    }

    private void back(String which, UnaryOperator<JdbcClient.StatementSpec> parameters, String by) {
        parameters
                .apply(jdbc.sql(
                        "update alarm set shelved_until = null where gone_at is null and shelved_until is not null and "
                                + which + " returning id"))
                .query(UUID.class)
                .list()
                .forEach(id -> {
                    log.write(id, "UNSHELVED", by, null);
                    events.publishEvent(new AlarmRaised(id));
                });
    }

    /** What stands and is in sight, the gravest and oldest first, what is over already last. */
    public List<Alarm> listStanding() {
        return query(
                "gone_at is null and shelved_until is null order by over_at is not null,"
                        + " array_position(array['CRITICAL', 'HIGH', 'MEDIUM'], severity), since, id",
                null);
    }

    /** What stands but is out of sight for a while, the first to come back first. */
    public List<Alarm> listShelved() {
        return query("gone_at is null and shelved_until is not null order by shelved_until, id", null);
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
                        row.getString("action"),
                        instant(row, "over_at"),
                        instant(row, "shelved_until"),
                        row.getString("shelved_by"),
                        row.getString("shelved_why")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
