package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.incident.Stamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which incident is a duplicate of which, and whose calls went along. */
@Component
class MergeTable {

    private final JdbcClient jdbc;

    MergeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that stands. */
    record Merge(UUID id, UUID intoId) {}

    Optional<Merge> findStanding(UUID incidentId) {
        return jdbc.sql("select id, into_id from incident_merge where incident_id = :incident and undone_at is null")
                .param("incident", incidentId)
                .query((row, i) -> new Merge(row.getObject("id", UUID.class), row.getObject("into_id", UUID.class)))
                .optional();
    }

    /** Where the calls of a merge are now: its incident, or what that is a duplicate of in turn. */
    UUID followFrom(UUID intoId) {
        return jdbc.sql("""
                with recursive chain (id, depth) as (
                  select :into::uuid, 0
                  union all
                  select m.into_id, chain.depth + 1 from incident_merge m join chain on m.incident_id = chain.id
                  where m.undone_at is null and chain.depth < 100)
                select id from chain order by depth desc limit 1
                """).param("into", intoId).query(UUID.class).single();
    }

    List<UUID> listCallsIn(UUID incidentId) {
        return jdbc.sql("select id from call where incident_id = :incident order by id")
                .param("incident", incidentId)
                .query(UUID.class)
                .list();
    }

    /** The calls that went along and are still where they went. */
    List<UUID> listCallsOf(UUID mergeId, UUID nowIn) {
        return jdbc.sql("select c.id from incident_merge_call m join call c on c.id = m.call_id"
                        + " where m.merge_id = :merge and c.incident_id = :incident order by c.id")
                .param("merge", mergeId)
                .param("incident", nowIn)
                .query(UUID.class)
                .list();
    }

    void add(UUID incidentId, UUID intoId, String reason, List<UUID> calls, Stamp stamp) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into incident_merge (id, incident_id, into_id, merged_at, merged_by, reason)"
                        + " values (:id, :incident, :into, :at, :by, :reason)")
                .param("id", id)
                .param("incident", incidentId)
                .param("into", intoId)
                .param("at", at(stamp))
                .param("by", stamp.actor())
                .param("reason", reason)
                .update();
        jdbc.sql("insert into incident_merge_call (merge_id, call_id) select :id, c from unnest(:calls::uuid[]) as c")
                .param("id", id)
                .param("calls", calls.toArray(UUID[]::new))
                .update();
    }

    void undo(UUID mergeId, String reason, Stamp stamp) {
        jdbc.sql("update incident_merge set undone_at = :at, undone_by = :by, undone_reason = :reason where id = :id")
                .param("id", mergeId)
                .param("at", at(stamp))
                .param("by", stamp.actor())
                .param("reason", reason)
                .update();
    }

    private static OffsetDateTime at(Stamp stamp) {
        return stamp.occurredAt().atOffset(ZoneOffset.UTC);
    }
}
