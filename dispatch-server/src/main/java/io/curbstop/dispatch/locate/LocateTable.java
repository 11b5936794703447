package io.curbstop.dispatch.locate;

import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.locate.LocateTicket.Answer;
import io.curbstop.dispatch.locate.LocateTicket.Kind;
import io.curbstop.dispatch.locate.LocateTicket.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes tickets, answers and overrides; nothing in it is ever changed. */
@Component
class LocateTable {

    private static final String NEWEST = "select * from (select distinct on (id) * from locate_ticket where %s"
            + " order by id, version desc) t order by called_at, id";

    private final JdbcClient jdbc;
    private final Clock clock;

    LocateTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The tickets of an incident and of its duplicates, withdrawn ones too, the oldest first. */
    List<LocateTicket> list(UUID incidentId) {
        return read(
                "incident_id = :key or incident_id in (select m.incident_id from incident_merge m"
                        + " where m.into_id = :key and m.undone_at is null)",
                incidentId);
    }

    /** One ticket as it stands. */
    Optional<LocateTicket> find(UUID ticketId) {
        return read("id = :key", ticketId).stream().findFirst();
    }

    private List<LocateTicket> read(String which, UUID key) {
        List<UUID> ids = jdbc.sql(NEWEST.formatted(which))
                .param("key", key)
                .query((row, i) -> row.getObject("id", UUID.class))
                .list();
        Map<UUID, Map<String, Member>> answers = answers(ids);
        return jdbc.sql(NEWEST.formatted(which))
                .param("key", key)
                .query((row, i) -> ticket(row, answers))
                .list();
    }

    private Map<UUID, Map<String, Member>> answers(Collection<UUID> ticketIds) {
        Map<UUID, Map<String, Member>> answers = new HashMap<>();
        jdbc.sql("select distinct on (ticket_id, member) * from locate_answer where ticket_id = any (:ids)"
                        + " order by ticket_id, member, ordinal desc")
                .param("ids", ticketIds.toArray(UUID[]::new))
                .query(row -> {
                    answers.computeIfAbsent(row.getObject("ticket_id", UUID.class), id -> new HashMap<>())
                            .put(row.getString("member"), member(row));
                });
        return answers;
    }

    private LocateTicket ticket(ResultSet row, Map<UUID, Map<String, Member>> answers) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Map<String, Member> said = answers.getOrDefault(id, Map.of());
        return new LocateTicket(
                        id,
                        row.getObject("incident_id", UUID.class),
                        row.getString("number"),
                        Kind.valueOf(row.getString("kind")),
                        instant(row, "called_at"),
                        instant(row, "starts_at"),
                        instant(row, "expires_at"),
                        row.getString("place"),
                        Stream.of((String[]) row.getArray("members").getArray())
                                .map(name ->
                                        said.getOrDefault(name, new Member(name, null, null, null, null, null, null)))
                                .toList(),
                        row.getString("withdrawn"),
                        null,
                        row.getInt("version"),
                        instant(row, "recorded_at"),
                        row.getString("recorded_by"))
                .at(clock.instant());
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getString("member"),
                row.getObject("id", UUID.class),
                Answer.valueOf(row.getString("answer")),
                row.getString("said_by"),
                row.getString("note"),
                instant(row, "occurred_at"),
                row.getString("recorded_by"));
    }

    /** Writes a version of a ticket. */
    void insert(LocateTicket ticket) {
        jdbc.sql(
                        "insert into locate_ticket (id, version, incident_id, number, kind, called_at, starts_at, expires_at, place,"
                                + " members, withdrawn, recorded_at, recorded_by) values (:id, :version, :incident, :number, :kind,"
                                + " :called, :starts, :expires, :place, :members, :withdrawn, :now, :by)")
                .param("id", ticket.id())
                .param("version", ticket.version())
                .param("incident", ticket.incidentId())
                .param("number", ticket.number())
                .param("kind", ticket.kind().name())
                .param("called", utc(ticket.calledAt()))
                .param("starts", utc(ticket.startsAt()))
                .param("expires", utc(ticket.expiresAt()))
                .param("place", ticket.place())
                .param("members", ticket.members().stream().map(Member::name).toArray(String[]::new))
                .param("withdrawn", ticket.withdrawn())
                .param("now", utc(clock.instant()))
                .param("by", ticket.recordedBy())
                .update();
    }

    /** Whether an answer is written already. */
    boolean hasAnswer(UUID id) {
        return jdbc.sql("select exists (select from locate_answer where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Writes what an owner said. */
    void insert(UUID ticketId, Member said, UUID follows, Stamp stamp) {
        jdbc.sql(
                        "insert into locate_answer (id, ticket_id, member, answer, said_by, note, follows, occurred_at, recorded_at,"
                                + " recorded_by) values (:id, :ticket, :member, :answer, :said, :note, :follows, :at, :now, :by)")
                .param("id", said.answerId())
                .param("ticket", ticketId)
                .param("member", said.name())
                .param("answer", said.answer().name())
                .param("said", said.saidBy())
                .param("note", said.note())
                .param("follows", follows)
                .param("at", utc(stamp.occurredAt()))
                .param("now", utc(clock.instant()))
                .param("by", stamp.actor())
                .update();
    }

    /** What a dispatcher decided last about digging, if that allows it. */
    Optional<Clearance.Override> findOverride(UUID incidentId) {
        return jdbc.sql(
                        "select * from (select * from dig_override where incident_id = :incident order by ordinal desc limit 1) o"
                                + " where allows")
                .param("incident", incidentId)
                .query((row, i) ->
                        new Clearance.Override(row.getString("note"), row.getString("by"), instant(row, "at")))
                .optional();
    }

    /**
     * Writes a decision about digging.
     *
     * @return false when that id was written already
     */
    boolean insertOverride(UUID id, UUID incidentId, boolean allows, String note, Stamp stamp) {
        return jdbc.sql("insert into dig_override (id, incident_id, allows, note, at, by)"
                                + " values (:id, :incident, :allows, :note, :at, :by) on conflict (id) do nothing")
                        .param("id", id)
                        .param("incident", incidentId)
                        .param("allows", allows)
                        .param("note", note)
                        .param("at", utc(stamp.occurredAt()))
                        .param("by", stamp.actor())
                        .update()
                == 1;
    }

    /** Which crews said that they dig at an incident, the first first. */
    List<Locates.Digging> listDigging(UUID incidentId) {
        return jdbc.sql(
                        "select a.id, a.unit_code, min(r.occurred_at) as since from dig_report r join assignment a"
                                + " on a.id = r.assignment_id where r.incident_id = :incident group by a.id, a.unit_code order by since")
                .param("incident", incidentId)
                .query((row, i) -> new Locates.Digging(
                        row.getObject("id", UUID.class), row.getString("unit_code"), instant(row, "since")))
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
