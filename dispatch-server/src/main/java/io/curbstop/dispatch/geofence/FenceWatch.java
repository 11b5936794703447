package io.curbstop.dispatch.geofence;

import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.position.PositionsWritten;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks at the tracks of crews that are expected somewhere, with every batch of positions and in its transaction; at most
 * four statements however many crews there are.
 */
@Component
class FenceWatch {

    /** A crew that has acknowledged, or is on its way, and what was proposed to it already. */
    private static final String EXPECTED = """
            select a.id, a.unit_code, a.incident_id, a.state, a.acknowledged_at, a.en_route_at,
              ST_X(i.location) as x, ST_Y(i.location) as y,
              array(select step from step_proposal where assignment_id = a.id) as known,
              exists (select from step_proposal where assignment_id = a.id and step = 'ON_SITE' and refused_at is null)
                as seems_there
            from assignment a join incident i on i.id = a.incident_id
            where a.live and a.state in ('ACKNOWLEDGED', 'EN_ROUTE') and a.acknowledged_at is not null
              and a.unit_code = any (:units)
            """;

    /** The believed positions since each acknowledged, the newest thousand, and the last one before. */
    private static final String TRACKS = """
            select c.id, t.x, t.y, t.accuracy_m, t.speed_kmh, t.occurred_at
            from unnest(:id::uuid[], :unit::text[], :since::timestamptz[]) as c(id, unit_code, since)
            cross join lateral (
              (select ST_X(location) as x, ST_Y(location) as y, accuracy_m, speed_kmh, occurred_at from unit_track
               where unit_code = c.unit_code and doubt is null and occurred_at > c.since
               order by occurred_at desc limit 1000)
              union all
              (select ST_X(location), ST_Y(location), accuracy_m, speed_kmh, occurred_at from unit_track
               where unit_code = c.unit_code and doubt is null and occurred_at <= c.since
               order by occurred_at desc limit 1)) t
            order by c.id, t.occurred_at
            """;

    private static final String PROPOSE = """
            insert into step_proposal (assignment_id, step, proposed_at, occurred_at, location, accuracy_m)
            select n.id, n.step, :now, n.at, ST_SetSRID(ST_MakePoint(n.x, n.y), city.srid), n.accuracy_m
            from city, unnest(:id::uuid[], :step::text[], :at::timestamptz[], :x::float8[], :y::float8[],
              :accuracy::float8[]) as n(id, step, at, x, y, accuracy_m)
            on conflict do nothing
            """;

    private final GeofenceProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    FenceWatch(GeofenceProperties properties, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    private record Expected(
            UUID id,
            String unitCode,
            UUID incidentId,
            boolean enRoute,
            Instant acknowledgedAt,
            Instant enRouteAt,
            Double x,
            Double y,
            Set<String> known,
            boolean seemsThere) {

        boolean may(Step step) {
            return !known.contains(step.name()) && !(enRoute && step == Step.EN_ROUTE);
        }

        /** Nobody is on site before it was on its way. */
        Instant earliestArrival() {
            return enRoute && enRouteAt != null && enRouteAt.isAfter(acknowledgedAt) ? enRouteAt : acknowledgedAt;
        }
    }

    private record Made(Expected of, Step step, Seen seen) {}

    @EventListener
    void hear(PositionsWritten written) {
        List<Expected> expected = jdbc.sql(EXPECTED)
                .param("units", written.units().toArray(String[]::new))
                .query((row, i) -> read(row))
                .list();
        if (expected.isEmpty()) {
            return;
        }
        Map<UUID, List<Seen>> tracks = readTracks(expected);
        List<Made> made = new ArrayList<>();
        List<Expected> left = new ArrayList<>();
        for (Expected one : expected) {
            Fence fence = new Fence(properties, tracks.getOrDefault(one.id(), List.of()), clock.instant());
            judge(one, fence, made);
            if (one.seemsThere() && (one.x() == null || fence.isAwayFrom(one.x(), one.y()))) {
                left.add(one);
            }
        }
        propose(made);
        withdraw(left);
        made.stream().map(Made::of).distinct().forEach(this::tell);
        left.forEach(this::tell);
    }

    private static void judge(Expected one, Fence fence, List<Made> made) {
        if (one.may(Step.EN_ROUTE)) {
            fence.findDeparture(one.acknowledgedAt()).ifPresent(seen -> made.add(new Made(one, Step.EN_ROUTE, seen)));
        }
        if (one.may(Step.ON_SITE) && one.x() != null) {
            fence.findArrival(one.earliestArrival(), one.x(), one.y())
                    .ifPresent(seen -> made.add(new Made(one, Step.ON_SITE, seen)));
        }
    }

    private void tell(Expected one) {
        events.publishEvent(new ProposalChanged(one.id(), one.incidentId(), one.unitCode()));
    }

    private static Expected read(ResultSet row) throws SQLException {
        OffsetDateTime enRouteAt = row.getObject("en_route_at", OffsetDateTime.class);
        return new Expected(
                row.getObject("id", UUID.class),
                row.getString("unit_code"),
                row.getObject("incident_id", UUID.class),
                row.getString("state").equals("EN_ROUTE"),
                row.getObject("acknowledged_at", OffsetDateTime.class).toInstant(),
                enRouteAt == null ? null : enRouteAt.toInstant(),
                row.getObject("x", Double.class),
                row.getObject("y", Double.class),
                Arrays.stream((String[]) row.getArray("known").getArray()).collect(Collectors.toSet()),
                row.getBoolean("seems_there"));
    }

    private Map<UUID, List<Seen>> readTracks(List<Expected> expected) {
        Map<UUID, List<Seen>> tracks = new HashMap<>();
        jdbc.sql(TRACKS)
                .param("id", expected.stream().map(Expected::id).toArray(UUID[]::new))
                .param("unit", expected.stream().map(Expected::unitCode).toArray(String[]::new))
                .param(
                        "since",
                        expected.stream()
                                .map(e -> e.acknowledgedAt().toString())
                                .toArray(String[]::new))
                .query(row -> {
                    tracks.computeIfAbsent(row.getObject("id", UUID.class), id -> new ArrayList<>())
                            .add(new Seen(
                                    row.getDouble("x"),
                                    row.getDouble("y"),
                                    row.getDouble("accuracy_m"),
                                    row.getObject("speed_kmh", Double.class),
                                    row.getObject("occurred_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return tracks;
    }

    private void propose(List<Made> made) {
        if (made.isEmpty()) {
            return;
        }
        jdbc.sql(PROPOSE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", made.stream().map(m -> m.of().id()).toArray(UUID[]::new))
                .param("step", made.stream().map(m -> m.step().name()).toArray(String[]::new))
                .param("at", made.stream().map(m -> m.seen().at().toString()).toArray(String[]::new))
                .param("x", made.stream().map(m -> m.seen().x()).toArray(Double[]::new))
                .param("y", made.stream().map(m -> m.seen().y()).toArray(Double[]::new))
                .param("accuracy", made.stream().map(m -> m.seen().accuracy_m()).toArray(Double[]::new))
                .update();
    }

    private void withdraw(List<Expected> left) {
        if (left.isEmpty()) {
            return;
        }
        jdbc.sql("delete from step_proposal where assignment_id = any (:ids) and step = 'ON_SITE'"
                        + " and refused_at is null")
                .param("ids", left.stream().map(Expected::id).toArray(UUID[]::new))
                .update();
    }
}
