package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.exercise.Chance;
import io.curbstop.dispatch.exercise.Exercise;
import io.curbstop.dispatch.field.CrewReport;
import io.curbstop.dispatch.field.CrewReports;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
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
                (select max(s.occurred_at) from outage_step s where s.incident_id = a.incident_id)) as last_at
            from assignment a join unit u on u.code = a.unit_code
            where a.live and a.state <> 'RESERVED'
              and not exists (select from crew_report r where r.assignment_id = a.id and r.actor <> :actor)
            order by a.created_at, a.id
            """;

    private static final Duration TO_RECEIVE = Duration.ofSeconds(2);

    private final CrewReports reports;
    private final Deliveries deliveries;
    private final Drives drives;
    private final ShutdownPlay shutdown;
    private final Crews crews;
    private final ObjectProvider<SimpUserRegistry> connected;
    private final JdbcClient jdbc;

    CrewPlay(
            CrewReports reports,
            Deliveries deliveries,
            Drives drives,
            ShutdownPlay shutdown,
            Crews crews,
            ObjectProvider<SimpUserRegistry> connected,
            JdbcClient jdbc) {
        this.reports = reports;
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
        Chance chance = exercise.chance();
        return switch (crew.state()) {
            case DISPATCHED, DELIVERED, NO_ANSWER -> answer(crew, exercise, now);
            case ACKNOWLEDGED -> crew.busy() ? Optional.empty() : leave(crew, wait(crew, chance, 30, 120), now);
            case EN_ROUTE -> say(crew, Step.ON_SITE, drives.arrival(crew.id()).orElse(crew.stateAt()), now);
            case ON_SITE -> say(crew, Step.WORKING, wait(crew, chance, 120, 480), now);
            case WORKING -> work(crew, exercise, now);
            case SUSPENDED ->
                crew.busy() ? Optional.empty() : say(crew, Step.WORKING, wait(crew, chance, 60, 300), now);
            case COMPLETED, INCOMPLETE -> say(crew, Step.CLEAR, wait(crew, chance, 60, 300), now);
            default -> Optional.empty();
        };
    }

    /** The phone takes it first; then a person does, or nobody. */
    private Optional<Instant> answer(PlayedCrew crew, Exercise exercise, Instant now) {
        Instant received = crew.dispatchedAt().plus(TO_RECEIVE);
        if (now.isBefore(received)) {
            return Optional.of(received);
        }
        deliveries.findAppOrder(crew.id()).ifPresent(order -> deliveries.received(order, crew.unitCode(), received));
        if (exercise.chance().happens(exercise.silentPercent(), crew.id(), "silent")) {
            return Optional.empty();
        }
        Duration patience = exercise.chance()
                .between(Duration.ofSeconds(10), Duration.ofSeconds(50), crew.id(), Step.ACKNOWLEDGE.name());
        return say(crew, Step.ACKNOWLEDGE, crew.dispatchedAt().plus(patience), now);
    }

    private Optional<Instant> leave(PlayedCrew crew, Instant when, Instant now) {
        Optional<Instant> next = say(crew, Step.EN_ROUTE, when, now);
        if (next.isEmpty()) {
            return Optional.of(drives.begin(crew, when));
        }
        return next;
    }

    private Optional<Instant> work(PlayedCrew crew, Exercise exercise, Instant now) {
        Chance chance = exercise.chance();
        if (!crew.leads()) {
            return say(crew, Step.COMPLETE, wait(crew, chance, 1800, 5400), now);
        }
        Optional<Instant> valves = shutdown.play(crew, exercise, now);
        if (valves.isPresent()) {
            return valves;
        }
        if (crew.madeSafeAt() == null) {
            return say(crew, Step.MADE_SAFE, wait(crew, chance, 300, 1800), now);
        }
        if (crew.restoredAt() == null) {
            return say(crew, Step.RESTORED, wait(crew, chance, 600, 3600), now);
        }
        return say(crew, Step.COMPLETE, wait(crew, chance, 300, 900), now);
    }

    private static Instant wait(PlayedCrew crew, Chance chance, int least_s, int most_s) {
        return crew.lastDone()
                .plus(chance.between(
                        Duration.ofSeconds(least_s),
                        Duration.ofSeconds(most_s),
                        crew.id(),
                        crew.state().name(),
                        least_s));
    }

    /** Says it when the time has come; else tells when. */
    private Optional<Instant> say(PlayedCrew crew, Step step, Instant when, Instant now) {
        if (now.isBefore(when)) {
            return Optional.of(when);
        }
        reports.apply(
                new CrewReport(crew.idOf(step), crew.id(), step, null, null),
                new Stamp(Exercise.ACTOR, Source.APP, when));
        return Optional.empty();
    }
}
