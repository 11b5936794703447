package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.geodata.LoadedNetwork;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.geodata.Tracers;
import io.curbstop.map.trace.Break;
import io.curbstop.map.trace.ConfidenceNote;
import io.curbstop.map.trace.IsolatedArea;
import io.curbstop.map.trace.IsolationAnswer;
import io.curbstop.map.trace.JobValve;
import io.curbstop.map.trace.TraceOptions;
import io.curbstop.map.trace.TraceRequest;
import io.curbstop.map.trace.ValveEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Traces a break on the loaded network with the valves as they are known now. */
@Component
class NetworkTrace {

    private final NetworkRegistry networks;
    private final Tracers tracers;
    private final JdbcClient jdbc;

    NetworkTrace(NetworkRegistry networks, Tracers tracers, JdbcClient jdbc) {
        this.networks = networks;
        this.tracers = tracers;
        this.jdbc = jdbc;
    }

    /**
     * Traces; never throws for what the network is like: an answer that is not isolated says why.
     *
     * @param mainRef the broken main, or null when none is linked
     * @param near the place of the incident in the operating CRS, or null; the break is put where the main is nearest
     * @param unusable valves that cannot be used for this job
     */
    TraceResult trace(String mainRef, Point near, Collection<String> unusable) {
        LoadedNetwork loaded = networks.refresh();
        long states = loaded.valveStates().version();
        if (mainRef == null) {
            return TraceResult.none("No main is linked to this incident yet.", null, near, loaded.version(), states);
        }
        Optional<OnMain> place = findOnMain(mainRef, near);
        if (loaded.network().links().findMain(mainRef) < 0) {
            return TraceResult.none(
                    "There is no valve network here: main " + mainRef + " is not part of a network that can be traced.",
                    mainRef,
                    near,
                    loaded.version(),
                    states);
        }
        Break where = place.map(p -> Break.onMain(
                        mainRef, p.fraction() * loaded.network().links().drawnLength(main(loaded, mainRef))))
                .orElseGet(() -> Break.onMain(mainRef));
        Map<String, JobValve> thisJob =
                unusable.stream().distinct().collect(Collectors.toMap(ref -> ref, ref -> JobValve.UNUSABLE));
        IsolationAnswer answer = tracers.on(loaded.network())
                .trace(new TraceRequest(List.of(where), loaded.valveStates(), thisJob, TraceOptions.water()));
        return new TraceResult(
                answer.isolated(),
                answer.reason(),
                mainRef,
                place.map(OnMain::point).orElse(near),
                loaded.version(),
                states,
                answer.segment().length_m(),
                answer.confidence().stream()
                        .map(ConfidenceNote::text)
                        .distinct()
                        .toList(),
                parts(answer),
                valves(answer),
                Stream.concat(answer.segment().hydrants().stream(), answer.secondary().hydrants().stream())
                        .distinct()
                        .toList());
    }

    private static int main(LoadedNetwork loaded, String mainRef) {
        return loaded.network().links().findMain(mainRef);
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

    private static List<TraceResult.Part> parts(IsolationAnswer answer) {
        return Stream.concat(parts("SEGMENT", answer.segment()), parts("SECONDARY", answer.secondary()))
                .toList();
    }

    private static Stream<TraceResult.Part> parts(String part, IsolatedArea area) {
        return area.mains().stream()
                .map(m -> new TraceResult.Part(
                        part,
                        m.mainRef(),
                        Math.max(0, Math.min(m.fromFraction(), m.toFraction())),
                        Math.min(1, Math.max(m.fromFraction(), m.toFraction()))));
    }

    private static List<TraceResult.Valve> valves(IsolationAnswer answer) {
        Map<String, TraceResult.Valve> byRef = new LinkedHashMap<>();
        add(byRef, "CLOSE", answer.close());
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
