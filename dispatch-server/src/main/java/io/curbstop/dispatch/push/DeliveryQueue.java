package io.curbstop.dispatch.push;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.incident.Incident;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what is to be sent and what of it is void, in the transaction of whatever asks for it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DeliveryQueue {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OrderText texts;
    private final Deliveries deliveries;

    DeliveryQueue(JdbcClient jdbc, Clock clock, OrderText texts, Deliveries deliveries) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.texts = texts;
        this.deliveries = deliveries;
    }

    /**
     * One message by one channel.
     *
     * @param channel APP or RADIO
     * @param kind ORDER, AMENDMENT or CANCELLATION
     * @param radioId the radio it is for, or null by app
     * @param text as a radio shows it
     * @param dueAt when to send it first
     * @param amendmentId the amendment it tells of, or null
     */
    record Message(
            String channel,
            String kind,
            String radioId,
            AirText text,
            Instant expiresAt,
            Instant dueAt,
            UUID amendmentId) {}

    void add(Assignment assignment, Incident incident, Message message) {
        jdbc.sql(
                        "insert into delivery (id, assignment_id, incident_id, unit_code, channel, kind, state, radio_id, token,"
                                + " priority, text, shorter, expires_at, queued_at, due_at, amendment_id) values (:id, :assignment,"
                                + " :incident, :unit, :channel, :kind, 'QUEUED', :radio, :token,"
                                + " :priority, :text, :shorter, :expires,"
                                + " :now, :due, :amendment)")
                .param("id", UUID.randomUUID())
                .param("assignment", assignment.id())
                .param("incident", incident.id())
                .param("unit", assignment.unitCode())
                .param("channel", message.channel())
                .param("kind", message.kind())
                .param("radio", message.radioId())
                .param("token", assignment.token())
                .param("priority", texts.priority(incident).name())
                .param("text", message.text().full())
                .param("shorter", message.text().shorterArray())
                .param("expires", message.expiresAt().atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("due", message.dueAt().atOffset(ZoneOffset.UTC))
                .param("amendment", message.amendmentId())
                .update();
    }

    /** What is not settled yet of an assignment, held until the transaction ends. */
    List<Open> listOpen(UUID assignmentId, String kind) {
        return jdbc.sql("select id, channel, attempts, sent_at is not null as sent from delivery"
                        + " where assignment_id = :assignment and not final and kind = :kind order by id for update")
                .param("assignment", assignmentId)
                .param("kind", kind)
                .query(Open.class)
                .list();
    }

    /** A delivery that is not settled yet. */
    record Open(UUID id, String channel, int attempts, boolean sent) {

        /** Whether it may have been read: the phone was given it, or the radio gateway has it. */
        boolean mayBeRead() {
            return sent || channel.equals("RADIO") && attempts > 0;
        }
    }

    /**
     * Ends what is open: the channel by which a person answered is acknowledged, the other stops.
     *
     * @param channel APP or RADIO; anything else when no person answered by either
     */
    void settle(List<Open> open, String channel, String why) {
        for (Open delivery : open) {
            if (delivery.channel().equals(channel)) {
                deliveries.personAcknowledged(delivery.id(), clock.instant());
            } else {
                deliveries.supersede(delivery.id(), why);
                if (delivery.channel().equals("RADIO") && delivery.attempts() > 0) {
                    chore("WITHDRAW", delivery.id(), why);
                }
            }
        }
    }

    /** Something the radio gateway is still to be told: WITHDRAW or CLOSE. */
    void chore(String kind, UUID deliveryId, String reason) {
        jdbc.sql("insert into radio_chore (kind, delivery_id, reason) values (:kind, :delivery, :reason)")
                .param("kind", kind)
                .param("delivery", deliveryId)
                .param("reason", reason)
                .update();
    }
}
