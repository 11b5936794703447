package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.outage.Outages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open incidents that a call is likely about: those whose isolated segment the main belongs to first, then those on the
 * same main, then the near and recent ones, those of the same pressure zone first: a zone can be half a city. A zone is that of the main where its owner
 * says so, else the one drawn around the place.
 */
@Component
public class ParentFinder {

    private static final double NEAR_m = 500;

    private static final Duration RECENT = Duration.ofHours(48);
    private static final int MOST = 5;

    private static final String LIKELY = """
            with here as (select p.point, coalesce((select m.pressure_zone from main m where m.ref = :main limit 1),
                (select z.name from pressure_zone z where ST_Covers(z.geom, p.point) order by z.id limit 1)) as zone
              from (select ST_SetSRID(ST_MakePoint(:x, :y), :srid) as point) p),
            likely as (
              select i.id, i.main_ref, i.opened_at, ST_Distance(i.location, here.point) as distance_m, here.zone as zone_here,
                coalesce((select m.pressure_zone from main m where m.ref = i.main_ref limit 1),
                  (select z.name from pressure_zone z where ST_Covers(z.geom, i.location) order by z.id limit 1)) as zone
              from incident i, here
              where i.open and (i.id = any (:segment)
                or ST_DWithin(i.location, here.point, :near) and i.opened_at > :since))
            select id, main_ref, opened_at, distance_m, case when zone = zone_here then zone end as same_zone
            from likely
            """;

    private final JdbcClient jdbc;
    private final Outages outages;
    private final Clock clock;

    ParentFinder(JdbcClient jdbc, Outages outages, Clock clock) {
        this.jdbc = jdbc;
        this.outages = outages;
        this.clock = clock;
    }

    /** A likely parent and why. */
    public record Parent(UUID incidentId, String reason) {}

    /**
     * The likely parents, the likeliest first.
     *
     * @param place in the operating CRS, or null while unknown: then there are none
     * @param mainRef the main the call is likely on, or null
     */
    public List<Parent> find(Point place, String mainRef) {
        if (place == null) {
            return List.of();
        }
        Set<UUID> sameSegment = mainRef == null ? Set.of() : new HashSet<>(outages.listIncidentsOnSegment(mainRef));
        Instant now = clock.instant();
        return jdbc
                .sql(LIKELY)
                .param("main", mainRef)
                .param("x", place.getX())
                .param("y", place.getY())
                .param("srid", place.getSRID())
                .param("segment", sameSegment.toArray(new UUID[0]))
                .param("near", NEAR_m)
                .param("since", now.minus(RECENT).atOffset(ZoneOffset.UTC))
                .query((row, i) -> rank(row, sameSegment, mainRef, now))
                .list()
                .stream()
                .sorted(Comparator.comparingInt(Ranked::rank).thenComparingDouble(Ranked::cost))
                .limit(MOST)
                .map(r -> new Parent(r.id(), r.reason()))
                .toList();
    }

    private static Ranked rank(ResultSet row, Set<UUID> sameSegment, String mainRef, Instant now) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String zone = row.getString("same_zone");
        long minutes = Duration.between(
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(), now)
                .toMinutes();
        double distance_m = row.getDouble("distance_m");
        String far = "%d m away, %d min ago.".formatted(Math.round(distance_m), minutes);
        double cost = distance_m + minutes;
        if (sameSegment.contains(id)) {
            return new Ranked(id, "On the same isolation segment, " + far, 0, cost);
        }
        if (mainRef != null && mainRef.equals(row.getString("main_ref"))) {
            return new Ranked(id, "On the same main, " + far, 1, cost);
        }
        return zone == null
                ? new Ranked(id, far, 3, cost)
                : new Ranked(id, "On the same pressure zone (" + zone + "), " + far, 2, cost);
    }

    private record Ranked(UUID id, String reason, int rank, double cost) {}
}
