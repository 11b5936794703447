package io.curbstop.dispatch.traces;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.map.trace.IsolatedArea;
import io.curbstop.map.trace.IsolationAnswer;
import io.curbstop.map.trace.Restoration;
import io.curbstop.map.trace.ValveEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where things of an answer are, and who is on them; a handful of statements, however much it is. */
@Component
class TracePlaces {

    /** How far from a main a click may be. */
    private static final int REACH_M = 50;

    private final JdbcClient jdbc;
    private final CityCoordinates coordinates;

    TracePlaces(JdbcClient jdbc, CityCoordinates coordinates) {
        this.jdbc = jdbc;
        this.coordinates = coordinates;
    }

    /** A place on a main. */
    record OnMain(String main, double fraction, TraceCollection.Feature feature) {}

    /** The nearest main that can be traced; refuses a place that has none near. */
    OnMain findMainNear(double lon, double lat) {
        Point at = LonLat.find(lon, lat)
                .flatMap(coordinates::findInCity)
                .orElseThrow(() -> ProblemException.refused("outside-city", "That is no place in this city."));
        return jdbc.sql("select ref, f, ST_AsGeoJSON(ST_Transform(ST_LineInterpolatePoint(geom, f), 4326), 6) as place"
                        + " from (select ref, geom, ST_LineLocatePoint(geom, p) as f from main,"
                        + "   (select ST_SetSRID(ST_MakePoint(:x, :y), :srid) as p) here"
                        + "   where ST_DWithin(geom, p, :reach) and coalesce(network, 'water') = 'water'"
                        + "   and coalesce(geometry_quality, '') <> 'street' and coalesce(link_status, '') <> 'abandoned'"
                        + "   order by geom <-> p, ref limit 1) m")
                .param("x", at.getX())
                .param("y", at.getY())
                .param("srid", at.getSRID())
                .param("reach", REACH_M)
                .query((row, i) -> new OnMain(
                        row.getString("ref"),
                        row.getDouble("f"),
                        new TraceCollection.Feature(
                                "Feature",
                                row.getString("place"),
                                Map.of("kind", "break", "ref", row.getString("ref"), "role", "break"))))
                .optional()
                .orElseThrow(() -> ProblemException.refused(
                        "no-main-near", "No main that can be traced lies within " + REACH_M + " m of that place."));
    }

    /** Mains, valves and hydrants of an answer. */
    List<TraceCollection.Feature> features(IsolationAnswer answer) {
        List<TraceCollection.Feature> features = new ArrayList<>(mains(answer));
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
        features.addAll(placed("valve", valves));
        Map<String, Map<String, Object>> hydrants = new LinkedHashMap<>();
        answer.segment().hydrants().forEach(ref -> hydrants.put(ref, properties("hydrant", ref, "segment", Map.of())));
        answer.secondary()
                .hydrants()
                .forEach(ref -> hydrants.putIfAbsent(ref, properties("hydrant", ref, "secondary", Map.of())));
        features.addAll(placed("hydrant", hydrants));
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

    private List<TraceCollection.Feature> placed(String table, Map<String, Map<String, Object>> byRef) {
        Map<String, String> places = new LinkedHashMap<>();
        jdbc.sql("select ref, ST_AsGeoJSON(ST_Transform(geom, 4326), 6) as place from " + table
                        + " where ref = any(:refs::text[]) and geom is not null")
                .param("refs", byRef.keySet().toArray(new String[0]))
                .query((row, i) -> places.put(row.getString("ref"), row.getString("place")))
                .list();
        return byRef.entrySet().stream()
                .map(entry -> new TraceCollection.Feature("Feature", places.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    private List<TraceCollection.Feature> mains(IsolationAnswer answer) {
        Parts parts = Parts.of(answer);
        return jdbc.sql("select p.role, p.ref, m.diameter_mm, m.material,"
                        + " ST_AsGeoJSON(ST_Transform(case when p.low < p.high then ST_LineSubstring(m.geom, p.low, p.high)"
                        + "   else ST_LineInterpolatePoint(m.geom, p.low) end, 4326), 6) as place"
                        + " from unnest(:role::text[], :ref::text[], :low::float8[], :high::float8[])"
                        + "   with ordinality as p(role, ref, low, high, n)"
                        + " left join main m on m.ref = p.ref order by n")
                .param("role", parts.role)
                .param("ref", parts.ref)
                .param("low", parts.low)
                .param("high", parts.high)
                .query((row, i) -> {
                    Map<String, Object> more = new LinkedHashMap<>();
                    if (row.getObject("diameter_mm") != null) {
                        more.put("diameter_mm", row.getInt("diameter_mm"));
                    }
                    if (row.getString("material") != null) {
                        more.put("material", row.getString("material"));
                    }
                    return new TraceCollection.Feature(
                            "Feature",
                            row.getString("place"),
                            properties("main", row.getString("ref"), row.getString("role"), more));
                })
                .list();
    }

    /** Customers by where their service leaves the main, or where they are themselves; each counted once. */
    TraceCollection.Customers customers(IsolationAnswer answer) {
        Parts parts = Parts.of(answer);
        return jdbc.sql("select count(*) filter (where role = 'segment') as segment,"
                        + " count(*) filter (where role = 'secondary') as secondary,"
                        + " count(*) filter (where critical is not null) as critical from ("
                        + "  select distinct on (t.ref) t.ref, p.role, t.critical"
                        + "  from unnest(:role::text[], :ref::text[], :low::float8[], :high::float8[])"
                        + "    as p(role, ref, low, high) join main m on m.ref = p.ref"
                        + "  join lateral ("
                        + "    select c.ref, nullif(c.critical, '') as critical, s.geom"
                        + "    from service s join customer c on c.ref = s.customer_ref where s.main_ref = p.ref"
                        + "    union all"
                        + "    select c.ref, nullif(c.critical, ''), c.geom from customer c where c.main_ref = p.ref"
                        + "    and not exists (select from service s where s.customer_ref = c.ref)) t on true"
                        + "  where t.geom is null or m.geom is null or p.low <= 0 and p.high >= 1"
                        + "    or ST_LineLocatePoint(m.geom, ST_ClosestPoint(t.geom, m.geom))"
                        + "      between p.low - 1e-6 and p.high + 1e-6"
                        + "  order by t.ref, p.role desc) c")
                .param("role", parts.role)
                .param("ref", parts.ref)
                .param("low", parts.low)
                .param("high", parts.high)
                .query((row, i) -> new TraceCollection.Customers(
                        row.getInt("segment"), row.getInt("secondary"), row.getInt("critical")))
                .single();
    }

    /** The stretches of an answer as columns for the database. */
    private record Parts(String[] role, String[] ref, Double[] low, Double[] high) {
        static Parts of(IsolationAnswer answer) {
            List<String> role = new ArrayList<>();
            List<String> ref = new ArrayList<>();
            List<Double> low = new ArrayList<>();
            List<Double> high = new ArrayList<>();
            Stream.of("segment", "secondary").forEach(name -> {
                IsolatedArea area = name.equals("segment") ? answer.segment() : answer.secondary();
                area.mains().forEach(part -> {
                    role.add(name);
                    ref.add(part.mainRef());
                    low.add(Math.max(0, Math.min(part.fromFraction(), part.toFraction())));
                    high.add(Math.min(1, Math.max(part.fromFraction(), part.toFraction())));
                });
            });
            return new Parts(
                    role.toArray(String[]::new),
                    ref.toArray(String[]::new),
                    low.toArray(Double[]::new),
                    high.toArray(Double[]::new));
        }
    }
}
