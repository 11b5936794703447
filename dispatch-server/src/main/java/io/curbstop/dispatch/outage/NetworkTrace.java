package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.geodata.CustomersOnMains;
import io.curbstop.dispatch.geodata.CustomersOnMains.Stretch;
import io.curbstop.dispatch.geodata.LoadedNetwork;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.dispatch.geodata.Tracers;
import io.curbstop.map.trace.Break;
import io.curbstop.map.trace.ConfidenceNote;
import io.curbstop.map.trace.GasWork;
import io.curbstop.map.trace.IsolatedArea;
import io.curbstop.map.trace.IsolationAnswer;
import io.curbstop.map.trace.JobValve;
import io.curbstop.map.trace.PlanOption;
import io.curbstop.map.trace.ReopeningPlan;
import io.curbstop.map.trace.TraceRequest;
import io.curbstop.map.trace.ValveEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Traces a break on the loaded network with the valves as they are known now. */
@Component
class NetworkTrace {

    /** How many other customers one critical customer weighs. */
    private static final int CRITICAL_WEIGHT = 1_000;

    private final NetworkRegistry networks;
    private final Tracers tracers;
    private final CustomersOnMains customers;
    private final JdbcClient jdbc;

    NetworkTrace(NetworkRegistry networks, Tracers tracers, CustomersOnMains customers, JdbcClient jdbc) {
        this.networks = networks;
        this.tracers = tracers;
        this.customers = customers;
        this.jdbc = jdbc;
    }

    /**
     * Traces; never throws for what the network is like: an answer that is not isolated says why.
     *
     * @param mainRef the broken main, or null when none is linked
     * @param near the place of the incident in the operating CRS, or null; the break is put where the main is nearest
     * @param thisJob how valves stand, or may be used, for this job whatever is recorded
     * @return the plans that differ, the nearest ring first; one alone when it is not isolated
     */
    List<TraceResult> trace(String mainRef, Point near, Map<String, JobValve> thisJob) {
        LoadedNetwork loaded = networks.refreshOf(mainRef);
        long states = loaded.valveStates().version();
        if (mainRef == null) {
            return List.of(
                    TraceResult.none("No main is linked to this incident yet.", null, near, loaded.version(), states));
        }
        if (loaded.network().links().findMain(mainRef) < 0) {
            return List.of(TraceResult.none(
                    "There is no valve network here: main " + mainRef + " is not part of a network that can be traced.",
                    mainRef,
                    near,
                    loaded.version(),
                    states));
        }
        Optional<OnMain> place = findOnMain(mainRef, near);
        return PlanOption.list(
                        tracers.on(loaded), request(loaded, mainRef, place, thisJob), area -> weight(area, loaded))
                .stream()
                .map(plan -> result(plan, mainRef, place.map(OnMain::point).orElse(near), loaded))
                .toList();
    }

    /**
     * How a shutdown of one of the plans is undone.
     *
     * @param opened valves that stand open and did not before
     * @param closed valves that stand closed and did not before
     * @return empty when there is nothing to trace, or no such plan any more
     */
    List<ReopeningPlan.Step> planReopening(
            String mainRef,
            Point near,
            Map<String, JobValve> thisJob,
            PlanOption.Kind kind,
            Collection<String> opened,
            Collection<String> closed) {
        LoadedNetwork loaded = networks.refreshOf(mainRef);
        if (mainRef == null || loaded.network().links().findMain(mainRef) < 0) {
            return List.of();
        }
        return find(loaded, mainRef, near, thisJob, kind)
                .map(plan -> reopening(loaded, plan, opened, closed))
                .orElse(List.of());
    }

    /**
     * The order of work of a gas shutdown by one of the plans.
     *
     * @param meters the customers whose meters are on what is shut off
     * @return empty for water, and when there is no such plan any more
     */
    Optional<GasWork> planGasWork(
            String mainRef,
            Point near,
            Map<String, JobValve> thisJob,
            PlanOption.Kind kind,
            Collection<String> meters) {
        LoadedNetwork loaded = networks.refreshOf(mainRef);
        if (loaded.utility() != TracedUtility.GAS) {
            return Optional.empty();
        }
        return find(loaded, mainRef, near, thisJob, kind)
                .map(PlanOption::answer)
                .filter(IsolationAnswer::isolated)
                .map(answer -> GasWork.of(answer, meters));
    }

    private Optional<PlanOption> find(
            LoadedNetwork loaded, String mainRef, Point near, Map<String, JobValve> thisJob, PlanOption.Kind kind) {
        TraceRequest request = request(loaded, mainRef, findOnMain(mainRef, near), thisJob);
        return PlanOption.list(tracers.on(loaded), request, area -> weight(area, loaded)).stream()
                .filter(plan -> plan.kind() == kind)
                .findFirst();
    }

    private static List<ReopeningPlan.Step> reopening(
            LoadedNetwork loaded, PlanOption plan, Collection<String> opened, Collection<String> closed) {
        Set<String> back = new LinkedHashSet<>(plan.open());
        back.addAll(opened);
        Set<String> besides = new TreeSet<>(closed);
        besides.addAll(plan.closeFirst());
        plan.answer().close().forEach(valve -> besides.remove(valve.ref()));
        ReopeningPlan reopening = loaded.utility() == TracedUtility.GAS
                ? ReopeningPlan.ofGas(loaded.network(), plan.answer(), loaded.valveStates(), back, besides)
                : ReopeningPlan.of(loaded.network(), plan.answer(), loaded.valveStates(), back, besides);
        return reopening.steps();
    }

    private static TraceRequest request(
            LoadedNetwork loaded, String mainRef, Optional<OnMain> place, Map<String, JobValve> thisJob) {
        int main = loaded.network().links().findMain(mainRef);
        Break where = place.map(p -> Break.onMain(
                        mainRef, p.fraction() * loaded.network().links().drawnLength(main)))
                .orElseGet(() -> Break.onMain(mainRef));
        return new TraceRequest(
                List.of(where),
                loaded.valveStates(),
                inNetwork(loaded, thisJob),
                loaded.utility().rules());
    }

    private static Map<String, JobValve> inNetwork(LoadedNetwork loaded, Map<String, JobValve> thisJob) {
        return thisJob.entrySet().stream()
                .filter(valve -> loaded.network().valves().find(valve.getKey()) >= 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Critical customers come first, then as few as possible. */
    private double weight(IsolatedArea area, LoadedNetwork loaded) {
        return customers.findOut(Stretch.of("out", area), loaded, loaded.valveStates()).stream()
                .mapToDouble(customer -> customer.critical() == null ? 1 : CRITICAL_WEIGHT)
                .sum();
    }

    private static TraceResult result(PlanOption plan, String mainRef, Point at, LoadedNetwork loaded) {
        IsolationAnswer answer = plan.answer();
        return new TraceResult(
                plan.kind(),
                plan.zones(),
                answer.isolated(),
                answer.reason(),
                mainRef,
                at,
                loaded.version(),
                loaded.valveStates().version(),
                answer.segment().length_m(),
                answer.confidence().stream()
                        .map(ConfidenceNote::text)
                        .distinct()
                        .toList(),
                parts(plan),
                valves(plan, loaded.utility()),
                plan.stillOut().stream()
                        .flatMap(area -> area.hydrants().stream())
                        .distinct()
                        .toList());
    }

    private Optional<OnMain> findOnMain(String mainRef, Point near) {
        if (near == null) {
            return Optional.empty();
        }
        return jdbc.sql("select f, ST_X(ST_LineInterpolatePoint(geom, f)) as x,"
                        + " ST_Y(ST_LineInterpolatePoint(geom, f)) as y from"
                        + " (select geom, ST_LineLocatePoint(geom, ST_SetSRID(ST_MakePoint(:x, :y), ST_SRID(geom))) as f"
                        + " from main where ref = :ref and geom is not null limit 1) m")
                .param("x", near.getX())
                .param("y", near.getY())
                .param("ref", mainRef)
                .query((row, i) -> new OnMain(
                        row.getDouble("f"),
                        near.getFactory().createPoint(new Coordinate(row.getDouble("x"), row.getDouble("y")))))
                .optional();
    }

    /** The first of what stays out is the segment itself, whatever follows lost its supply with it. */
    private static List<Stretch> parts(PlanOption plan) {
        List<Stretch> parts = new ArrayList<>();
        for (IsolatedArea area : plan.stillOut()) {
            parts.addAll(Stretch.of(area == plan.answer().segment() ? "SEGMENT" : "SECONDARY", area));
        }
        return parts;
    }

    private static List<TraceResult.Valve> valves(PlanOption plan, TracedUtility utility) {
        IsolationAnswer answer = plan.answer();
        Map<String, TraceResult.Valve> byRef = new LinkedHashMap<>();
        add(byRef, "CLOSE", answer.close());
        int order = answer.close().size();
        for (String ref : plan.closeFirst()) {
            byRef.putIfAbsent(
                    ref,
                    new TraceResult.Valve(
                            ref,
                            "CLOSE",
                            ++order,
                            "keeps the break shut off when others are given " + utility.network() + " again"));
        }
        for (String ref : plan.open()) {
            byRef.putIfAbsent(
                    ref,
                    new TraceResult.Valve(
                            ref, "OPEN", ++order, "gives others " + utility.network() + " again for the time being"));
        }
        add(byRef, "VERIFY_CLOSED", answer.verify());
        add(byRef, "STUCK", answer.crossed());
        add(byRef, "DRY_SIDE", answer.borderDry());
        return new ArrayList<>(byRef.values());
    }

    private static void add(Map<String, TraceResult.Valve> byRef, String role, List<ValveEntry> entries) {
        entries.forEach(v -> byRef.putIfAbsent(v.ref(), new TraceResult.Valve(v.ref(), role, v.order(), v.reason())));
    }

    private record OnMain(double fraction, Point point) {}
}
