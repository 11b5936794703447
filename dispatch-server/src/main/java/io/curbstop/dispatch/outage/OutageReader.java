package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.coordinates.LonLat;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads outages for the screens; four statements each. */
@Component
class OutageReader {

    private static final String OUTAGE = """
            select o.*, ST_X(b) as break_lon, ST_Y(b) as break_lat,
              coalesce(ST_AsGeoJSON(ST_Transform(o.segment, 4326), 6), 'null') as segment_json,
              coalesce(ST_AsGeoJSON(ST_Transform(o.secondary, 4326), 6), 'null') as secondary_json
            from outage o, ST_Transform(o.break_point, 4326) b
            where o.incident_id = :incident and o.current
            """;

    private static final String VALVES = """
            select distinct on (v.role, v.closing_order, v.ref) v.ref, v.role, v.closing_order, v.reason,
              ST_X(p) as lon, ST_Y(p) as lat, a.diameter_mm, coalesce(a.position, 'unknown') as position, a.access_note,
              array_position(array['CLOSE', 'VERIFY_CLOSED', 'STUCK', 'DRY_SIDE'], v.role) as role_order
            from outage_valve v
            left join valve a on a.ref = v.ref
            left join lateral ST_Transform(ST_PointOnSurface(a.geom), 4326) p on true
            where v.outage_id = :outage
            """;

    private final JdbcClient jdbc;

    OutageReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OutageView> find(UUID incidentId) {
        return jdbc.sql(OUTAGE)
                .param("incident", incidentId)
                .query((row, i) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("state"),
                        row.getBoolean("isolated"),
                        row.getString("reason"),
                        row.getString("main_ref"),
                        row.getObject("break_lon") == null
                                ? null
                                : new LonLat(row.getDouble("break_lon"), row.getDouble("break_lat")),
                        row.getLong("network_version"),
                        row.getLong("valve_state_version"),
                        row.getInt("customers_segment"),
                        row.getInt("customers_secondary"),
                        row.getDouble("length_m"),
                        texts(row.getArray("confidence")),
                        row.getString("segment_json"),
                        row.getString("secondary_json")))
                .optional()
                .map(this::complete);
    }

    private OutageView complete(Row o) {
        List<OutageView.Valve> valves =
                new ArrayList<>(jdbc.sql("select * from (" + VALVES + ") v order by role_order, closing_order, ref")
                        .param("outage", o.id())
                        .query((row, i) -> valve(row))
                        .list());
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
                        + " where c.outage_id = :outage and c.critical is not null order by c.critical, c.customer_ref")
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
                o.state(),
                o.isolated(),
                o.reason(),
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
                        critical),
                Math.round(o.length_m() * 10) / 10.0,
                o.confidence(),
                o.segment(),
                o.secondary());
    }

    List<AffectedCustomer> listCustomers(UUID incidentId) {
        return jdbc.sql(
                        "select c.ref, c.account, c.name, c.phone, concat_ws(' ', c.civic, c.street) as address, oc.critical,"
                                + " oc.part, ST_X(p) as lon, ST_Y(p) as lat, w.channel, w.actor, w.occurred_at from outage o"
                                + " join outage_customer oc on oc.outage_id = o.id"
                                + " join customer c on c.ref = oc.customer_ref"
                                + " left join lateral ST_Transform(c.geom, 4326) p on true"
                                + " left join lateral (select * from customer_warning w where w.incident_id = o.incident_id"
                                + "   and w.customer_ref = c.ref order by position desc limit 1) w on w.outcome = 'REACHED'"
                                + " where o.incident_id = :incident and o.current"
                                + " order by oc.critical is null, oc.critical, oc.part desc, c.street, c.civic, c.account")
                .param("incident", incidentId)
                .query((row, i) -> new AffectedCustomer(
                        row.getString("ref"),
                        row.getString("account"),
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("address"),
                        row.getString("critical"),
                        degrees(row, "lon"),
                        degrees(row, "lat"),
                        row.getString("part"),
                        told(row)))
                .list();
    }

    private static AffectedCustomer.Told told(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("occurred_at", OffsetDateTime.class);
        return at == null
                ? null
                : new AffectedCustomer.Told(row.getString("channel"), row.getString("actor"), at.toInstant());
    }

    private static OutageView.Valve valve(ResultSet row) throws SQLException {
        return new OutageView.Valve(
                row.getString("ref"),
                row.getString("role"),
                row.getInt("closing_order"),
                row.getString("reason"),
                degrees(row, "lon"),
                degrees(row, "lat"),
                row.getObject("diameter_mm", Integer.class),
                row.getString("position"),
                row.getString("access_note"));
    }

    private static Double degrees(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : Math.round(value * 1e7) / 1e7;
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    private record Row(
            UUID id,
            String state,
            boolean isolated,
            String reason,
            String mainRef,
            LonLat breakPoint,
            long networkVersion,
            long valveStateVersion,
            int customersSegment,
            int customersSecondary,
            double length_m,
            List<String> confidence,
            String segment,
            String secondary) {}
}
