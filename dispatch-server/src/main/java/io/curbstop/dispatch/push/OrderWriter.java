package io.curbstop.dispatch.push;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.AssignmentChanged;
import io.curbstop.dispatch.assignment.AssignmentDispatched;
import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what is to be delivered, in the transaction of the assignment, and stops it when the assignment moves on. */
@Component
class OrderWriter {

    private final Assignments assignments;
    private final Incidents incidents;
    private final Crews crews;
    private final OrderText texts;
    private final DeliveryQueue queue;
    private final Alarms alarms;
    private final PushProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OrderWriter(
            Assignments assignments,
            Incidents incidents,
            Crews crews,
            OrderText texts,
            DeliveryQueue queue,
            Alarms alarms,
            PushProperties properties,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.assignments = assignments;
        this.incidents = incidents;
        this.crews = crews;
        this.texts = texts;
        this.queue = queue;
        this.alarms = alarms;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(AssignmentDispatched dispatched) {
        Assignment assignment = assignments.getAssignment(dispatched.assignmentId());
        Incident incident = incidents.getIncident(dispatched.incidentId());
        CrewUnit unit = crews.getUnit(dispatched.unitCode());
        Instant now = clock.instant();
        Duration radioAfter = properties.radioAfter(incident.priority());
        AirText text = texts.order(assignment, incident);
        Instant expiresAt = texts.expiresAt(incident, unit.code(), now);
        queue.add(assignment, incident, new DeliveryQueue.Message("APP", "ORDER", null, text, expiresAt, now, null));
        unit.findRadioId()
                .ifPresent(radioId -> queue.add(
                        assignment,
                        incident,
                        new DeliveryQueue.Message(
                                "RADIO", "ORDER", radioId, text, expiresAt, now.plus(radioAfter), null)));
        jdbc.sql("insert into order_watch (assignment_id, incident_id, unit_code, alarm_at)"
                        + " values (:assignment, :incident, :unit, :at)")
                .param("assignment", assignment.id())
                .param("incident", incident.id())
                .param("unit", unit.code())
                .param("at", now.plus(radioAfter).plus(properties.alarmAfter()).atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new DeliveriesDue());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(AssignmentChanged changed) {
        if (changed.answered() || changed.ended()) {
            jdbc.sql("delete from order_watch where assignment_id = :assignment")
                    .param("assignment", changed.assignmentId())
                    .update();
            alarms.endFor(changed.assignmentId(), Alarms.NO_ANSWER, changed.unitCode());
            settle(changed);
        }
        if (changed.ended()) {
            endOnRadio(changed);
        }
        events.publishEvent(new DeliveriesDue());
    }

    /** A person answered by one channel, or the order is void: whatever else is under way stops. */
    private void settle(AssignmentChanged changed) {
        boolean answered = changed.answered() && !withdrawn(changed.to());
        String channel = answered && changed.source() == Source.APP
                ? "APP"
                : answered && changed.source() == Source.RADIO ? "RADIO" : "";
        String why = answered
                ? channel.isEmpty() ? "acknowledged by voice" : "acknowledged by " + channel.toLowerCase(Locale.ROOT)
                : changed.to().label().toLowerCase(Locale.ROOT);
        queue.settle(queue.listOpen(changed.assignmentId(), "ORDER"), channel, why);
    }

    /** What the gateway holds under the assignment's token ends there too: taken back, or closed. */
    private void endOnRadio(AssignmentChanged changed) {
        Optional<UUID> onAir = jdbc.sql(
                        "select id from delivery where assignment_id = :assignment and channel = 'RADIO'"
                                + " and kind in ('ORDER', 'AMENDMENT') and attempts > 0 order by queued_at limit 1")
                .param("assignment", changed.assignmentId())
                .query(UUID.class)
                .optional();
        if (onAir.isEmpty()) {
            return;
        }
        if (withdrawn(changed.to())) {
            crews.getUnit(changed.unitCode()).findRadioId().ifPresent(radioId -> takeBack(changed, radioId));
        } else if (changed.source() != Source.RADIO) {
            queue.chore("CLOSE", onAir.get(), changed.to().label());
        }
    }

    private void takeBack(AssignmentChanged changed, String radioId) {
        Assignment assignment = assignments.getAssignment(changed.assignmentId());
        Incident incident = incidents.getIncident(changed.incidentId());
        Instant now = clock.instant();
        queue.add(
                assignment,
                incident,
                new DeliveryQueue.Message(
                        "RADIO",
                        "CANCELLATION",
                        radioId,
                        texts.cancellation(assignment, incident),
                        now.plus(Duration.ofHours(1)),
                        now,
                        null));
    }

    private static boolean withdrawn(AssignmentState state) {
        return state == AssignmentState.CANCELLED || state == AssignmentState.PRE_EMPTED;
    }
}
