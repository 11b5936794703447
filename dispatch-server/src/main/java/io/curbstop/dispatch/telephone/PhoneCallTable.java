package io.curbstop.dispatch.telephone;

import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The calls as they are written down, each with its append-only list of events. */
@Component
class PhoneCallTable {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PhoneCallTable(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The call, held until the transaction ends.
     *
     * @throws ProblemException not-found
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public PhoneCall hold(UUID id) {
        return jdbc.sql("select * from phone_call where id = :id for update")
                .param("id", id)
                .query((row, i) -> read(row))
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no phone call " + id + "."));
    }

    /** The call, if there is one. */
    Optional<PhoneCall> find(UUID id) {
        return jdbc.sql("select * from phone_call where id = :id")
                .param("id", id)
                .query((row, i) -> read(row))
                .optional();
    }

    /** Writes a new one down, in its first state; false when that id is known already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean begin(UUID id, PhoneCallState state, String number, String numberKey, Stamp stamp) {
        int mine = jdbc.sql("insert into phone_call (id, state, number, number_key, began_at, recorded_at) values"
                        + " (:id, :state, :number, :key, :at, :now) on conflict do nothing")
                .param("id", id)
                .param("state", state.name())
                .param("number", number)
                .param("key", numberKey)
                .param("at", at(stamp.occurredAt()))
                .param("now", at(clock.instant()))
                .update();
        if (mine == 1) {
            append(id, state.name(), null, state, null, stamp);
        }
        return mine == 1;
    }

    /** Writes a step down. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(PhoneCall call, PhoneCallState to, String note, Stamp stamp) {
        jdbc.sql("update phone_call set state = :state, outcome_note = coalesce(:note, outcome_note) where id = :id")
                .param("state", to.name())
                .param("note", note)
                .param("id", call.id())
                .update();
        append(call.id(), to.name(), call.state(), to, note, stamp);
    }

    /** Appends what happened; the states are null when it changed none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(UUID id, String kind, PhoneCallState from, PhoneCallState to, String note, Stamp stamp) {
        jdbc.sql(
                        "insert into phone_call_event (phone_call_id, kind, from_state, to_state, note, occurred_at,"
                                + " recorded_at, actor, source) values (:id, :kind, :from, :to, :note, :at, :now, :actor, :source)")
                .param("id", id)
                .param("kind", kind)
                .param("from", from == null ? null : from.name())
                .param("to", to == null ? null : to.name())
                .param("note", note)
                .param("at", at(stamp.occurredAt()))
                .param("now", at(clock.instant()))
                .param("actor", stamp.actor())
                .param("source", stamp.source().name())
                .update();
        events.publishEvent(new PhoneCallChanged(id));
    }

    /** Those that match a condition of our own, the first to begin first. */
    List<PhoneCall> list(String condition, int most) {
        return jdbc.sql("select * from phone_call where " + condition + " order by began_at, id limit :most")
                .param("most", most)
                .query((row, i) -> read(row))
                .list();
    }

    static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static PhoneCall read(ResultSet row) throws SQLException {
        return new PhoneCall(
                row.getObject("id", UUID.class),
                PhoneCallState.valueOf(row.getString("state")),
                row.getString("number"),
                row.getString("line"),
                instant(row, "began_at"),
                instant(row, "answered_at"),
                row.getString("answered_by"),
                instant(row, "hung_up_at"),
                row.getObject("call_id", UUID.class),
                row.getString("outcome_note"),
                row.getBoolean("callback_owed") && row.getObject("callback_done_at") == null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
