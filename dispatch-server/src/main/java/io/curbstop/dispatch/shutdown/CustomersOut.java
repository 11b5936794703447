package io.curbstop.dispatch.shutdown;

import io.curbstop.dispatch.geodata.CustomersOnMains;
import io.curbstop.dispatch.geodata.CustomersOnMains.OnMain;
import io.curbstop.dispatch.geodata.CustomersOnMains.Stretch;
import io.curbstop.dispatch.geodata.LoadedNetwork;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.dispatch.geodata.Tracers;
import io.curbstop.dispatch.outage.OutageChanged;
import io.curbstop.dispatch.outage.ValveTurned;
import io.curbstop.dispatch.shutdown.ValveHistory.Change;
import io.curbstop.dispatch.shutdown.ValveHistory.Span;
import io.curbstop.dispatch.shutdown.ValveHistory.Standing;
import io.curbstop.map.network.Operability;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.IsolationTracer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Times who is without water, and who without gas. Whenever a valve is turned, what happened at all valves since that
 * moment is walked through again, change by change: so reports that come late, twice or out of order end in the same
 * answer, and so does a server that was killed in between. Usually that is one change.
 */
@Component
class CustomersOut {

    private static final long LOCK = 0x437573746f6d6572L;

    private final NetworkRegistry networks;
    private final Tracers tracers;
    private final CustomersOnMains customers;
    private final ValveHistory history;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    CustomersOut(
            NetworkRegistry networks,
            Tracers tracers,
            CustomersOnMains customers,
            ValveHistory history,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.networks = networks;
        this.tracers = tracers;
        this.customers = customers;
        this.history = history;
        this.jdbc = jdbc;
        this.events = events;
    }

    @ApplicationModuleListener
    void follow(ValveTurned turned) {
        // One at a time: two that overlap would each write the other's customers.
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, i) -> true)
                .single();
        history.findSpan(turned.incidentId()).ifPresent(span -> workOut(span, turned.at()));
    }

    private void workOut(Span span, Instant at) {
        List<Interval> before = takeBack(span, at);
        List<Interval> intervals = Arrays.stream(TracedUtility.values())
                .flatMap(utility -> walk(networks.refresh(utility), span, at, before).stream())
                .toList();
        jdbc.sql("insert into customer_outage (customer_ref, critical, incident_id, utility, began_at, ended_at)"
                        + " select * from unnest(:ref::text[], :critical::text[], :incident::uuid[], :utility::text[],"
                        + " :began::timestamptz[], :ended::timestamptz[])")
                .param(
                        "utility",
                        intervals.stream().map(i -> i.utility().name()).toArray(String[]::new))
                .param("ref", intervals.stream().map(i -> i.customer().ref()).toArray(String[]::new))
                .param(
                        "critical",
                        intervals.stream().map(i -> i.customer().critical()).toArray(String[]::new))
                .param("incident", intervals.stream().map(Interval::incidentId).toArray(UUID[]::new))
                .param(
                        "began",
                        intervals.stream().map(i -> i.began().toString()).toArray(String[]::new))
                .param(
                        "ended",
                        intervals.stream()
                                .map(i -> i.ended() == null ? null : i.ended().toString())
                                .toArray(String[]::new))
                .update();
        span.incidents().forEach(incident -> events.publishEvent(new OutageChanged(incident, null)));
    }

    /** Forgets what was worked out from that moment on; returns who was without supply just before it. */
    private List<Interval> takeBack(Span span, Instant at) {
        return jdbc
                .sql("delete from customer_outage where began_at >= :from"
                        + " and (:to::timestamptz is null or began_at <= :to)"
                        + " and (began_at >= :at or ended_at is null or ended_at >= :at)"
                        + " returning customer_ref, critical, incident_id, utility, began_at")
                .param("from", ValveHistory.utc(span.from()))
                .param("to", ValveHistory.utc(span.to()))
                .param("at", ValveHistory.utc(at))
                .query((row, i) -> new Interval(
                        new OnMain(row.getString("customer_ref"), "out", row.getString("critical"), false),
                        TracedUtility.valueOf(row.getString("utility")),
                        row.getObject("incident_id", UUID.class),
                        row.getObject("began_at", OffsetDateTime.class).toInstant(),
                        null))
                .list()
                .stream()
                .filter(interval -> interval.began().isBefore(at))
                .toList();
    }

    /** Through the changes of one network from that moment on, in the order in which they happened. */
    private List<Interval> walk(LoadedNetwork loaded, Span span, Instant at, List<Interval> before) {
        IsolationTracer tracer = tracers.on(loaded);
        ValveStates normal = loaded.valveStates();
        ValveStates now = loaded.valveStates();
        for (Standing valve : history.listStanding(span, at)) {
            normal = with(loaded, normal, valve.valveRef(), valve.normalPosition(), valve.normalOperability());
            now = with(loaded, now, valve.valveRef(), valve.position(), valve.operability());
        }
        Map<String, Interval> open = new HashMap<>();
        before.stream()
                .filter(interval -> interval.utility() == loaded.utility())
                .forEach(interval -> open.put(interval.customer().ref(), interval));
        List<Interval> done = new ArrayList<>();
        List<Change> changes = history.listChanges(span, at);
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            now = with(loaded, now, change.valveRef(), change.position(), change.operability());
            boolean lastOfItsMoment =
                    i + 1 == changes.size() || changes.get(i + 1).at().isAfter(change.at());
            if (lastOfItsMoment) {
                List<OnMain> dry = customers.findOut(
                        Stretch.of(
                                "out",
                                tracer.findDry(normal, now, loaded.utility().rules())),
                        loaded,
                        normal);
                move(loaded.utility(), open, done, dry, change);
            }
        }
        done.addAll(open.values());
        return done;
    }

    private static void move(
            TracedUtility utility, Map<String, Interval> open, List<Interval> done, List<OnMain> dry, Change change) {
        Set<String> refs = new HashSet<>();
        for (OnMain customer : dry) {
            refs.add(customer.ref());
            open.computeIfAbsent(
                    customer.ref(), ref -> new Interval(customer, utility, change.incidentId(), change.at(), null));
        }
        for (String ref : List.copyOf(open.keySet())) {
            if (!refs.contains(ref)) {
                done.add(open.remove(ref).until(change.at()));
            }
        }
    }

    private static ValveStates with(
            LoadedNetwork loaded, ValveStates states, String ref, String position, String operability) {
        int valve = loaded.network().valves().find(ref);
        return valve < 0 ? states : states.with(valve, ValvePosition.ofCode(position), Operability.ofCode(operability));
    }

    /** Somebody without supply; {@code ended} null while it lasts. */
    private record Interval(OnMain customer, TracedUtility utility, UUID incidentId, Instant began, Instant ended) {
        Interval until(Instant end) {
            return new Interval(customer, utility, incidentId, began, end);
        }
    }
}
