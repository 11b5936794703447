package io.curbstop.dispatch.push;

import io.curbstop.dispatch.live.LiveStreams;
import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioLink;
import io.curbstop.radio.api.RadioLinkException;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends what is due, one batch in one transaction. What is sent twice because of a crash in between has the same id both
 * times, by which the radio gateway and the technician's page know it.
 */
@Component
class PushSender {

    private static final int BATCH = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final LiveStreams streams;
    private final ObjectProvider<RadioLink> radio;
    private final PushProperties properties;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PushSender(
            JdbcClient jdbc,
            LiveStreams streams,
            ObjectProvider<RadioLink> radio,
            PushProperties properties,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.streams = streams;
        this.radio = radio;
        this.properties = properties;
        this.clock = clock;
        this.events = events;
    }

    /** Sends what is due and returns how many there were; rows that another server holds are left to it. */
    @Transactional
    int sendDue() {
        Instant now = clock.instant();
        List<Due> due = jdbc.sql("select * from delivery where due_at <= :now order by due_at, id limit " + BATCH
                        + " for update skip locked")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, i) -> read(row))
                .list();
        for (Due delivery : due) {
            boolean first = delivery.attempts() == 0;
            if (delivery.channel().equals("APP")) {
                sendByApp(delivery, now);
            } else {
                sendByRadio(delivery, now);
            }
            if (first) {
                events.publishEvent(new DeliveryChanged(
                        delivery.id(), delivery.assignmentId(), delivery.incidentId(), delivery.unitCode()));
            }
        }
        return due.size();
    }

    private void sendByApp(Due delivery, Instant now) {
        streams.announce(
                "unit:" + delivery.unitCode(),
                delivery.kind().equals("AMENDMENT") ? "AMENDMENT" : "ASSIGNMENT",
                delivery.id().toString(),
                delivery.assignmentId().toString());
        Duration pause = properties.resendAfter().multipliedBy(1L << Math.min(delivery.attempts(), 6));
        Duration capped = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        jdbc.sql("update delivery set attempts = attempts + 1, due_at = :due, detail = case when state = 'QUEUED'"
                        + " then 'waiting for the app to connect' else 'waiting for the device' end where id = :id")
                .param("due", now.plus(capped).atOffset(ZoneOffset.UTC))
                .param("id", delivery.id())
                .update();
    }

    private void sendByRadio(Due delivery, Instant now) {
        RadioLink link = radio.getIfAvailable();
        if (link == null) {
            jdbc.sql(
                            "update delivery set state = 'FAILED', due_at = null, detail = 'no radio is connected' where id = :id")
                    .param("id", delivery.id())
                    .update();
            return;
        }
        try {
            link.send(new RadioMessage(
                    delivery.id(),
                    delivery.radioId(),
                    RadioPriority.valueOf(delivery.priority()),
                    kind(delivery),
                    Optional.of(delivery.token()),
                    delivery.text(),
                    delivery.expiresAt(),
                    delivery.shorter()));
            jdbc.sql("update delivery set state = 'SENT', attempts = attempts + 1, sent_at = :now, due_at = null,"
                            + " detail = 'with the radio gateway' where id = :id")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("id", delivery.id())
                    .update();
        } catch (RadioLinkException e) {
            jdbc.sql("update delivery set due_at = :due, detail = :detail where id = :id")
                    .param("due", now.plus(properties.resendAfter()).atOffset(ZoneOffset.UTC))
                    .param("detail", "the radio gateway does not take it: " + e.getMessage())
                    .param("id", delivery.id())
                    .update();
        }
    }

    /** Tells the radio gateway of orders that ended elsewhere. */
    @Transactional
    void doRadioChores() {
        RadioLink link = radio.getIfAvailable();
        if (link == null) {
            return;
        }
        List<Chore> chores = jdbc.sql("select c.id, c.kind, c.delivery_id, c.reason, d.radio_id, d.token"
                        + " from radio_chore c join delivery d on d.id = c.delivery_id order by c.id limit " + BATCH
                        + " for update of c skip locked")
                .query(Chore.class)
                .list();
        for (Chore chore : chores) {
            if (chore.kind().equals("WITHDRAW")) {
                link.withdraw(chore.deliveryId(), chore.reason());
            } else {
                link.closeOrder(chore.radioId(), chore.token(), chore.reason());
            }
            jdbc.sql("delete from radio_chore where id = :id")
                    .param("id", chore.id())
                    .update();
        }
    }

    private static MessageKind kind(Due delivery) {
        return switch (delivery.kind()) {
            case "AMENDMENT" -> MessageKind.AMENDMENT;
            case "CANCELLATION" -> MessageKind.CANCELLATION;
            default -> MessageKind.ASSIGNMENT;
        };
    }

    private static Due read(ResultSet row) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                row.getObject("assignment_id", UUID.class),
                row.getObject("incident_id", UUID.class),
                row.getString("unit_code"),
                row.getString("channel"),
                row.getString("kind"),
                row.getString("radio_id"),
                row.getString("token"),
                row.getString("priority"),
                row.getString("text"),
                List.of((String[]) row.getArray("shorter").getArray()),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }

    private record Due(
            UUID id,
            UUID assignmentId,
            UUID incidentId,
            String unitCode,
            String channel,
            String kind,
            String radioId,
            String token,
            String priority,
            String text,
            List<String> shorter,
            Instant expiresAt,
            int attempts) {}

    private record Chore(long id, String kind, UUID deliveryId, String reason, String radioId, String token) {}
}
