package io.curbstop.dispatch.push;

import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.CrewSteps;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far each message to a crew got by each channel. */
@Component
public class Deliveries {

    private final JdbcClient jdbc;
    private final Assignments assignments;
    private final CrewSteps steps;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Deliveries(
            JdbcClient jdbc, Assignments assignments, CrewSteps steps, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.assignments = assignments;
        this.steps = steps;
        this.clock = clock;
        this.events = events;
    }

    /** The deliveries of these assignments, in the order they were written; one statement. */
    public List<DeliveryView> listByAssignments(Collection<UUID> assignmentIds) {
        return jdbc.sql("select * from delivery where assignment_id = any (:ids) order by queued_at, channel, id")
                .param("ids", assignmentIds.toArray(new UUID[0]))
                .query((row, i) -> read(row))
                .list();
    }

    /** What a delivery is about, if there is such a delivery. */
    public Optional<Subject> findSubject(UUID deliveryId) {
        return jdbc.sql(
                        "select id, assignment_id, incident_id, unit_code, channel, kind, amendment_id from delivery where id = :id")
                .param("id", deliveryId)
                .query(Subject.class)
                .optional();
    }

    /** What a delivery is about. */
    public record Subject(
            UUID id,
            UUID assignmentId,
            UUID incidentId,
            String unitCode,
            String channel,
            String kind,
            UUID amendmentId) {

        /** Whether it is the order itself. */
        public boolean isOrder() {
            return kind.equals("ORDER");
        }
    }

    /** The unit's device was handed the message; whether it has it, it will say itself. */
    @Transactional
    public void handedToSocket(UUID deliveryId) {
        update(
                "state = case when state = 'QUEUED' then 'SENT' else state end, sent_at = coalesce(sent_at, :at),"
                        + " detail = null",
                deliveryId,
                clock.instant(),
                "not final");
    }

    /**
     * The unit's device has the message. The same again changes nothing.
     *
     * @param unitCode the unit that says so
     * @throws ProblemException not-found; not-your-assignment
     */
    @Transactional
    public void received(UUID deliveryId, String unitCode, Instant at) {
        Subject subject = findSubject(deliveryId)
                .filter(s -> s.channel().equals("APP"))
                .orElseThrow(() -> ProblemException.notFound("There is no delivery " + deliveryId + "."));
        if (!subject.unitCode().equals(unitCode)) {
            throw ProblemException.forbidden(
                    "not-your-assignment", "This order is for " + subject.unitCode() + ", not for " + unitCode + ".");
        }
        assignments.hold(subject.assignmentId());
        int changed = update(
                "state = 'DELIVERED', sent_at = coalesce(sent_at, :at), delivered_at = :at, due_at = null, detail = null",
                deliveryId,
                at,
                "state in ('QUEUED', 'SENT')");
        if (changed == 1 && subject.isOrder()) {
            steps.markDelivered(subject.assignmentId(), new Stamp(unitCode, Source.APP, at));
        }
    }

    /** The radio itself, a machine, has the message. */
    @Transactional
    public void radioAcknowledged(UUID deliveryId, Instant at) {
        Optional<Subject> subject = findSubject(deliveryId);
        subject.ifPresent(s -> assignments.hold(s.assignmentId()));
        int changed = update(
                "state = 'DEVICE_ACK', device_ack_at = :at, delivered_at = :at, detail = null",
                deliveryId,
                at,
                "state in ('QUEUED', 'SENT')");
        if (changed == 1 && subject.filter(Subject::isOrder).isPresent()) {
            steps.markDelivered(
                    subject.get().assignmentId(), new Stamp(subject.get().unitCode(), Source.RADIO, at));
        }
    }

    /** A person has acknowledged it by this channel. */
    @Transactional
    public void personAcknowledged(UUID deliveryId, Instant at) {
        update(
                "state = 'PERSON_ACK', person_ack_at = :at, delivered_at = coalesce(delivered_at, :at), due_at = null,"
                        + " detail = null",
                deliveryId,
                at,
                "state not in ('PERSON_ACK', 'SUPERSEDED')");
    }

    /** It did not reach the crew by this channel; when no other is left, a voice call is due at once. */
    @Transactional
    public void failed(UUID deliveryId, String detail) {
        findSubject(deliveryId).ifPresent(s -> assignments.hold(s.assignmentId()));
        int changed =
                update("state = 'FAILED', due_at = null, detail = :detail", deliveryId, null, "not final", detail);
        if (changed == 1) {
            hurry("order_watch w", "w.assignment_id = d.assignment_id and d.amendment_id is null", deliveryId);
            hurry("amendment w", "w.id = d.amendment_id", deliveryId);
        }
    }

    private void hurry(String watch, String join, UUID deliveryId) {
        jdbc.sql("update " + watch + " set alarm_at = :now from delivery d where d.id = :id and " + join
                        + " and w.alarm_at > :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", deliveryId)
                .update();
    }

    /** Where it stands, in words, without a change of its state. */
    @Transactional
    public void note(UUID deliveryId, String detail) {
        update("detail = :detail", deliveryId, null, "not final", detail);
    }

    /** Another channel was quicker, or the order is void. */
    @Transactional(propagation = Propagation.MANDATORY)
    void supersede(UUID deliveryId, String detail) {
        update("state = 'SUPERSEDED', due_at = null, detail = :detail", deliveryId, null, "not final", detail);
    }

    /** A device of the unit has come (back): what it has not received is sent again now. */
    @Transactional
    public void sendAgain(String unitCode) {
        int due = jdbc.sql("update delivery set due_at = :now where unit_code = :unit and channel = 'APP'"
                        + " and state in ('QUEUED', 'SENT')")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("unit", unitCode)
                .update();
        if (due > 0) {
            events.publishEvent(new DeliveriesDue());
        }
    }

    /** The id of the order by app of an assignment, if there is one. */
    public Optional<UUID> findAppOrder(UUID assignmentId) {
        return jdbc.sql(
                        "select id from delivery where assignment_id = :assignment and channel = 'APP' and kind = 'ORDER'")
                .param("assignment", assignmentId)
                .query(UUID.class)
                .optional();
    }

    private int update(String set, UUID deliveryId, Instant at, String condition) {
        return update(set, deliveryId, at, condition, null);
    }

    private int update(String set, UUID deliveryId, Instant at, String condition, String detail) {
        JdbcClient.StatementSpec statement = jdbc.sql("update delivery set " + set + " where id = :id and " + condition
                        + " returning id, assignment_id, incident_id, unit_code, channel, kind, amendment_id")
                .param("id", deliveryId);
        if (at != null) {
            statement = statement.param("at", at.atOffset(ZoneOffset.UTC));
        }
        if (detail != null) {
            statement = statement.param("detail", detail);
        }
        Optional<Subject> changed = statement.query(Subject.class).optional();
        changed.ifPresent(
                s -> events.publishEvent(new DeliveryChanged(s.id(), s.assignmentId(), s.incidentId(), s.unitCode())));
        return changed.isPresent() ? 1 : 0;
    }

    private static DeliveryView read(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getObject("assignment_id", UUID.class),
                row.getString("channel"),
                row.getString("kind"),
                row.getString("state"),
                instant(row, "queued_at"),
                instant(row, "sent_at"),
                instant(row, "delivered_at"),
                instant(row, "device_ack_at"),
                instant(row, "person_ack_at"),
                row.getInt("attempts"),
                row.getString("detail"),
                row.getObject("amendment_id", UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
