package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.map.trace.PlanOption;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads outages for the screens; a handful of statements each. */
@Component
class OutageReader {

    private static final String OUTAGE = """
            select o.*, (select m.network from main m where m.ref = o.main_ref limit 1) as network,
              clock_timestamp() as read_at, ST_X(b) as break_lon, ST_Y(b) as break_lat,
              coalesce(ST_AsGeoJSON(ST_Transform(o.segment, 4326), 6), 'null') as segment_json,
              coalesce(ST_AsGeoJSON(ST_Transform(o.secondary, 4326), 6), 'null') as secondary_json,
              coalesce(ST_AsGeoJSON(ST_Transform(o.buildings, 4326), 6), 'null') as buildings_json
            from outage o, ST_Transform(o.break_point, 4326) b
            """;

    private static final String VALVES = """
            select distinct on (role_order, v.closing_order, v.ref) v.ref, v.role, v.closing_order, v.reason, v.unit_code,
              ST_X(p) as lon, ST_Y(p) as lat, a.diameter_mm, a.turns, a.closes,
              coalesce(a.position, 'unknown') as position, a.access_note,
              l.result, l.position as last_position, l.turns as last_turns, l.actor, l.occurred_at,
              array_position(array['CLOSE', 'OPEN', 'VERIFY_CLOSED', 'STUCK', 'DRY_SIDE'], v.role) as role_order
            from outage_valve v
            join outage o on o.id = v.outage_id
            left join valve a on a.ref = v.ref
            left join lateral ST_Transform(ST_PointOnSurface(a.geom), 4326) p on true
            left join lateral (
              select * from valve_operation r where r.incident_id = o.incident_id and r.valve_ref = v.ref
              order by r.occurred_at desc, r.ordinal desc limit 1) l on true
            where v.outage_id = :outage
            order by role_order, v.closing_order, v.ref
            """;

    private static final String CHANGE = """
            with plan as (
              select v.outage_id = :outage as new, v.ref, a.position = 'closed' as shut
              from outage_valve v left join valve a on a.ref = v.ref
              where v.outage_id in (:outage, :replaced) and v.role in ('CLOSE', 'OPEN')),
            who as (
              select c.customer_ref, bool_or(c.outage_id = :outage) as new, bool_or(c.outage_id = :replaced) as old,
                bool_or(c.critical is not null) as critical
              from outage_customer c
              where c.outage_id in (:outage, :replaced) and c.part <> 'REDUCED' group by 1)
            select
              (select coalesce(array_agg(distinct ref order by ref), '{}') from plan
                where new and ref not in (select ref from plan where not new)) as added,
              (select coalesce(array_agg(distinct ref order by ref), '{}') from plan
                where not new and ref not in (select ref from plan where new)) as dropped,
              (select coalesce(array_agg(distinct ref order by ref), '{}') from plan
                where not new and shut and ref not in (select ref from plan where new)) as reopen,
              (select count(*) from who where new and not old) as customers_added,
              (select count(*) from who where old and not new) as customers_spared,
              (select coalesce(array_agg(distinct c.name order by c.name), '{}') from who w
                join customer c on c.ref = w.customer_ref where w.new and not w.old and w.critical) as critical_added
            """;

    private final ValveDifferences differences;
    private final JdbcClient jdbc;

    OutageReader(ValveDifferences differences, JdbcClient jdbc) {
        this.differences = differences;
        this.jdbc = jdbc;
    }

    Optional<OutageView> find(UUID incidentId) {
        return jdbc.sql(OUTAGE + " where o.incident_id = :incident and o.current")
                .param("incident", incidentId)
                .query((row, i) -> row(row))
                .optional()
                .map(this::complete);
    }

    /** The plans of the last trace, the nearest ring first. */
    List<OutageView> listPlans(UUID incidentId) {
        return jdbc
                .sql(OUTAGE
                        + " where o.trace_id = (select trace_id from outage where incident_id = :incident and current)"
                        + " order by array_position(array['NEAREST', 'FEWEST_VALVES', 'LEAST_WEIGHT'], o.plan)")
                .param("incident", incidentId)
                .query((row, i) -> row(row))
                .list()
                .stream()
                .map(this::complete)
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        OffsetDateTime approvedAt = row.getObject("approved_at", OffsetDateTime.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("incident_id", UUID.class),
                row.getObject("trace_id", UUID.class),
                PlanOption.Kind.valueOf(row.getString("plan")),
                texts(row.getArray("zones")),
                OutageState.valueOf(row.getString("state")),
                approvedAt == null
                        ? null
                        : new OutageView.Approval(row.getString("approved_by"), approvedAt.toInstant()),
                row.getObject("replaces", UUID.class),
                row.getBoolean("isolated"),
                row.getString("reason"),
                TracedUtility.ofNetwork(row.getString("network")).orElse(null),
                row.getString("main_ref"),
                row.getObject("break_lon") == null
                        ? null
                        : new LonLat(row.getDouble("break_lon"), row.getDouble("break_lat")),
                row.getLong("network_version"),
                row.getLong("valve_state_version"),
                row.getInt("customers_segment"),
                row.getInt("customers_secondary"),
                row.getInt("customers_reduced"),
                row.getDouble("length_m"),
                texts(row.getArray("confidence")),
                row.getString("segment_json"),
                row.getString("secondary_json"),
                row.getString("buildings_json"),
                row.getObject("read_at", OffsetDateTime.class).toInstant());
    }

    private OutageView complete(Row o) {
        List<OutageView.Valve> valves = jdbc.sql(VALVES)
                .param("outage", o.id())
                .query((row, i) -> valve(row))
                .list();
        List<OutageView.Hydrant> hydrants = jdbc.sql("select distinct on (h.ref) h.ref, ST_X(p) as lon, ST_Y(p) as lat"
                        + " from outage_hydrant h left join hydrant a on a.ref = h.ref"
                        + " left join lateral ST_Transform(a.geom, 4326) p on true where h.outage_id = :outage"
                        + " order by h.ref")
                .param("outage", o.id())
                .query((row, i) ->
                        new OutageView.Hydrant(row.getString("ref"), degrees(row, "lon"), degrees(row, "lat")))
                .list();
        List<OutageView.Critical> critical = jdbc.sql("select distinct on (c.critical, c.customer_ref) c.customer_ref,"
                        + " a.name, c.critical, ST_X(p) as lon, ST_Y(p) as lat"
                        + " from outage_customer c left join customer a on a.ref = c.customer_ref"
                        + " left join lateral ST_Transform(a.geom, 4326) p on true"
                        + " where c.outage_id = :outage and c.critical is not null and c.part <> 'REDUCED'"
                        + " order by c.critical, c.customer_ref")
                .param("outage", o.id())
                .query((row, i) -> new OutageView.Critical(
                        row.getString("customer_ref"),
                        row.getString("name"),
                        row.getString("critical"),
                        degrees(row, "lon"),
                        degrees(row, "lat")))
                .list();
        return new OutageView(
                o.id(),
                o.traceId(),
                o.plan(),
                o.zones(),
                o.state(),
                o.approval(),
                change(o),
                steps(o.incidentId()),
                differences.list(o.incidentId()),
                o.isolated(),
                o.reason(),
                o.utility(),
                o.mainRef(),
                o.breakPoint(),
                o.networkVersion(),
                o.valveStateVersion(),
                valves,
                hydrants,
                new OutageView.Customers(
                        o.customersSegment() + o.customersSecondary(),
                        o.customersSegment(),
                        o.customersSecondary(),
                        o.customersReduced(),
                        critical),
                Math.round(o.length_m() * 10) / 10.0,
                o.confidence(),
                o.segment(),
                o.secondary(),
                o.buildings(),
                o.readAt());
    }

    private OutageView.Change change(Row o) {
        if (o.replaces() == null || o.approval() != null) {
            return null;
        }
        return jdbc.sql(CHANGE)
                .param("outage", o.id())
                .param("replaced", o.replaces())
                .query((row, i) -> new OutageView.Change(
                        texts(row.getArray("added")),
                        texts(row.getArray("dropped")),
                        texts(row.getArray("reopen")),
                        row.getInt("customers_added"),
                        row.getInt("customers_spared"),
                        texts(row.getArray("critical_added"))))
                .single();
    }

    private List<OutageView.Step> steps(UUID incidentId) {
        return jdbc.sql("select * from (select distinct on (kind) * from outage_step where incident_id = :incident"
                        + " order by kind, occurred_at desc) s order by occurred_at, kind")
                .param("incident", incidentId)
                .query((row, i) -> {
                    OutageStep.Kind kind = OutageStep.Kind.valueOf(row.getString("kind"));
                    return new OutageView.Step(
                            kind,
                            kind.label(),
                            row.getString("actor"),
                            row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                            row.getString("note"));
                })
                .list();
    }

    private static OutageView.Valve valve(ResultSet row) throws SQLException {
        String role = row.getString("role");
        String position = row.getString("position");
        OffsetDateTime at = row.getObject("occurred_at", OffsetDateTime.class);
        return new OutageView.Valve(
                row.getString("ref"),
                role,
                row.getInt("closing_order"),
                row.getString("reason"),
                degrees(row, "lon"),
                degrees(row, "lat"),
                row.getObject("diameter_mm", Integer.class),
                row.getObject("turns", Double.class),
                row.getString("closes"),
                position,
                row.getString("access_note"),
                position.equals(role.equals("OPEN") ? "open" : "closed"),
                row.getString("unit_code"),
                at == null
                        ? null
                        : new OutageView.Report(
                                ValveResult.valueOf(row.getString("result")),
                                row.getString("last_position"),
                                row.getObject("last_turns", Double.class),
                                row.getString("actor"),
                                at.toInstant()));
    }

    static Double degrees(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : Math.round(value * 1e7) / 1e7;
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    private record Row(
            UUID id,
            UUID incidentId,
            UUID traceId,
            PlanOption.Kind plan,
            List<String> zones,
            OutageState state,
            OutageView.Approval approval,
            UUID replaces,
            boolean isolated,
            String reason,
            TracedUtility utility,
            String mainRef,
            LonLat breakPoint,
            long networkVersion,
            long valveStateVersion,
            int customersSegment,
            int customersSecondary,
            int customersReduced,
            double length_m,
            List<String> confidence,
            String segment,
            String secondary,
            String buildings,
            Instant readAt) {}
}
