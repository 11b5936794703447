package io.curbstop.dispatch.push;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.AssignmentChanged;
import io.curbstop.dispatch.assignment.AssignmentDispatched;
import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.text.Abbreviations;
import io.curbstop.radio.text.AssignmentText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
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
    private final IncidentTypes types;
    private final Crews crews;
    private final Deliveries deliveries;
    private final Alarms alarms;
    private final PushProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OrderWriter(
            Assignments assignments,
            Incidents incidents,
            IncidentTypes types,
            Crews crews,
            Deliveries deliveries,
            Alarms alarms,
            PushProperties properties,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.assignments = assignments;
        this.incidents = incidents;
        this.types = types;
        this.crews = crews;
        this.deliveries = deliveries;
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
        boolean urgent = incident.priority().equals("P1");
        Duration radioAfter = urgent ? Duration.ZERO : properties.radioAfter();
        String text = compose(assignment, incident, MessageKind.ASSIGNMENT);
        Instant expiresAt = priority(incident).expiresAt(now, endOfShift(unit.code(), now));
        insert(assignment, incident, "APP", "ORDER", null, text, expiresAt, now, now);
        unit.findRadioId()
                .ifPresent(radioId -> insert(
                        assignment, incident, "RADIO", "ORDER", radioId, text, expiresAt, now, now.plus(radioAfter)));
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
            alarms.endFor(changed.assignmentId(), changed.unitCode());
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
        for (OpenDelivery open : listOpen(changed.assignmentId())) {
            if (open.channel().equals(channel)) {
                deliveries.personAcknowledged(open.id(), clock.instant());
            } else {
                deliveries.supersede(open.id(), why);
                if (open.channel().equals("RADIO") && open.attempts() > 0) {
                    chore("WITHDRAW", open.id(), why);
                }
            }
        }
    }

    private void endOnRadio(AssignmentChanged changed) {
        List<UUID> onAir = jdbc.sql("select id from delivery where assignment_id = :assignment and channel = 'RADIO'"
                        + " and kind = 'ORDER' and attempts > 0")
                .param("assignment", changed.assignmentId())
                .query(UUID.class)
                .list();
        for (UUID delivery : onAir) {
            if (withdrawn(changed.to())) {
                Assignment assignment = assignments.getAssignment(changed.assignmentId());
                Incident incident = incidents.getIncident(changed.incidentId());
                Instant now = clock.instant();
                crews.getUnit(changed.unitCode())
                        .findRadioId()
                        .ifPresent(radioId -> insert(
                                assignment,
                                incident,
                                "RADIO",
                                "CANCELLATION",
                                radioId,
                                compose(assignment, incident, MessageKind.CANCELLATION),
                                now.plus(Duration.ofHours(1)),
                                now,
                                now));
            } else if (changed.source() != Source.RADIO) {
                chore("CLOSE", delivery, changed.to().label());
            }
        }
    }

    private static boolean withdrawn(AssignmentState state) {
        return state == AssignmentState.CANCELLED || state == AssignmentState.PRE_EMPTED;
    }

    private List<OpenDelivery> listOpen(UUID assignmentId) {
        return jdbc.sql("select id, channel, attempts from delivery where assignment_id = :assignment and not final"
                        + " and kind = 'ORDER' for update")
                .param("assignment", assignmentId)
                .query(OpenDelivery.class)
                .list();
    }

    private void chore(String kind, UUID deliveryId, String reason) {
        jdbc.sql("insert into radio_chore (kind, delivery_id, reason) values (:kind, :delivery, :reason)")
                .param("kind", kind)
                .param("delivery", deliveryId)
                .param("reason", reason)
                .update();
    }

    private void insert(
            Assignment assignment,
            Incident incident,
            String channel,
            String kind,
            String radioId,
            String text,
            Instant expiresAt,
            Instant now,
            Instant dueAt) {
        jdbc.sql(
                        "insert into delivery (id, assignment_id, incident_id, unit_code, channel, kind, state, radio_id, token,"
                                + " priority, text, expires_at, queued_at, due_at) values (:id, :assignment, :incident, :unit,"
                                + " :channel, :kind, 'QUEUED', :radio, :token, :priority, :text, :expires, :now, :due)")
                .param("id", UUID.randomUUID())
                .param("assignment", assignment.id())
                .param("incident", incident.id())
                .param("unit", assignment.unitCode())
                .param("channel", channel)
                .param("kind", kind)
                .param("radio", radioId)
                .param("token", assignment.token())
                .param("priority", priority(incident).name())
                .param("text", text)
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("due", dueAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    private String compose(Assignment assignment, Incident incident, MessageKind kind) {
        return new AssignmentText(
                        assignment.token(),
                        kind,
                        priority(incident),
                        incident.number(),
                        types.getType(incident.typeCode()).airLabel(),
                        incident.findAddressText().orElse("NO LOCATION YET"),
                        List.of(),
                        kind == MessageKind.CANCELLATION
                                ? ""
                                : assignment.findNote().orElse(""))
                .fit(AssignmentText.SHORT_CHARACTERS, Abbreviations.defaults())
                .text();
    }

    private Instant endOfShift(String unitCode, Instant now) {
        return crews.findShift(unitCode, now).map(Shift::endsAt).orElse(now.plus(Duration.ofHours(8)));
    }

    private static RadioPriority priority(Incident incident) {
        return switch (incident.priority()) {
            case "P1" -> RadioPriority.P1;
            case "P2" -> RadioPriority.P2;
            default -> RadioPriority.P3;
        };
    }

    private record OpenDelivery(UUID id, String channel, int attempts) {}
}
