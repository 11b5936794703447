package io.curbstop.dispatch.crew;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the rank needs to know of units besides where they are: their territory, and the jobs they were given. */
@Component
class UnitHistory {

    private final JdbcClient jdbc;

    UnitHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a place is in the territory of each unit that has one. */
    Map<String, Boolean> readTerritories(Point where) {
        Map<String, Boolean> inside = new HashMap<>();
        if (where == null) {
            return inside;
        }
        jdbc.sql("select t.unit_code, coalesce(bool_or(st_covers(z.geom, st_setsrid(st_makepoint(:x, :y), c.srid))),"
                        + " false) as inside from unit_territory t cross join city c left join pressure_zone z"
                        + " on coalesce(z.name, z.ref) = t.zone group by t.unit_code")
                .param("x", where.getX())
                .param("y", where.getY())
                .query(row -> {
                    inside.put(row.getString("unit_code"), row.getBoolean("inside"));
                });
        return inside;
    }

    /** How many jobs each unit was given since its shift began; those off shift have none. */
    Map<String, Integer> countJobs(Map<String, CrewOnDuty> crews) {
        Map<String, Instant> since = new HashMap<>();
        crews.forEach((code, crew) -> crew.findShift().ifPresent(s -> since.put(code, s.startsAt())));
        Map<String, Integer> jobs = new HashMap<>();
        jdbc.sql("select a.unit_code, count(*) as jobs from assignment a"
                        + " join unnest(:codes, cast(:since as timestamptz[])) s (code, since) on s.code = a.unit_code"
                        + " where a.dispatched_at >= s.since group by a.unit_code")
                .param("codes", since.keySet().toArray(String[]::new))
                .param(
                        "since",
                        since.values().stream()
                                .map(at -> at.atOffset(ZoneOffset.UTC).toString())
                                .toArray(String[]::new))
                .query(row -> {
                    jobs.put(row.getString("unit_code"), row.getInt("jobs"));
                });
        return jobs;
    }

    /** Where a place is to a unit. */
    static Merit.Territory territory(Map<String, Boolean> inside, String unitCode) {
        return Optional.ofNullable(inside.get(unitCode))
                .map(in -> in ? Merit.Territory.OWN : Merit.Territory.OTHER)
                .orElse(Merit.Territory.NONE);
    }
}
