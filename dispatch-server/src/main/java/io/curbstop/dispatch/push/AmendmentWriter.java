package io.curbstop.dispatch.push;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.AssignmentChanged;
import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentAmended;
import io.curbstop.dispatch.incident.IncidentWords;
import io.curbstop.dispatch.incident.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what crews are to be told of a change, in the transaction of the change. Changes that follow each other before a
 * crew acknowledges are one message with the newest words, which starts from what the crew acknowledged last. An order that
 * has not gone out yet is put into the new words instead.
 */
@Component
class AmendmentWriter {

    private final Assignments assignments;
    private final Incidents incidents;
    private final Crews crews;
    private final Amendments amendments;
    private final ChangeWords words;
    private final OrderText texts;
    private final DeliveryQueue queue;
    private final Alarms alarms;
    private final PushProperties properties;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AmendmentWriter(
            Assignments assignments,
            Incidents incidents,
            Crews crews,
            Amendments amendments,
            ChangeWords words,
            OrderText texts,
            DeliveryQueue queue,
            Alarms alarms,
            PushProperties properties,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            ApplicationEventPublisher events) {
        this.assignments = assignments;
        this.incidents = incidents;
        this.crews = crews;
        this.amendments = amendments;
        this.words = words;
        this.texts = texts;
        this.queue = queue;
        this.alarms = alarms;
        this.properties = properties;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(IncidentAmended amended) {
        Incident incident = incidents.getIncident(amended.incidentId());
        for (Assignment assignment : assignments.holdLiveOf(incident.id())) {
            if (isAtWork(assignment.state())) {
                tell(assignment, incident, amended);
            }
        }
        events.publishEvent(new DeliveriesDue());
    }

    private static boolean isAtWork(AssignmentState state) {
        return state != AssignmentState.COMPLETED && state != AssignmentState.INCOMPLETE;
    }

    private void tell(Assignment assignment, Incident incident, IncidentAmended amended) {
        List<DeliveryQueue.Open> orders = queue.listOpen(assignment.id(), "ORDER");
        renew(assignment, incident, amended.urgent(), orders);
        Optional<Amendments.Row> standing = amendments.findOpen(assignment.id());
        IncidentWords from = amended.was();
        if (standing.isPresent()) {
            List<DeliveryQueue.Open> told = queue.listOpen(assignment.id(), "AMENDMENT");
            queue.settle(told, "", "changed again");
            end(standing.get().id(), "changed again");
            boolean undone = standing.get().was().equals(amended.now());
            if (undone && told.stream().noneMatch(DeliveryQueue.Open::mayBeRead)) {
                alarms.endFor(assignment.id(), Alarms.CHANGE_NOT_READ, amended.by());
                return;
            }
            from = undone ? amended.was() : standing.get().was();
        } else if (assignment.state().awaitsAnswer() && orders.stream().noneMatch(DeliveryQueue.Open::mayBeRead)) {
            return; // the order goes out in the new words
        }
        write(assignment, incident, amended, from, orders);
    }

    private void write(
            Assignment assignment,
            Incident incident,
            IncidentAmended amended,
            IncidentWords from,
            List<DeliveryQueue.Open> orders) {
        Instant now = clock.instant();
        Duration radioAfter = amended.urgent() || answersByRadio(assignment.id())
                ? Duration.ZERO
                : properties.radioAfter(incident.priority());
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into amendment (id, assignment_id, incident_id, unit_code, was, now, changed_at, changed_by,"
                        + " alarm_at) values (:id, :assignment, :incident, :unit, :was::jsonb, :is::jsonb, :at, :by,"
                        + " :alarm)")
                .param("id", id)
                .param("assignment", assignment.id())
                .param("incident", incident.id())
                .param("unit", assignment.unitCode())
                .param("was", json.writeValueAsString(from))
                .param("is", json.writeValueAsString(amended.now()))
                .param("at", at(now))
                .param("by", amended.by())
                .param("alarm", at(now.plus(radioAfter).plus(properties.alarmAfter())))
                .update();
        List<AmendmentView.Change> changes = words.compare(from, amended.now());
        boolean said = changes.stream().anyMatch(change -> change.what().equals("WORDS"));
        AirText text = texts.amendment(
                assignment,
                incident,
                words.onTheAir(changes),
                said ? amended.now().narrative() : "");
        Instant expiresAt = texts.expiresAt(incident, assignment.unitCode(), now);
        if (isFree("APP", orders)) {
            queue.add(
                    assignment,
                    incident,
                    new DeliveryQueue.Message("APP", "AMENDMENT", null, text, expiresAt, now, id));
        }
        Instant onAirAt = now.plus(radioAfter.compareTo(properties.settle()) > 0 ? radioAfter : properties.settle());
        crews.getUnit(assignment.unitCode())
                .findRadioId()
                .filter(radioId -> isFree("RADIO", orders))
                .ifPresent(radioId -> queue.add(
                        assignment,
                        incident,
                        new DeliveryQueue.Message("RADIO", "AMENDMENT", radioId, text, expiresAt, onAirAt, id)));
    }

    /** Whether no order by that channel waits to go out, which would bring the new words itself. */
    private static boolean isFree(String channel, List<DeliveryQueue.Open> orders) {
        return orders.stream().noneMatch(order -> order.channel().equals(channel) && !order.mayBeRead());
    }

    /** Puts an order that has not gone out into the new words; one that has become urgent goes now. */
    private void renew(Assignment assignment, Incident incident, boolean urgent, List<DeliveryQueue.Open> orders) {
        Instant now = clock.instant();
        Instant latest = urgent ? now : now.plus(properties.radioAfter(incident.priority()));
        AirText text = texts.order(assignment, incident);
        for (DeliveryQueue.Open order : orders) {
            if (!order.mayBeRead()) {
                jdbc.sql(
                                "update delivery set text = :text, shorter = :shorter, priority = :priority, expires_at = :expires,"
                                        + " due_at = least(due_at, :latest) where id = :id")
                        .param("text", text.full())
                        .param("shorter", text.shorterArray())
                        .param("priority", texts.priority(incident).name())
                        .param("expires", at(texts.expiresAt(incident, assignment.unitCode(), now)))
                        .param("latest", at(latest))
                        .param("id", order.id())
                        .update();
            }
        }
        jdbc.sql("update order_watch set alarm_at = least(alarm_at, :latest) where assignment_id = :assignment")
                .param("latest", at(latest.plus(properties.alarmAfter())))
                .param("assignment", assignment.id())
                .update();
    }

    private boolean answersByRadio(UUID assignmentId) {
        return jdbc.sql("select exists (select from delivery where assignment_id = :assignment and channel = 'RADIO'"
                        + " and state = 'PERSON_ACK')")
                .param("assignment", assignmentId)
                .query(Boolean.class)
                .single();
    }

    /** An assignment that is over waits for nothing more. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(AssignmentChanged changed) {
        if (changed.ended()) {
            String why = changed.to().label().toLowerCase(Locale.ROOT);
            queue.settle(queue.listOpen(changed.assignmentId(), "AMENDMENT"), "", why);
            amendments.findOpen(changed.assignmentId()).ifPresent(open -> end(open.id(), why));
            alarms.endFor(changed.assignmentId(), Alarms.CHANGE_NOT_READ, changed.unitCode());
        }
    }

    private void end(UUID amendmentId, String why) {
        jdbc.sql("update amendment set ended_at = :at, ended_why = :why, alarm_at = null where id = :id")
                .param("at", at(clock.instant()))
                .param("why", why)
                .param("id", amendmentId)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
