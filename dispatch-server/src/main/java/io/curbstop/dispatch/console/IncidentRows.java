package io.curbstop.dispatch.console;

import io.curbstop.dispatch.incident.IncidentState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads incident rows, any number of them in one statement. */
@Component
public class IncidentRows {

    private static final TypeReference<List<IncidentRow.UnitState>> UNITS = new TypeReference<>() {};

    private static final String SELECT = """
            select i.id, i.number, i.type_code, t.label as type_label, i.priority, i.state, i.address_text,
              ST_X(p) as lon, ST_Y(p) as lat, i.opened_at, i.version, i.location is null as nowhere, i.open,
              c.callers, c.callbacks, case when w.turned then w.out_now else coalesce(o.customers_segment + o.customers_secondary, 0) end
                as customers_out,
              case when w.turned then w.critical_now else coalesce(o.customers_critical, 0) end as critical_out,
              w.turned, coalesce(a.units, '[]') as units,
              a.assigned, a.live, a.reserved, a.unanswered, a.dispatched_at, a.acknowledged_at, a.on_site_at, a.made_safe_at,
              so.number as order_number, coalesce(so.state = 'RELEASED', false) as waiting,
              d.radios, m.unread, f.left_over, pr.acknowledge_s, pr.on_site_s, pr.restore_s
            from incident i
            join incident_type t on t.code = i.type_code
            join priority pr on pr.code = i.priority
            left join outage o on o.incident_id = i.id and o.current
            left join service_order so on so.incident_id = i.id
            left join lateral ST_Transform(i.location, 4326) p on true
            left join lateral (
              select o.state not in ('PROPOSED', 'APPROVED', 'CUSTOMERS_WARNED') as turned, count(*) as out_now,
                count(critical) as critical_now
              from customer_outage where incident_id = i.id and ended_at is null) w on true
            left join lateral (
              select count(*) as callers, count(*) filter (where callback_wanted and callback_done_at is null) as callbacks
              from call where incident_id = i.id) c on true
            left join lateral (
              select json_agg(json_build_object('code', unit_code, 'state', state) order by created_at, id)
                  filter (where live) as units,
                count(*) as assigned, count(*) filter (where live and state <> 'RESERVED') as live,
                string_agg(unit_code, ', ' order by unit_code) filter (where state = 'RESERVED') as reserved,
                string_agg(unit_code, ', ' order by unit_code) filter (where state = 'NO_ANSWER') as unanswered,
                min(dispatched_at) as dispatched_at, min(acknowledged_at) as acknowledged_at,
                min(on_site_at) as on_site_at, min(made_safe_at) as made_safe_at
              from assignment where incident_id = i.id) a on true
            left join lateral (
              select string_agg(distinct unit_code, ', ') as radios from delivery
              where incident_id = i.id and channel = 'RADIO' and kind = 'ORDER' and state in ('SENT', 'DEVICE_ACK')) d
              on true
            left join lateral (
              select string_agg(unit_code, ', ' order by unit_code) as unread from amendment
              where incident_id = i.id and acknowledged_at is null and ended_at is null) m on true
            left join lateral (
              select count(*) as left_over from follow_on where incident_id = i.id and done_at is null) f on true
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IncidentRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The open incidents, the most urgent and oldest first; not service orders for which a unit is only reserved. */
    public List<IncidentRow> listOpen() {
        return jdbc.sql(SELECT
                        + " where i.open and so.state is distinct from 'RELEASED' order by pr.rank, i.opened_at, i.id")
                .query((row, n) -> read(row))
                .list();
    }

    /** These incidents, open or not, in no particular order. */
    public List<IncidentRow> list(Collection<UUID> ids) {
        return jdbc.sql(SELECT + " where i.id = any (:ids)")
                .param("ids", ids.toArray(new UUID[0]))
                .query((row, n) -> read(row))
                .list();
    }

    /** One incident, if there is one. */
    public Optional<IncidentRow> find(UUID id) {
        return list(List.of(id)).stream().findFirst();
    }

    /** Incidents whose number or address contains these words, newest first. */
    public List<IncidentRow> search(String words, int limit) {
        String pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return jdbc.sql(SELECT + " where i.number ilike :words or i.address_text ilike :words"
                        + " order by i.open desc, i.opened_at desc limit :limit")
                .param("words", pattern)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    private IncidentRow read(ResultSet row) throws SQLException {
        IncidentState state = IncidentState.valueOf(row.getString("state"));
        // What the valves say holds whatever the incident is said to be.
        boolean dry = row.getBoolean("turned")
                || switch (state) {
                    case RESTORED, RESTORATION_PENDING -> false;
                    default -> !state.isEnded();
                };
        return new IncidentRow(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("type_code"),
                row.getString("type_label"),
                row.getString("priority"),
                state.name(),
                state.label(),
                row.getString("address_text"),
                degrees(row, "lon"),
                degrees(row, "lat"),
                instant(row, "opened_at"),
                row.getInt("callers"),
                dry ? row.getInt("customers_out") : 0,
                dry ? row.getInt("critical_out") : 0,
                json.readValue(row.getString("units"), UNITS),
                row.getLong("version"),
                target(row),
                needs(row, state),
                row.getString("order_number"),
                row.getBoolean("waiting"));
    }

    private static IncidentRow.Target target(ResultSet row) throws SQLException {
        Instant opened = instant(row, "opened_at");
        Instant dispatched = instant(row, "dispatched_at");
        IncidentRow.Target acknowledge = target(
                "Acknowledge",
                dispatched == null ? opened : dispatched,
                row.getObject("acknowledge_s", Integer.class),
                instant(row, "acknowledged_at"));
        IncidentRow.Target onSite =
                target("On site", opened, row.getObject("on_site_s", Integer.class), instant(row, "on_site_at"));
        IncidentRow.Target safe =
                target("Made safe", opened, row.getObject("restore_s", Integer.class), instant(row, "made_safe_at"));
        if (acknowledge != null && instant(row, "acknowledged_at") == null) {
            return acknowledge;
        }
        if (onSite != null && (instant(row, "on_site_at") == null || safe == null)) {
            return onSite;
        }
        return safe;
    }

    private static IncidentRow.Target target(String label, Instant from, Integer seconds, Instant reached) {
        if (seconds == null) {
            return null;
        }
        Instant dueAt = from.plusSeconds(seconds);
        return new IncidentRow.Target(label, dueAt, reached != null && !reached.isAfter(dueAt));
    }

    private static List<String> needs(ResultSet row, IncidentState state) throws SQLException {
        List<String> needs = new ArrayList<>();
        if (!row.getBoolean("open")) {
            return needs;
        }
        boolean restored = state == IncidentState.RESTORED || state == IncidentState.RESTORATION_PENDING;
        if (row.getInt("live") == 0) {
            if (restored) {
                needs.add("ready to close");
            } else {
                needs.add(
                        row.getString("reserved") != null
                                ? row.getString("reserved") + " reserved, not sent"
                                : row.getInt("assigned") == 0 ? "no crew yet" : "no crew now");
            }
        }
        if (row.getString("unanswered") != null) {
            needs.add(row.getString("unanswered") + " not answering: call by voice");
        } else if (row.getString("radios") != null) {
            needs.add("radio not acknowledged");
        }
        if (row.getString("unread") != null) {
            needs.add("change not acknowledged by " + row.getString("unread"));
        }
        if (row.getInt("left_over") > 0) {
            needs.add("work left to be done");
        }
        if (row.getBoolean("nowhere")) {
            needs.add("no location yet");
        }
        if (row.getInt("callbacks") > 0) {
            needs.add("callback owed");
        }
        return needs;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Double degrees(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : Math.round(value * 1e7) / 1e7;
    }
}
