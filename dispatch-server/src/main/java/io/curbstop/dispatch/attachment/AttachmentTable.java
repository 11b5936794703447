package io.curbstop.dispatch.attachment;

import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files and what is known of them. Lists never read the contents. */
@Component
class AttachmentTable {

    private static final String ALL = "select * from attachment_listed";
    private static final String IN_ORDER = " order by taken_at, id";

    private final JdbcClient jdbc;
    private final Clock clock;

    AttachmentTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isThere(UUID id) {
        return exists("attachment", id);
    }

    private boolean exists(String table, UUID id) {
        return jdbc.sql("select exists (select from " + table + " where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    int count(NewAttachment.Owner owner) {
        return jdbc.sql("select count(*) from attachment where incident_id = :incident::uuid or call_id = :call::uuid"
                        + " or order_id = :order::uuid")
                .param("incident", owner.incidentId())
                .param("call", owner.callId())
                .param("order", owner.orderId())
                .query(Integer.class)
                .single();
    }

    /** Whether it was not there yet. */
    boolean insert(NewAttachment added, String mediaType, Stamp stamp) {
        return jdbc.sql(
                                "insert into attachment (id, incident_id, call_id, order_id, media_type, name, size_bytes, sha256, content,"
                                        + " taken_at, recorded_at, actor, source) values (:id, :incident, :call, :order, :type, :name,"
                                        + " :size, :sha256, :content, :takenAt, :recordedAt, :actor, :source)"
                                        + " on conflict (id) do nothing")
                        .param("id", added.id())
                        .param("incident", added.owner().incidentId())
                        .param("call", added.owner().callId())
                        .param("order", added.owner().orderId())
                        .param("type", mediaType)
                        .param("name", added.name())
                        .param("size", added.content().length)
                        .param("sha256", sha256(added.content()))
                        .param("content", added.content())
                        .param("takenAt", at(stamp.occurredAt()))
                        .param("recordedAt", at(clock.instant()))
                        .param("actor", stamp.actor())
                        .param("source", stamp.source().name())
                        .update()
                == 1;
    }

    /** Whether what is there under that id is this file, of the same owner. */
    boolean holds(NewAttachment added) {
        return jdbc.sql("select exists (select from attachment where id = :id and sha256 = :sha256"
                        + " and incident_id is not distinct from :incident::uuid"
                        + " and call_id is not distinct from :call::uuid"
                        + " and order_id is not distinct from :order::uuid)")
                .param("order", added.owner().orderId())
                .param("id", added.id())
                .param("sha256", sha256(added.content()))
                .param("incident", added.owner().incidentId())
                .param("call", added.owner().callId())
                .query(Boolean.class)
                .single();
    }

    /** Whether the caption was another. */
    boolean setCaption(UUID id, String caption) {
        return jdbc.sql("update attachment set caption = :caption where id = :id and caption <> :caption")
                        .param("caption", caption)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Whether it was still there. */
    boolean erase(UUID id, String reason, Stamp stamp) {
        return jdbc.sql("update attachment set content = null, removed_at = :at, removed_by = :by, removed_why = :why"
                                + " where id = :id and removed_at is null")
                        .param("at", at(clock.instant()))
                        .param("by", stamp.actor())
                        .param("why", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<Attachment> find(UUID id) {
        return jdbc.sql(ALL + " where id = :id")
                .param("id", id)
                .query((row, i) -> read(row, null))
                .optional();
    }

    Optional<byte[]> findContent(UUID id) {
        return jdbc.sql("select content from attachment where id = :id and content is not null")
                .param("id", id)
                .query((row, i) -> row.getBytes("content"))
                .optional();
    }

    List<Attachment> listByCall(UUID callId) {
        return list("call_id = :id", callId);
    }

    List<Attachment> listByOrder(UUID orderId) {
        return list(
                "order_id = :id or incident_id = (select o.incident_id from service_order o where o.id = :id)",
                orderId);
    }

    private List<Attachment> list(String which, UUID id) {
        return jdbc.sql(ALL + " where " + which + IN_ORDER)
                .param("id", id)
                .query((row, i) -> read(row, null))
                .list();
    }

    List<Attachment> listByIncident(UUID incidentId) {
        return jdbc.sql("with recursive one (id) as (select :incident::uuid union select m.incident_id"
                        + " from incident_merge m join one on m.into_id = one.id where m.undone_at is null) "
                        + ALL + " where incident_id in (select one.id from one)" + IN_ORDER)
                .param("incident", incidentId)
                .query((row, i) -> read(row, incidentId))
                .list();
    }

    /**
     * The incident that it was added to, or that has its call or its order now; then in turn each incident of which the one before
     * is a duplicate.
     */
    List<UUID> listIncidentsOf(UUID id) {
        return jdbc.sql("with recursive one (id, depth) as (select incident_id, 0 from attachment_listed where id = :id"
                        + " union select m.into_id, one.depth + 1 from incident_merge m join one on m.incident_id = one.id"
                        + " where m.undone_at is null and one.depth < 100)"
                        + " select id from one where id is not null order by depth")
                .param("id", id)
                .query(UUID.class)
                .list();
    }

    boolean isOrder(UUID id) {
        return exists("service_order", id);
    }

    /** Forgets the files of calls that were never taken. */
    void forgetUntaken(Duration after) {
        jdbc.sql("delete from attachment where recorded_at < :before and call_id is not null"
                        + " and not exists (select from call where call.id = attachment.call_id)")
                .param("before", at(clock.instant().minus(after)))
                .update();
    }

    private static Attachment read(ResultSet row, UUID of) throws SQLException {
        UUID owning = row.getObject("incident_id", UUID.class);
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getString("media_type"),
                row.getString("name"),
                row.getString("caption"),
                row.getInt("size_bytes"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                Source.valueOf(row.getString("source")),
                row.getString("call_number"),
                row.getString("order_number"),
                of == null || of.equals(owning) ? null : row.getString("incident_number"),
                row.getString("removed_by"),
                row.getString("removed_why"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
