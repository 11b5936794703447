package io.curbstop.dispatch.outage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who is affected by the current plan, and who of them was told. */
@Component
class AffectedCustomers {

    private final JdbcClient jdbc;

    AffectedCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Critical ones first. */
    List<AffectedCustomer> list(UUID incidentId) {
        return jdbc.sql(
                        "select c.ref, c.account, c.name, c.phone, concat_ws(' ', c.civic, c.street) as address, oc.critical,"
                                + " oc.part, ST_X(p) as lon, ST_Y(p) as lat, w.channel, w.actor, w.occurred_at from outage o"
                                + " join outage_customer oc on oc.outage_id = o.id"
                                + " join customer c on c.ref = oc.customer_ref"
                                + " left join lateral ST_Transform(c.geom, 4326) p on true"
                                + " left join lateral (select * from customer_warning w where w.incident_id = o.incident_id"
                                + "   and w.customer_ref = c.ref order by position desc limit 1) w on w.outcome = 'REACHED'"
                                + " where o.incident_id = :incident and o.current"
                                + " order by oc.critical is null, oc.critical, oc.part desc, c.street,"
                                + " substring(c.civic from '^[0-9]{1,9}')::int, c.civic, c.account")
                .param("incident", incidentId)
                .query((row, i) -> new AffectedCustomer(
                        row.getString("ref"),
                        row.getString("account"),
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("address"),
                        row.getString("critical"),
                        OutageReader.degrees(row, "lon"),
                        OutageReader.degrees(row, "lat"),
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
}
