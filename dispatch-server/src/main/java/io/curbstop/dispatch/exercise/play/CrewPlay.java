package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.exercise.Exercise;
import io.curbstop.dispatch.push.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.user.SimpUser;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import org.springframework.stereotype.Component;

/**
 * The crews: each answers its order after a while, drives, works and reports, as a crew with a phone does. A unit whose
 * technician has the page open, and an order that a person has reported on, are left to people.
 */
@Component
public class CrewPlay {

    private static final String ORDERS = """
            select a.id, a.incident_id, a.unit_code, u.kind as unit_kind, a.state, a.state_at, a.dispatched_at,
              a.made_safe_at, a.restored_at,
              a.id = first_value(a.id) over (partition by a.incident_id order by a.created_at, a.id) as leads,
              exists (select from assignment b where b.unit_code = a.unit_code and b.id <> a.id
                and b.state in ('EN_ROUTE', 'ON_SITE', 'WORKING')) as busy,
              greatest((select max(v.occurred_at) from valve_operation v where v.incident_id = a.incident_id),
                (select max(s.occurred_at) from outage_step s where s.incident_id = a.incident_id)) as last_at,
              u.radio_id, a.token, i.priority = 'SO' as small, exists (select from service_order o where o.incident_id = a.incident_id) as for_order,
              (select h.content ->> 'crewNote' from exercise_happening h where h.incident_id = a.incident_id
                and h.content ->> 'crewNote' is not null order by h.number limit 1) as crew_note,
              m.id as amendment_id, m.changed_at as amended_at
            from assignment a join unit u on u.code = a.unit_code join incident i on i.id = a.incident_id
            left join amendment m on m.assignment_id = a.id and m.acknowledged_at is null and m.ended_at is null
            where a.live and a.state <> 'RESERVED'
              and not exists (select from crew_report r where r.assignment_id = a.id and r.actor <> :actor
                and r.actor <> a.unit_code)
            order by a.created_at, a.id
            """;

    private static final Duration TO_RECEIVE = Duration.ofSeconds(2);
    private static final Duration ON_THE_AIR = Duration.ofSeconds(64);
    private static final int UNABLE_PERCENT = 6;

    private final CrewVoice voice;
    private final Deliveries deliveries;
    private final Drives drives;
    private final ShutdownPlay shutdown;
    private final Crews crews;
    private final ObjectProvider<SimpUserRegistry> connected;
    private final JdbcClient jdbc;

    CrewPlay(
            CrewVoice voice,
            Deliveries deliveries,
            Drives drives,
            ShutdownPlay shutdown,
            Crews crews,
            ObjectProvider<SimpUserRegistry> connected,
            JdbcClient jdbc) {
        this.voice = voice;
        this.deliveries = deliveries;
        this.drives = drives;
        this.shutdown = shutdown;
        this.crews = crews;
        this.connected = connected;
        this.jdbc = jdbc;
    }

    /**
     * Does what the crews do until now.
     *
     * @return when one of them does something next, as far as is known
     */
    public Optional<Instant> play(Exercise exercise, Instant now) {
        Set<String> people = connected.stream()
                .flatMap(registry -> registry.getUsers().stream())
                .map(SimpUser::getName)
                .flatMap(name -> crews.findUnitOf(name, now).stream())
                .collect(Collectors.toSet());
        List<PlayedCrew> orders =
                jdbc.sql(ORDERS).param("actor", Exercise.ACTOR).query(PlayedCrew.class).list().stream()
                        .filter(crew -> !people.contains(crew.unitCode()))
                        .toList();
        drives.tell(now);
        return orders.stream()
                .flatMap(crew -> Attempt.find(() -> play(crew, exercise, now)).stream())
                .min(Instant::compareTo);
    }

    private Optional<Instant> play(PlayedCrew crew, Exercise exercise, Instant now) {
        if (crew.amendmentId() != null
                && !isSilent(crew, exercise)
                && !crew.state().awaitsAnswer()) {
            return read(crew, exercise, now);
        }
        return switch (crew.state()) {
            case DISPATCHED, DELIVERED, NO_ANSWER -> answer(crew, exercise, now);
            case ACKNOWLEDGED -> crew.busy() ? Optional.empty() : leave(crew, exercise, now);
            case EN_ROUTE ->
                say(crew, Step.ON_SITE, exercise, drives.arrival(crew.id()).orElse(crew.stateAt()), now);
            case ON_SITE -> say(crew, Step.WORKING, exercise, wait(crew, exercise, 120, 480), now);
            case WORKING -> work(crew, exercise, now);
            case SUSPENDED ->
                crew.busy() ? Optional.empty() : say(crew, Step.WORKING, exercise, wait(crew, exercise, 60, 300), now);
            case COMPLETED, INCOMPLETE -> say(crew, Step.CLEAR, exercise, wait(crew, exercise, 60, 300), now);
            default -> Optional.empty();
        };
    }

    private static boolean isSilent(PlayedCrew crew, Exercise exercise) {
        return exercise.chance().happens(exercise.silentPercent(), crew.id(), "silent");
    }

    /** A change is read before anything else is done. */
    private Optional<Instant> read(PlayedCrew crew, Exercise exercise, Instant now) {
        Instant when = crew.amendedAt()
                .plus(exercise.chance()
                        .between(Duration.ofSeconds(5), Duration.ofSeconds(45), crew.amendmentId(), "read"));
        if (now.isBefore(when)) {
            return Optional.of(when);
        }
        voice.acknowledgeChange(crew, exercise, when);
        return Optional.empty();
    }

    /** The phone takes it first; then a person does, or nobody. Without a phone the radio tells, later. */
    private Optional<Instant> answer(PlayedCrew crew, Exercise exercise, Instant now) {
        boolean byRadio = voice.isByRadio(crew.unitCode(), crew.radioId(), exercise);
        Instant received = crew.dispatchedAt().plus(byRadio ? ON_THE_AIR : TO_RECEIVE);
        if (now.isBefore(received)) {
            return Optional.of(received);
        }
        if (!byRadio) {
            deliveries
                    .findAppOrder(crew.id())
                    .ifPresent(order -> deliveries.received(order, crew.unitCode(), received));
        }
        if (isSilent(crew, exercise)) {
            return Optional.empty();
        }
        Duration patience = exercise.chance()
                .between(Duration.ofSeconds(8), Duration.ofSeconds(48), crew.id(), Step.ACKNOWLEDGE.name());
        return say(crew, Step.ACKNOWLEDGE, exercise, received.plus(patience), now);
    }

    private Optional<Instant> leave(PlayedCrew crew, Exercise exercise, Instant now) {
        Instant when = wait(crew, exercise, 30, 120);
        Optional<Instant> next = say(crew, Step.EN_ROUTE, exercise, when, now);
        return next.isPresent() ? next : Optional.of(drives.begin(crew, when));
    }

    private Optional<Instant> work(PlayedCrew crew, Exercise exercise, Instant now) {
        if (crew.forOrder()) {
            return carryOut(crew, exercise, now);
        }
        if (!crew.leads()) {
            return say(crew, Step.COMPLETE, exercise, wait(crew, exercise, 1800, 5400), now);
        }
        Optional<Instant> valves = shutdown.play(crew, exercise, now);
        if (valves.isPresent()) {
            return valves;
        }
        int share = crew.small() ? 6 : 1;
        if (crew.madeSafeAt() == null) {
            return say(crew, Step.MADE_SAFE, exercise, wait(crew, exercise, 300 / share, 1800 / share), now);
        }
        if (crew.restoredAt() == null) {
            return say(crew, Step.RESTORED, exercise, wait(crew, exercise, 600 / share, 3600 / share), now);
        }
        return say(crew, Step.COMPLETE, exercise, wait(crew, exercise, 300 / share, 900 / share), now);
    }

    /** A service order is done within minutes, or nobody opens, for which a radio has no word. */
    private Optional<Instant> carryOut(PlayedCrew crew, Exercise exercise, Instant now) {
        Instant when = wait(crew, exercise, 300, 1200);
        boolean byRadio = voice.isByRadio(crew.unitCode(), crew.radioId(), exercise);
        if (byRadio || !exercise.chance().happens(UNABLE_PERCENT, crew.id(), "unable")) {
            return say(crew, Step.COMPLETE, exercise, when, now);
        }
        if (now.isBefore(when)) {
            return Optional.of(when);
        }
        voice.leave(crew, "Nobody at home, gate locked", when);
        return Optional.empty();
    }

    private static Instant wait(PlayedCrew crew, Exercise exercise, int least_s, int most_s) {
        return crew.lastDone()
                .plus(exercise.chance()
                        .between(
                                Duration.ofSeconds(least_s),
                                Duration.ofSeconds(most_s),
                                crew.id(),
                                crew.state().name(),
                                least_s));
    }

    /** Says it when the time has come; else tells when. */
    private Optional<Instant> say(PlayedCrew crew, Step step, Exercise exercise, Instant when, Instant now) {
        if (now.isBefore(when)) {
            return Optional.of(when);
        }
        voice.say(crew, step, exercise, when);
        return Optional.empty();
    }
}
