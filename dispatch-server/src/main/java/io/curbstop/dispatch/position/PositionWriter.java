package io.curbstop.dispatch.position;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.position.PositionFilter.Fix;
import io.curbstop.dispatch.position.PositionFilter.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Point;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a batch of positions in one transaction; the number of its statements does not depend on how many they are. */
@Component
class PositionWriter {

    /**
     * What the filter must know of each unit. It is read with every batch and not kept in memory, so that two servers judge
     * alike. A unit that somebody holds, who may be about to wait for another of ours, is left for the next batch.
     */
    private static final String KNOWN = """
            select u.code, ST_X(u.location) as x, ST_Y(u.location) as y, u.position_accuracy_m as accuracy_m,
              u.position_at as at, d.x as jump_x, d.y as jump_y, d.accuracy_m as jump_accuracy_m, d.occurred_at as jump_at
            from unit u left join lateral (
              select ST_X(t.location) as x, ST_Y(t.location) as y, t.accuracy_m, t.occurred_at from unit_track t
              where t.unit_code = u.code and t.doubt = 'JUMP' and t.occurred_at > u.position_at
              order by t.occurred_at desc limit 1) d on true
            where u.code = any (:units) order by u.code for no key update of u skip locked
            """;

    private static final String TRACK = """
            insert into unit_track (unit_code, occurred_at, source, recorded_at, location, accuracy_m, speed_kmh,
              heading_deg, doubt)
            select unit_code, at, source, :now, ST_SetSRID(ST_MakePoint(x, y), :srid), accuracy_m, speed_kmh, heading_deg,
              doubt
            from unnest(:unit::text[], :at::timestamptz[], :source::text[], :x::float8[], :y::float8[],
              :accuracy::float8[], :speed::float8[], :heading::float8[], :doubt::text[])
              as n(unit_code, at, source, x, y, accuracy_m, speed_kmh, heading_deg, doubt)
            on conflict do nothing
            """;

    private static final String LAST = """
            update unit u set location = ST_SetSRID(ST_MakePoint(n.x, n.y), :srid), position_at = n.at,
              position_accuracy_m = n.accuracy_m, position_source = n.source
            from unnest(:unit::text[], :at::timestamptz[], :source::text[], :x::float8[], :y::float8[],
              :accuracy::float8[]) as n(unit_code, at, source, x, y, accuracy_m)
            where u.code = n.unit_code
            """;

    private static final double UNKNOWN_RADIUS_m = 50;

    private final JdbcClient jdbc;
    private final CityCoordinates coordinates;
    private final PositionProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PositionWriter(
            JdbcClient jdbc,
            CityCoordinates coordinates,
            PositionProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.coordinates = coordinates;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    private record Judged(PositionReport report, Fix fix, Verdict verdict) {}

    /**
     * What of a batch was not written.
     *
     * @param busy units that somebody else holds just now
     * @param unknown units that there are none of
     */
    record Left(Set<String> busy, Set<String> unknown) {}

    /** Judges and writes these, but for what it gives back. */
    @Transactional
    public Left write(List<PositionReport> reports) {
        Set<String> units = units(reports, PositionReport::unitCode);
        Map<String, PositionFilter> filters = readKnown(units);
        List<PositionReport> ours =
                reports.stream().filter(r -> filters.containsKey(r.unitCode())).toList();
        List<Point> places = coordinates.toCity(
                ours.stream().map(r -> new LonLat(r.lon(), r.lat())).toList());
        if (!places.isEmpty()) {
            write(judge(ours, places, filters), places.get(0).getSRID());
            units.removeAll(filters.keySet());
        }
        return units.isEmpty() ? new Left(Set.of(), Set.of()) : divide(units);
    }

    private Left divide(Set<String> left) {
        Set<String> busy = new HashSet<>(jdbc.sql("select code from unit where code = any (:units)")
                .param("units", left.toArray(String[]::new))
                .query(String.class)
                .list());
        left.removeAll(busy);
        return new Left(busy, left);
    }

    private Map<String, PositionFilter> readKnown(Set<String> units) {
        Map<String, PositionFilter> filters = new HashMap<>();
        jdbc.sql(KNOWN).param("units", units.toArray(String[]::new)).query(row -> {
            filters.put(row.getString("code"), new PositionFilter(properties, readFix(row, ""), readFix(row, "jump_")));
        });
        return filters;
    }

    private static Fix readFix(ResultSet row, String prefix) throws SQLException {
        OffsetDateTime at = row.getObject(prefix + "at", OffsetDateTime.class);
        if (at == null || row.getObject(prefix + "x") == null) {
            return null;
        }
        double accuracy_m = row.getDouble(prefix + "accuracy_m");
        return new Fix(
                row.getDouble(prefix + "x"),
                row.getDouble(prefix + "y"),
                row.wasNull() || accuracy_m == 0 ? UNKNOWN_RADIUS_m : accuracy_m,
                at.toInstant());
    }

    private static List<Judged> judge(
            List<PositionReport> reports, List<Point> places, Map<String, PositionFilter> filters) {
        return IntStream.range(0, reports.size())
                .boxed()
                .sorted(Comparator.comparing(i -> reports.get(i).at()))
                .map(i -> {
                    PositionReport report = reports.get(i);
                    Point place = places.get(i);
                    Fix fix = new Fix(place.getX(), place.getY(), report.radius_m(), report.at());
                    return new Judged(
                            report, fix, filters.get(report.unitCode()).judge(fix));
                })
                .toList();
    }

    private void write(List<Judged> judged, int srid) {
        bind(TRACK, judged, srid)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("speed", column(judged, j -> j.report().speed_kmh(), Double[]::new))
                .param("heading", column(judged, j -> j.report().heading_deg(), Double[]::new))
                .param("doubt", column(judged, j -> j.verdict().doubt(), String[]::new))
                .update();
        Map<String, Judged> last = new HashMap<>();
        judged.stream()
                .filter(j -> j.verdict() == Verdict.LAST)
                .forEach(j -> last.put(j.report().unitCode(), j));
        if (!last.isEmpty()) {
            bind(LAST, new ArrayList<>(last.values()), srid).update();
        }
        events.publishEvent(new PositionsWritten(units(judged, j -> j.report().unitCode()), last.keySet()));
    }

    private JdbcClient.StatementSpec bind(String sql, List<Judged> rows, int srid) {
        return jdbc.sql(sql)
                .param("srid", srid)
                .param("unit", column(rows, j -> j.report().unitCode(), String[]::new))
                .param("at", column(rows, j -> j.fix().at().toString(), String[]::new))
                .param("source", column(rows, j -> j.report().source().name(), String[]::new))
                .param("x", column(rows, j -> j.fix().x(), Double[]::new))
                .param("y", column(rows, j -> j.fix().y(), Double[]::new))
                .param("accuracy", column(rows, j -> j.fix().accuracy_m(), Double[]::new));
    }

    private static <R, T> T[] column(List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static <R> Set<String> units(List<R> rows, Function<R, String> unit) {
        Set<String> units = new HashSet<>();
        rows.forEach(row -> units.add(unit.apply(row)));
        return units;
    }
}
