package io.curbstop.dispatch.crew;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Whose part of the city is which, and in which of these a place is; null while that is not known. */
    Territories readTerritories(Point where) {
        Map<String, List<String>> zones = new HashMap<>();
        Set<String> here = new HashSet<>();
        // Each zone is looked at once, however many units have it.
        jdbc.sql("with zone as materialized (select coalesce(z.name, z.ref) as name, bool_or(st_covers(z.geom,"
                        + " st_setsrid(st_makepoint(cast(:x as float), cast(:y as float)), c.srid))) as inside"
                        + " from pressure_zone z cross join city c group by 1)"
                        + " select t.unit_code, t.zone, coalesce(z.inside, false) as inside from unit_territory t"
                        + " left join zone z on z.name = t.zone order by t.unit_code, t.zone")
                .param("x", where == null ? null : where.getX())
                .param("y", where == null ? null : where.getY())
                .query(row -> {
                    zones.computeIfAbsent(row.getString("unit_code"), code -> new ArrayList<>())
                            .add(row.getString("zone"));
                    if (row.getBoolean("inside")) {
                        here.add(row.getString("zone"));
                    }
                });
        return new Territories(zones, where == null ? null : here);
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
}
