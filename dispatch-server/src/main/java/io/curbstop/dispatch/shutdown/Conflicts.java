package io.curbstop.dispatch.shutdown;

import io.curbstop.dispatch.geodata.CustomersOnMains;
import io.curbstop.dispatch.geodata.CustomersOnMains.OnMain;
import io.curbstop.dispatch.geodata.CustomersOnMains.Stretch;
import io.curbstop.dispatch.geodata.LoadedNetwork;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.geodata.Tracers;
import io.curbstop.dispatch.outage.OutageView;
import io.curbstop.dispatch.outage.Shutdowns;
import io.curbstop.dispatch.outage.Shutdowns.Running;
import io.curbstop.dispatch.shutdown.ShutdownView.Conflict;
import io.curbstop.map.network.Operability;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.JobConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What two shutdowns at one time do to each other, with the valves as they stand without either. */
@Component
class Conflicts {

    private final Shutdowns shutdowns;
    private final NetworkRegistry networks;
    private final Tracers tracers;
    private final CustomersOnMains customers;
    private final PlannedJobs planned;
    private final JdbcClient jdbc;

    Conflicts(
            Shutdowns shutdowns,
            NetworkRegistry networks,
            Tracers tracers,
            CustomersOnMains customers,
            PlannedJobs planned,
            JdbcClient jdbc) {
        this.shutdowns = shutdowns;
        this.networks = networks;
        this.tracers = tracers;
        this.customers = customers;
        this.planned = planned;
        this.jdbc = jdbc;
    }

    /** The other shutdowns that share a valve with this plan, or dry somebody together with it. */
    List<Conflict> list(UUID incidentId, OutageView plan) {
        List<String> close = plan.valves().stream()
                .filter(valve -> valve.role().equals("CLOSE"))
                .map(OutageView.Valve::ref)
                .toList();
        List<Running> running = shutdowns.listRunning();
        Map<String, String> mine = running.stream()
                .filter(r -> r.incidentId().equals(incidentId))
                .findFirst()
                .map(Running::before)
                .orElse(Map.of());
        LoadedNetwork loaded = networks.refreshOf(plan.mainRef());
        List<Conflict> conflicts = new ArrayList<>();
        for (Running other : running) {
            if (!other.incidentId().equals(incidentId)
                    && isOn(loaded, other)
                    && planned.overlap(incidentId, other.incidentId())) {
                Conflict conflict = find(loaded, close, mine, other);
                if (!conflict.sharedValves().isEmpty() || conflict.customers() > 0) {
                    conflicts.add(conflict);
                }
            }
        }
        return conflicts;
    }

    /** A shutdown of another utility's network cannot dry anybody here. */
    private static boolean isOn(LoadedNetwork loaded, Running other) {
        return other.close().stream()
                .anyMatch(valve -> loaded.network().valves().find(valve) >= 0);
    }

    private Conflict find(LoadedNetwork loaded, List<String> close, Map<String, String> mine, Running other) {
        ValveStates without = back(loaded, back(loaded, loaded.valveStates(), mine), other.before());
        JobConflict conflict =
                JobConflict.find(tracers.on(loaded), without, loaded.utility().rules(), close, other.close());
        List<Stretch> zone = Stretch.of("zone", conflict.zone());
        List<OnMain> dry = customers.findOut(zone, loaded, without);
        return new Conflict(
                other.incidentId(),
                other.number(),
                conflict.sharedValves(),
                dry.size(),
                (int) dry.stream()
                        .map(OnMain::critical)
                        .filter(Objects::nonNull)
                        .count(),
                zone.isEmpty() ? null : draw(zone));
    }

    private static ValveStates back(LoadedNetwork loaded, ValveStates states, Map<String, String> before) {
        ValveStates result = states;
        for (Map.Entry<String, String> valve : before.entrySet()) {
            int found = loaded.network().valves().find(valve.getKey());
            if (found >= 0) {
                result = result.with(found, ValvePosition.ofCode(valve.getValue()), Operability.OPERABLE);
            }
        }
        return result;
    }

    private String draw(List<Stretch> zone) {
        return jdbc.sql("select ST_AsGeoJSON(ST_Transform(ST_Multi(ST_Collect("
                        + "  ST_LineSubstring(m.geom, p.low, p.high))), 4326), 6)"
                        + " from unnest(:main::text[], :low::float8[], :high::float8[]) as p(ref, low, high)"
                        + " join main m on m.ref = p.ref where p.low < p.high")
                .param("main", zone.stream().map(Stretch::mainRef).toArray(String[]::new))
                .param("low", zone.stream().map(Stretch::low).toArray(Double[]::new))
                .param("high", zone.stream().map(Stretch::high).toArray(Double[]::new))
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
