package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only log of service orders, {@code service_order_event}. */
@Component
class OrderLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A line of the log.
     *
     * @param kind RECEIVED, AMENDED, STATE, PAID and the like
     * @param from the state before, where it moved, or null
     * @param to the state after, or null
     * @param supersedes the line that it corrects, or null
     */
    public record Entry(
            UUID id,
            String kind,
            OrderState from,
            OrderState to,
            String text,
            Instant occurredAt,
            Instant recordedAt,
            String actor,
            Source source,
            String unitCode,
            UUID supersedes) {}

    /** Appends a line that is no change of state. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(ServiceOrder order, String kind, String text, Stamp stamp) {
        append(order, kind, null, text, stamp, null);
    }

    /** Appends a line. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(ServiceOrder order, String kind, OrderState to, String text, Stamp stamp, UUID supersedes) {
        jdbc.sql("insert into service_order_event (id, order_id, kind, from_state, to_state, text, occurred_at,"
                        + " recorded_at, actor, source, unit_code, supersedes) values (:id, :order, :kind, :from, :to, :text,"
                        + " :occurred, :recorded, :actor, :source, :unit, :supersedes)")
                .param("id", UUID.randomUUID())
                .param("order", order.id())
                .param("kind", kind)
                .param("from", to == null ? null : order.state().name())
                .param("to", to == null ? null : to.name())
                .param("text", text)
                .param("occurred", OrderTable.utc(stamp.occurredAt()))
                .param("recorded", OrderTable.utc(clock.instant()))
                .param("actor", stamp.actor())
                .param("source", stamp.source().name())
                .param("unit", order.field().unitCode())
                .param("supersedes", supersedes)
                .update();
    }

    /** The line by which an order came to be in that state last. */
    Optional<UUID> findLast(UUID orderId, OrderState state) {
        return jdbc.sql("select id from service_order_event where order_id = :order and to_state = :state"
                        + " order by ordinal desc limit 1")
                .param("order", orderId)
                .param("state", state.name())
                .query(UUID.class)
                .optional();
    }

    /** An order's lines in the order in which they were written. */
    List<Entry> list(UUID orderId) {
        return jdbc.sql("select * from service_order_event where order_id = :order order by ordinal")
                .param("order", orderId)
                .query((row, i) -> new Entry(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        state(row.getString("from_state")),
                        state(row.getString("to_state")),
                        row.getString("text"),
                        OrderTable.instant(row, "occurred_at"),
                        OrderTable.instant(row, "recorded_at"),
                        row.getString("actor"),
                        Source.valueOf(row.getString("source")),
                        row.getString("unit_code"),
                        row.getObject("supersedes", UUID.class)))
                .list();
    }

    private static OrderState state(String code) {
        return code == null ? null : OrderState.valueOf(code);
    }
}
