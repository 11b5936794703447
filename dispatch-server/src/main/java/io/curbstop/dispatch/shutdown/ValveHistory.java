package io.curbstop.dispatch.shutdown;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done at valves, by when it happened. */
@Component
class ValveHistory {

    /** A shutdown lasts from its first valve until its last, once every valve stands as before or has a reason not to. */
    private static final String SPANS = """
            select p.incident_id, min(p.occurred_at) as began,
              case when not exists (
                select from shutdown_valve s join valve v on v.ref = s.valve_ref and v.position <> s.position_before
                where s.incident_id = p.incident_id and not exists (
                  select from valve_left l where l.incident_id = s.incident_id and l.valve_ref = s.valve_ref))
                then max(p.occurred_at) end as ended,
              array(select distinct needed_by from valve_left l
                where l.incident_id = p.incident_id and l.needed_by is not null) as handed_to
            from valve_operation p where p.result = 'DONE' group by p.incident_id order by began, p.incident_id
            """;

    /** Every valve that changed in a span: as it stood before the span, and as it stood before a moment in it. */
    private static final String STANDING = """
            select v.ref, coalesce(n.position, v.gis_position, v.position) as normal_position,
              coalesce(n.operability, v.gis_operability, v.operability) as normal_operability,
              coalesce(b.position, v.gis_position, v.position) as position,
              coalesce(b.operability, v.gis_operability, v.operability) as operability
            from (select distinct valve_ref from valve_state_change
              where occurred_at >= :from and (:to::timestamptz is null or occurred_at <= :to)) c
            join (select distinct on (ref) * from valve order by ref) v on v.ref = c.valve_ref
            left join lateral (
              select * from valve_state_change s where s.valve_ref = v.ref and s.occurred_at < :from
              order by s.occurred_at desc, s.id desc limit 1) n on true
            left join lateral (
              select * from valve_state_change s where s.valve_ref = v.ref and s.occurred_at < :at
              order by s.occurred_at desc, s.id desc limit 1) b on true
            """;

    /** Changes nobody made for an incident count too: they belong to the shutdown that turned a valve last before them. */
    private static final String CHANGES = """
            select c.valve_ref, c.position, c.operability, c.occurred_at,
              coalesce(p.incident_id, (select q.incident_id from valve_operation q
                where q.incident_id = any(:incidents::uuid[]) and q.result = 'DONE' and q.occurred_at <= c.occurred_at
                order by q.occurred_at desc, q.ordinal desc limit 1)) as incident_id
            from valve_state_change c
            left join valve_operation p on p.state_version = c.id
            where c.occurred_at >= :at and (:to::timestamptz is null or c.occurred_at <= :to)
            order by c.occurred_at, c.id
            """;

    private final JdbcClient jdbc;

    ValveHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** A stretch of time in which shutdowns follow each other without a gap; {@code to} null while one lasts. */
    record Span(Instant from, Instant to, Set<UUID> incidents) {}

    /** A valve, where it stood before the span, and before the moment asked for. */
    record Standing(
            String valveRef, String normalPosition, String normalOperability, String position, String operability) {}

    /** A change at a valve, and the incident it was made for. */
    record Change(String valveRef, String position, String operability, Instant at, UUID incidentId) {}

    /** The span an incident's shutdown is part of, if it has turned a valve. */
    Optional<Span> findSpan(UUID incidentId) {
        Map<UUID, Turned> turned = new LinkedHashMap<>();
        jdbc.sql(SPANS)
                .query((row, i) -> turned.put(
                        row.getObject("incident_id", UUID.class),
                        new Turned(
                                row.getObject("began", OffsetDateTime.class).toInstant(),
                                instant(row.getObject("ended", OffsetDateTime.class)),
                                List.of((UUID[]) row.getArray("handed_to").getArray()))))
                .list();
        Span joined = null;
        for (Map.Entry<UUID, Turned> entry : turned.entrySet()) {
            Span span = new Span(
                    entry.getValue().began(), end(turned, entry.getKey(), new HashSet<>()), Set.of(entry.getKey()));
            boolean overlaps =
                    joined != null && (joined.to() == null || !span.from().isAfter(joined.to()));
            if (!overlaps && joined != null && joined.incidents().contains(incidentId)) {
                break;
            }
            joined = overlaps ? join(joined, span) : span;
        }
        return Optional.ofNullable(joined).filter(span -> span.incidents().contains(incidentId));
    }

    /** Whoever handed a valve on lasts as long as who took it. Null while it lasts. */
    private static Instant end(Map<UUID, Turned> turned, UUID incident, Set<UUID> asked) {
        Turned own = turned.get(incident);
        if (own == null || own.ended() == null) {
            return null;
        }
        Instant end = own.ended();
        asked.add(incident);
        for (UUID taker : own.handedTo()) {
            if (!asked.contains(taker)) {
                Instant other = end(turned, taker, asked);
                if (other == null) {
                    return null;
                }
                end = other.isAfter(end) ? other : end;
            }
        }
        return end;
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** An incident's own first and last valve, and who took over valves it left. */
    private record Turned(Instant began, Instant ended, List<UUID> handedTo) {}

    private static Span join(Span one, Span other) {
        Set<UUID> incidents = new TreeSet<>(one.incidents());
        incidents.addAll(other.incidents());
        Instant to =
                one.to() == null || other.to() == null ? null : one.to().isAfter(other.to()) ? one.to() : other.to();
        return new Span(one.from(), to, incidents);
    }

    /** The valves that changed in a span, and how they stood before that moment. */
    List<Standing> listStanding(Span span, Instant at) {
        return jdbc.sql(STANDING)
                .param("from", utc(span.from()))
                .param("to", utc(span.to()))
                .param("at", utc(at))
                .query((row, i) -> new Standing(
                        row.getString("ref"),
                        row.getString("normal_position"),
                        row.getString("normal_operability"),
                        row.getString("position"),
                        row.getString("operability")))
                .list();
    }

    /** What changed at valves in a span from that moment on, in the order in which it happened. */
    List<Change> listChanges(Span span, Instant at) {
        return jdbc.sql(CHANGES)
                .param("at", utc(at))
                .param("to", utc(span.to()))
                .param("incidents", span.incidents().toArray(new UUID[0]))
                .query((row, i) -> new Change(
                        row.getString("valve_ref"),
                        row.getString("position"),
                        row.getString("operability"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        row.getObject("incident_id", UUID.class)))
                .list();
    }
}
