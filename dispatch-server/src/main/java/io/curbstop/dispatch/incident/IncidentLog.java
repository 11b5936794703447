package io.curbstop.dispatch.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The append-only log of every incident. A line is written in the transaction of what it tells of. */
@Component
public class IncidentLog {

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    IncidentLog(JdbcClient jdbc, JsonMapper json, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.events = events;
    }

    /** Appends a line with an id of the server's own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID append(UUID incidentId, String kind, String text, Stamp stamp, Map<String, ?> data) {
        UUID id = UUID.randomUUID();
        append(id, incidentId, kind, text, stamp, data, null);
        return id;
    }

    /**
     * Appends a line under an id its author made.
     *
     * @param supersedes the line it corrects, or null
     * @return false when that id was already written: nothing is written twice
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean append(
            UUID id, UUID incidentId, String kind, String text, Stamp stamp, Map<String, ?> data, UUID supersedes) {
        int written = jdbc.sql("insert into incident_event (id, incident_id, version, kind, text, occurred_at,"
                        + " recorded_at, actor, source, data, supersedes)"
                        + " select :id, i.id, i.version, :kind, :text, :occurredAt, :recordedAt, :actor, :source,"
                        + " :data::jsonb, :supersedes from incident i where i.id = :incident"
                        + " on conflict (id) do nothing")
                .param("id", id)
                .param("kind", kind)
                .param("text", text)
                .param("occurredAt", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                .param("recordedAt", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", stamp.actor())
                .param("source", stamp.source().name())
                .param("data", json.writeValueAsString(data))
                .param("supersedes", supersedes)
                .param("incident", incidentId)
                .update();
        if (written == 1) {
            events.publishEvent(new IncidentLogged(incidentId, id, kind));
        }
        return written == 1;
    }

    /** An incident's lines in the order they were written. */
    public List<LogEntry> list(UUID incidentId) {
        return jdbc.sql("select * from incident_event where incident_id = :incident order by ordinal")
                .param("incident", incidentId)
                .query((row, i) -> read(row))
                .list();
    }

    private LogEntry read(ResultSet row) throws SQLException {
        return new LogEntry(
                row.getObject("id", UUID.class),
                row.getObject("incident_id", UUID.class),
                row.getLong("version"),
                row.getString("kind"),
                row.getString("text"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                Source.valueOf(row.getString("source")),
                json.readValue(row.getString("data"), DATA),
                row.getObject("supersedes", UUID.class));
    }
}
