package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.outage.Outages;
import java.time.Clock;
import java.time.Duration;
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
 * same main, then the near and recent ones.
 */
@Component
public class ParentFinder {

    private static final double NEAR_m = 500;
    private static final Duration RECENT = Duration.ofHours(48);
    private static final int MOST = 5;

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
        return jdbc
                .sql("select id, main_ref, opened_at, ST_Distance(location, p.point) as distance_m from incident i,"
                        + " (select ST_SetSRID(ST_MakePoint(:x, :y), :srid) as point) p where i.open and"
                        + " (i.id = any (:segment) or ST_DWithin(i.location, p.point, :near) and i.opened_at > :since)")
                .param("x", place.getX())
                .param("y", place.getY())
                .param("srid", place.getSRID())
                .param("segment", sameSegment.toArray(new UUID[0]))
                .param("near", NEAR_m)
                .param("since", clock.instant().minus(RECENT).atOffset(ZoneOffset.UTC))
                .query((row, i) -> {
                    UUID id = row.getObject("id", UUID.class);
                    boolean sameMain = mainRef != null && mainRef.equals(row.getString("main_ref"));
                    long minutes = Duration.between(
                                    row.getObject("opened_at", OffsetDateTime.class)
                                            .toInstant(),
                                    clock.instant())
                            .toMinutes();
                    double distance_m = row.getDouble("distance_m");
                    String how = sameSegment.contains(id)
                            ? "On the same isolation segment, "
                            : sameMain ? "On the same main, " : "";
                    int rank = sameSegment.contains(id) ? 0 : sameMain ? 1 : 2;
                    return new Ranked(
                            id,
                            how + "%d m away, %d min ago.".formatted(Math.round(distance_m), minutes),
                            rank,
                            distance_m + minutes);
                })
                .list()
                .stream()
                .sorted(Comparator.comparingInt(Ranked::rank).thenComparingDouble(Ranked::cost))
                .limit(MOST)
                .map(r -> new Parent(r.id(), r.reason()))
                .toList();
    }

    private record Ranked(UUID id, String reason, int rank, double cost) {}
}
