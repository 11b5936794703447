package io.curbstop.dispatch.traces;

import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.geodata.CustomersOnMains;
import io.curbstop.dispatch.geodata.CustomersOnMains.Stretch;
import io.curbstop.dispatch.geodata.LoadedNetwork;
import io.curbstop.dispatch.geodata.NetworkDrawings;
import io.curbstop.dispatch.geodata.ServedCustomers;
import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.map.trace.IsolationAnswer;
import io.curbstop.map.trace.Restoration;
import io.curbstop.map.trace.ValveEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where things of an answer are, and who is on them: from memory. Only the main under a click is looked for in the
 * database, in one statement.
 */
@Component
class TracePlaces {

    /** How far from a main a click may be. */
    private static final int REACH_M = 50;

    private static final String SEGMENT = "segment";
    private static final String SECONDARY = "secondary";

    private static final String NEAREST = """
            select here.p is not null as in_city, m.ref, m.f,
              ST_AsGeoJSON(ST_Transform(ST_LineInterpolatePoint(m.geom, m.f), 4326), 6) as place
            from (select (select ST_Transform(ST_SetSRID(ST_MakePoint(:lon, :lat), 4326), srid) from city) as p) here
            left join lateral (
              select ref, geom, ST_LineLocatePoint(geom, here.p) as f from main
              where ST_DWithin(geom, here.p, :reach) and network = :network
                and coalesce(geometry_quality, '') <> 'street' and coalesce(link_status, '') <> 'abandoned'
              order by geom <-> here.p, ref limit 1) m on true
            """;

    private final JdbcClient jdbc;

    TracePlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place on a main. */
    record OnMain(String main, double fraction, TraceCollection.Feature feature) {}

    /** The utility's nearest main that can be traced; refuses a place that has none near. */
    OnMain findMainNear(TracedUtility utility, double lon, double lat) {
        if (LonLat.find(lon, lat).isEmpty()) {
            throw outsideCity();
        }
        return jdbc.sql(NEAREST)
                .param("lon", lon)
                .param("lat", lat)
                .param("reach", REACH_M)
                .param("network", utility.network())
                .query((row, i) -> {
                    if (!row.getBoolean("in_city")) {
                        throw outsideCity();
                    }
                    String ref = row.getString("ref");
                    if (ref == null) {
                        throw ProblemException.refused(
                                "no-main-near",
                                "No %s main that can be traced lies within %d m of that place; choose one nearer to a main."
                                        .formatted(utility.network(), REACH_M));
                    }
                    return new OnMain(
                            ref,
                            row.getDouble("f"),
                            new TraceCollection.Feature(
                                    "Feature", row.getString("place"), properties("break", ref, "break", Map.of())));
                })
                .single();
    }

    private static ProblemException outsideCity() {
        return ProblemException.refused("outside-city", "That is no place in this city.");
    }

    /** Mains, valves and hydrants of an answer. */
    static List<TraceCollection.Feature> features(LoadedNetwork loaded, IsolationAnswer answer) {
        NetworkDrawings drawings = loaded.drawings();
        List<TraceCollection.Feature> features = new ArrayList<>(mains(drawings, answer));
        Map<String, Map<String, Object>> valves = new LinkedHashMap<>();
        addValves(valves, "close", answer.close());
        addValves(valves, "verify", answer.verify());
        addValves(valves, "dryBorder", answer.borderDry());
        addValves(valves, "crossed", answer.crossed());
        addValves(valves, "interior", answer.interior());
        for (Restoration restoration : answer.restorations()) {
            restoration.candidates().forEach(candidate -> candidate
                    .open()
                    .forEach(ref -> valves.putIfAbsent(
                            ref, properties("valve", ref, "open", Map.of("reason", candidate.text())))));
        }
        features.addAll(placed(valves, drawings::valve));
        Map<String, Map<String, Object>> hydrants = new LinkedHashMap<>();
        answer.segment().hydrants().forEach(ref -> hydrants.put(ref, properties("hydrant", ref, SEGMENT, Map.of())));
        answer.secondary()
                .hydrants()
                .forEach(ref -> hydrants.putIfAbsent(ref, properties("hydrant", ref, SECONDARY, Map.of())));
        features.addAll(placed(hydrants, drawings::hydrant));
        return features;
    }

    private static void addValves(Map<String, Map<String, Object>> to, String role, List<ValveEntry> entries) {
        for (ValveEntry valve : entries) {
            Map<String, Object> more = new LinkedHashMap<>();
            more.put("reason", valve.reason());
            if (valve.order() > 0) {
                more.put("order", valve.order());
            }
            if (valve.diameter_mm() != null) {
                more.put("diameter_mm", valve.diameter_mm());
            }
            if (valve.turns() != null) {
                more.put("turns", valve.turns());
            }
            to.putIfAbsent(valve.ref(), properties("valve", valve.ref(), role, more));
        }
    }

    private static Map<String, Object> properties(String kind, String ref, String role, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("kind", kind);
        properties.put("ref", ref);
        properties.put("role", role);
        properties.putAll(more);
        return properties;
    }

    private static List<TraceCollection.Feature> placed(
            Map<String, Map<String, Object>> byRef, UnaryOperator<String> drawing) {
        return byRef.entrySet().stream()
                .map(entry -> new TraceCollection.Feature("Feature", drawing.apply(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static List<TraceCollection.Feature> mains(NetworkDrawings drawings, IsolationAnswer answer) {
        List<TraceCollection.Feature> features = new ArrayList<>();
        for (Stretch part : stretches(answer)) {
            Map<String, Object> more = new LinkedHashMap<>();
            Integer diameter_mm = drawings.diameter_mm(part.mainRef());
            if (diameter_mm != null) {
                more.put("diameter_mm", diameter_mm);
            }
            String material = drawings.material(part.mainRef());
            if (material != null) {
                more.put("material", material);
            }
            features.add(new TraceCollection.Feature(
                    "Feature",
                    drawings.stretch(part.mainRef(), part.low(), part.high()),
                    properties("main", part.mainRef(), part.tag(), more)));
        }
        return features;
    }

    /** Customers by where their service leaves the main, or where they are themselves; each once. */
    static List<CustomersOnMains.OnMain> customersOn(
            ServedCustomers served, ServedCustomers.Supply supply, IsolationAnswer answer) {
        return served.on(stretches(answer), supply);
    }

    /** How many they are; one who has another service with supply is reduced only. */
    static TraceCollection.Customers count(List<CustomersOnMains.OnMain> customers) {
        int inSegment = 0;
        int critical = 0;
        int reduced = 0;
        for (CustomersOnMains.OnMain customer : customers) {
            if (customer.reduced()) {
                reduced++;
                continue;
            }
            inSegment += customer.tag().equals(SEGMENT) ? 1 : 0;
            critical += customer.critical() != null ? 1 : 0;
        }
        return new TraceCollection.Customers(inSegment, customers.size() - inSegment - reduced, critical, reduced);
    }

    /** The segment's and what goes dry besides; a customer of both counts for the segment, the later tag. */
    private static List<Stretch> stretches(IsolationAnswer answer) {
        List<Stretch> stretches = new ArrayList<>(Stretch.of(SEGMENT, answer.segment()));
        stretches.addAll(Stretch.of(SECONDARY, answer.secondary()));
        return stretches;
    }
}
