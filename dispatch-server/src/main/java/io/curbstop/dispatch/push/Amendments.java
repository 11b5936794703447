package io.curbstop.dispatch.push;

import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.IncidentWords;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What crews were told of changes while they are on an incident, and whether a person of each has acknowledged it. */
@Component
public class Amendments {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Assignments assignments;
    private final Incidents incidents;
    private final IncidentLog log;
    private final DeliveryQueue queue;
    private final Alarms alarms;
    private final ChangeWords words;
    private final ApplicationEventPublisher events;

    Amendments(
            JdbcClient jdbc,
            JsonMapper json,
            Assignments assignments,
            Incidents incidents,
            IncidentLog log,
            DeliveryQueue queue,
            Alarms alarms,
            ChangeWords words,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.assignments = assignments;
        this.incidents = incidents;
        this.log = log;
        this.queue = queue;
        this.alarms = alarms;
        this.words = words;
        this.events = events;
    }

    /**
     * The newest amendment of each of these assignments that has any; one statement.
     *
     * @param deliveries of these assignments, of any kind
     */
    public Map<UUID, AmendmentView> listNewest(Collection<UUID> assignmentIds, Collection<DeliveryView> deliveries) {
        Map<UUID, AmendmentView> newest = new HashMap<>();
        jdbc.sql("select distinct on (assignment_id) * from amendment where assignment_id = any (:ids)"
                        + " and ended_at is null order by assignment_id, changed_at desc")
                .param("ids", assignmentIds.toArray(new UUID[0]))
                .query((row, i) -> read(row))
                .list()
                .forEach(row -> newest.put(row.assignmentId(), view(row, deliveries)));
        return newest;
    }

    /**
     * Which assignment an amendment is for.
     *
     * @throws ProblemException not-found
     */
    public UUID getAssignmentId(UUID amendmentId) {
        return get(amendmentId).assignmentId();
    }

    /**
     * A person of the crew has acknowledged a change, or was told by voice. The same again changes nothing, nor does the
     * acknowledgement of a version that was changed again meanwhile: the newest words still wait for theirs.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    public void acknowledge(UUID amendmentId, Stamp stamp) {
        Row row = get(amendmentId);
        assignments.hold(row.assignmentId());
        int acknowledged = jdbc.sql("update amendment set acknowledged_at = :at, acknowledged_by = :by,"
                        + " acknowledged_source = :source, alarm_at = null"
                        + " where id = :id and acknowledged_at is null and ended_at is null")
                .param("at", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                .param("by", stamp.actor())
                .param("source", stamp.source().name())
                .param("id", amendmentId)
                .update();
        if (acknowledged == 0) {
            return;
        }
        boolean voice = stamp.source() != Source.APP && stamp.source() != Source.RADIO;
        String how = voice ? "voice" : stamp.source().name().toLowerCase(Locale.ROOT);
        queue.settle(
                queue.listOpen(row.assignmentId(), "AMENDMENT"),
                voice ? "" : stamp.source().name(),
                "acknowledged by " + how);
        alarms.endFor(row.assignmentId(), Alarms.CHANGE_NOT_READ, stamp.actor());
        log.append(
                row.incidentId(),
                "CHANGE_ACKNOWLEDGED",
                row.unitCode()
                        + (voice ? " was told of the change by voice: " : " acknowledged the change: ")
                        + words.describe(words.compare(row.was(), row.now())),
                stamp,
                Map.of("assignmentId", row.assignmentId().toString(), "amendmentId", amendmentId.toString()));
        incidents.touch(row.incidentId());
        events.publishEvent(new AmendmentAcknowledged(row.assignmentId(), row.incidentId(), stamp));
        events.publishEvent(new DeliveriesDue());
    }

    /** Whether a crew has been or is being told something of an assignment that no person of it has acknowledged. */
    public boolean isWaiting(UUID assignmentId) {
        return findOpen(assignmentId).isPresent();
    }

    private AmendmentView view(Row row, Collection<DeliveryView> deliveries) {
        return new AmendmentView(
                row.id(),
                words.compare(row.was(), row.now()),
                row.changedAt(),
                row.changedBy(),
                row.acknowledgedAt(),
                row.acknowledgedBy(),
                row.source(),
                deliveries.stream()
                        .filter(delivery -> row.id().equals(delivery.amendmentId()))
                        .toList());
    }

    private Row get(UUID amendmentId) {
        return jdbc.sql("select * from amendment where id = :id")
                .param("id", amendmentId)
                .query((row, i) -> read(row))
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no change " + amendmentId + " to acknowledge."));
    }

    /** What stands unacknowledged of an assignment that is held. */
    Optional<Row> findOpen(UUID assignmentId) {
        return jdbc.sql("select * from amendment where assignment_id = :assignment and acknowledged_at is null"
                        + " and ended_at is null")
                .param("assignment", assignmentId)
                .query((row, i) -> read(row))
                .optional();
    }

    private Row read(ResultSet row) throws SQLException {
        String source = row.getString("acknowledged_source");
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("assignment_id", UUID.class),
                row.getObject("incident_id", UUID.class),
                row.getString("unit_code"),
                json.readValue(row.getString("was"), IncidentWords.class),
                json.readValue(row.getString("now"), IncidentWords.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                source == null ? null : Source.valueOf(source));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** An amendment as it is stored. */
    record Row(
            UUID id,
            UUID assignmentId,
            UUID incidentId,
            String unitCode,
            IncidentWords was,
            IncidentWords now,
            Instant changedAt,
            String changedBy,
            Instant acknowledgedAt,
            String acknowledgedBy,
            Source source) {}
}
