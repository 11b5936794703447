package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.incident.Stamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which valves do not stand where they stood before a shutdown, and why they may stay so. */
@Component
class ValveDifferences {

    private final JdbcClient jdbc;
    private final Clock clock;

    ValveDifferences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The valves an incident has turned or taken over, each with where it stood before: open, closed or unknown. */
    Map<String, String> listBefore(UUID incidentId) {
        Map<String, String> before = new LinkedHashMap<>();
        jdbc.sql("select valve_ref, position_before from shutdown_valve where incident_id = :incident order by 1")
                .param("incident", incidentId)
                .query((row, i) -> before.put(row.getString(1), row.getString(2)))
                .list();
        return before;
    }

    /** The valves that stand differently, by reference; those with a reason to stay so among them. */
    List<OutageView.Difference> list(UUID incidentId) {
        return jdbc.sql(
                        "select distinct on (s.valve_ref) s.valve_ref, s.position_before, v.position, l.reason, i.number,"
                                + " (select string_agg(distinct oi.number, ', ') from outage_valve ov"
                                + "   join outage o on o.id = ov.outage_id and o.current and o.state <> 'RESTORED'"
                                + "   join incident oi on oi.id = o.incident_id and oi.open"
                                + "   where ov.ref = s.valve_ref and ov.role in ('CLOSE', 'VERIFY_CLOSED')"
                                + "   and o.incident_id <> s.incident_id"
                                + "   and (o.approved_at is not null or o.state <> 'PROPOSED')) as wanted_by"
                                + " from shutdown_valve s join valve v on v.ref = s.valve_ref"
                                + " left join valve_left l on l.incident_id = s.incident_id and l.valve_ref = s.valve_ref"
                                + " left join incident i on i.id = l.needed_by"
                                + " where s.incident_id = :incident and v.position <> s.position_before order by 1")
                .param("incident", incidentId)
                .query((row, i) -> new OutageView.Difference(
                        row.getString("valve_ref"),
                        row.getString("position_before"),
                        row.getString("position"),
                        row.getString("reason"),
                        row.getString("number") == null ? row.getString("wanted_by") : row.getString("number")))
                .list();
    }

    /** Notes why a valve stays as it stands; another incident that needs it so is to put it back in its turn. */
    boolean leave(UUID id, UUID incidentId, String valveRef, String before, String reason, UUID neededBy, Stamp stamp) {
        return jdbc.sql("insert into valve_left (id, incident_id, valve_ref, position_before, reason, needed_by, actor,"
                                + " occurred_at, recorded_at) values (:id, :incident, :valve, :before, :reason, :needed,"
                                + " :actor, :occurred, :recorded) on conflict do nothing")
                        .param("id", id)
                        .param("incident", incidentId)
                        .param("valve", valveRef)
                        .param("before", before)
                        .param("reason", reason)
                        .param("needed", neededBy)
                        .param("actor", stamp.actor())
                        .param("occurred", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                        .param("recorded", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** A valve that was turned again is no longer left as it stood. */
    void forget(UUID incidentId, String valveRef) {
        jdbc.sql("delete from valve_left where incident_id = :incident and valve_ref = :valve")
                .param("incident", incidentId)
                .param("valve", valveRef)
                .update();
    }
}
