package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.NewAssignment;
import io.curbstop.dispatch.assignment.Recommendations;
import io.curbstop.dispatch.crew.Recommendation;
import io.curbstop.dispatch.exercise.Exercise;
import io.curbstop.dispatch.field.VoiceCalls;
import io.curbstop.dispatch.incident.IncidentState;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.intake.CallDesk;
import io.curbstop.dispatch.outage.Approvals;
import io.curbstop.dispatch.outage.OutageState;
import io.curbstop.dispatch.outage.OutageStep;
import io.curbstop.dispatch.outage.OutageView;
import io.curbstop.dispatch.outage.Outages;
import io.curbstop.dispatch.outage.Shutdowns;
import io.curbstop.dispatch.push.Alarm;
import io.curbstop.dispatch.push.Alarms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The desk when nobody sits at it: sends the recommended unit, calls in locate tickets, approves plans, calls by voice those who do not answer, takes
 * alarms, calls back and closes. It keeps its hands off every incident that a person has touched.
 */
@Component
public class DeskPlay {

    private static final Duration TO_SEND = Duration.ofSeconds(6);
    private static final Duration TO_LOOK_AGAIN = Duration.ofMinutes(2);
    private static final Duration TO_CALL = Duration.ofSeconds(45);
    private static final Duration TO_CALL_AGAIN = Duration.ofSeconds(150);
    private static final Duration TO_TAKE = Duration.ofMinutes(5);
    private static final Duration TO_CALL_BACK = Duration.ofMinutes(20);
    private static final int REACHED_PERCENT = 80;

    private static final String OURS = """
            select i.id, i.number, i.state, i.opened_at, i.version, i.type_code,
              (select count(*) from assignment a where a.incident_id = i.id) as sent,
              exists (select from assignment a where a.incident_id = i.id and a.live) as manned,
              exists (select from assignment a where a.incident_id = i.id and a.state in ('ON_SITE', 'WORKING')) as on_site,
              t.digs and not exists (select from locate_ticket_now l where l.incident_id = i.id) as wants_ticket,
              exists (select from locate_ticket_now l where l.incident_id = i.id and l.missing <> '{}') as awaits_owners
            from incident i join priority p on p.code = i.priority join incident_type t on t.code = i.type_code
            where i.open and i.id in (select incident_id from exercise_happening where exercise_id = :exercise)
              and not exists (select from incident_event e
                where e.incident_id = i.id and e.source = 'DISPATCHER' and e.actor <> :actor)
            order by p.rank, i.opened_at, i.id
            """;

    private final Recommendations recommendations;
    private final Assignments assignments;
    private final Incidents incidents;
    private final Outages outages;
    private final Approvals approvals;
    private final Shutdowns shutdowns;
    private final Alarms alarms;
    private final VoiceCalls voice;
    private final CallDesk calls;
    private final OrderPlay orders;
    private final LocatePlay locates;
    private final JdbcClient jdbc;

    /** When nobody was free for a type of incident: a desk does not ask again at once. Lost with the server, nothing is. */
    private final Map<String, Instant> nobodySince = new ConcurrentHashMap<>();

    DeskPlay(
            Recommendations recommendations,
            Assignments assignments,
            Incidents incidents,
            Outages outages,
            Approvals approvals,
            Shutdowns shutdowns,
            Alarms alarms,
            VoiceCalls voice,
            CallDesk calls,
            OrderPlay orders,
            LocatePlay locates,
            JdbcClient jdbc) {
        this.recommendations = recommendations;
        this.assignments = assignments;
        this.incidents = incidents;
        this.outages = outages;
        this.approvals = approvals;
        this.shutdowns = shutdowns;
        this.alarms = alarms;
        this.voice = voice;
        this.calls = calls;
        this.orders = orders;
        this.locates = locates;
        this.jdbc = jdbc;
    }

    private record Ours(
            UUID id,
            String number,
            IncidentState state,
            Instant openedAt,
            long version,
            String typeCode,
            int sent,
            boolean manned,
            boolean onSite,
            boolean wantsTicket,
            boolean awaitsOwners) {}

    /** Does what a dispatcher would do now. */
    public void play(Exercise exercise, Instant now) {
        List<Ours> ours = jdbc.sql(OURS)
                .param("exercise", exercise.id())
                .param("actor", Exercise.ACTOR)
                .query(Ours.class)
                .list();
        ours.forEach(incident -> Attempt.of(() -> see(incident, now)));
        ours.forEach(incident -> Attempt.of(() -> locate(exercise, incident, now)));
        Set<UUID> ids = Stream.concat(ours.stream().map(Ours::id), listOrdered(exercise).stream())
                .collect(Collectors.toSet());
        alarms.listStanding().stream()
                .filter(alarm -> ids.contains(alarm.incidentId()))
                .forEach(alarm -> Attempt.of(() -> answer(exercise, alarm, now)));
        calls.listCallbackOwed().stream()
                .filter(call -> call.takenBy().equals(Exercise.ACTOR))
                .filter(call -> !now.isBefore(call.receivedAt().plus(TO_CALL_BACK)))
                .forEach(call -> Attempt.of(() -> calls.callBack(call.getId(), "Told how it stands.", stamp(now))));
        orders.play(exercise, now);
    }

    /** What the orders of the exercise are in the field. */
    private List<UUID> listOrdered(Exercise exercise) {
        return jdbc.sql("select incident_id from service_order where incident_id is not null"
                        + " and starts_with(number, :prefix)")
                .param("prefix", OfficePlay.prefix(exercise.id()))
                .query(UUID.class)
                .list();
    }

    private void see(Ours incident, Instant now) {
        if (incident.state() == IncidentState.RESTORED && !incident.manned()) {
            incidents.changeState(incident.id(), IncidentState.CLOSED, incident.version(), "Work done", stamp(now));
        } else if (!incident.manned() && !now.isBefore(incident.openedAt().plus(TO_SEND))) {
            send(incident, now);
        } else if (incident.onSite()) {
            outages.findOutage(incident.id()).ifPresent(outage -> approve(incident.id(), outage, now));
        }
    }

    private void locate(Exercise exercise, Ours incident, Instant now) {
        if (incident.wantsTicket() && incident.manned()) {
            locates.callIn(incident.id(), incident.number(), now);
        } else if (incident.awaitsOwners()) {
            locates.hear(incident.id(), exercise, now);
        }
    }

    private void send(Ours incident, Instant now) {
        Instant looked = nobodySince.get(incident.typeCode());
        if (looked != null && now.isBefore(looked.plus(TO_LOOK_AGAIN)) && !now.isBefore(looked)) {
            return;
        }
        Optional<Recommendation.Option> first = recommendations.recommend(incident.id()).options().stream()
                .filter(Recommendation.Option::eligible)
                .findFirst();
        if (first.isEmpty()) {
            nobodySince.put(incident.typeCode(), now);
            return;
        }
        UUID id = id(incident.id(), "assignment " + incident.sent());
        assignments.dispatch(NewAssignment.ofFree(id, incident.id(), first.get().unitCode(), null), stamp(now));
    }

    private void approve(UUID incidentId, OutageView outage, Instant now) {
        if (outage.state() == OutageState.PROPOSED && outage.isolated()) {
            approvals.approve(incidentId, outage.id(), stamp(now));
        } else if (outage.state() == OutageState.APPROVED) {
            shutdowns.record(
                    new OutageStep(
                            id(outage.id(), "warned"),
                            incidentId,
                            OutageStep.Kind.CUSTOMERS_WARNED,
                            "By door knockers"),
                    stamp(now));
        }
    }

    private void answer(Exercise exercise, Alarm alarm, Instant now) {
        boolean isVoice = "CALL_BY_VOICE".equals(alarm.action()) && alarm.assignmentId() != null;
        if (isVoice && !now.isBefore(alarm.since().plus(TO_CALL_AGAIN))) {
            voice.record(id(alarm.id(), "second call"), alarm.id(), true, "", stamp(now));
        } else if (isVoice && !now.isBefore(alarm.since().plus(TO_CALL))) {
            boolean reached = exercise.chance().happens(REACHED_PERCENT, alarm.assignmentId(), "voice");
            voice.record(id(alarm.id(), "first call"), alarm.id(), reached, "", stamp(now));
        } else if (!isVoice && !now.isBefore(alarm.since().plus(TO_TAKE))) {
            alarms.end(alarm.id(), Exercise.ACTOR);
        }
    }

    private static Stamp stamp(Instant now) {
        return Stamp.ofDispatcher(Exercise.ACTOR, now);
    }

    private static UUID id(UUID of, String what) {
        return UUID.nameUUIDFromBytes((of + "/" + what).getBytes(StandardCharsets.UTF_8));
    }
}
