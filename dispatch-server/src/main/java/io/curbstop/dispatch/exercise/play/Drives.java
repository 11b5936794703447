package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.CrewsOnDuty;
import io.curbstop.dispatch.crew.UnitVehicle;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.position.PositionReport;
import io.curbstop.dispatch.position.PositionSource;
import io.curbstop.dispatch.position.Positions;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.road.StreetWays;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the played crews drive: along the streets, at the pace that travel times are reckoned by. */
@Component
class Drives {

    private static final Duration TELL_EVERY = Duration.ofSeconds(15);
    private static final Duration PARKED_EVERY = Duration.ofMinutes(10);
    private static final double WITHOUT_STREETS_s = 300;
    private static final double ACCURACY_m = 6;

    private final StreetWays ways;
    private final Crews crews;
    private final CrewsOnDuty onDuty;
    private final Incidents incidents;
    private final Positions positions;
    private final JdbcClient jdbc;

    Drives(
            StreetWays ways,
            Crews crews,
            CrewsOnDuty onDuty,
            Incidents incidents,
            Positions positions,
            JdbcClient jdbc) {
        this.ways = ways;
        this.crews = crews;
        this.onDuty = onDuty;
        this.incidents = incidents;
        this.positions = positions;
        this.jdbc = jdbc;
    }

    /** Sets out; when it will be there. */
    Instant begin(PlayedCrew crew, Instant at) {
        Incident incident = incidents.getIncident(crew.incidentId());
        CrewUnit unit = crews.getUnit(crew.unitCode());
        UnitVehicle vehicle = onDuty.get(unit.code(), at).vehicle();
        Optional<StreetWays.Way> way = unit.findLocation()
                .flatMap(from -> incident.findLocation().flatMap(to -> ways.find(from, to, unit.kind(), vehicle)));
        double travel_s = way.map(StreetWays.Way::travel_s).orElse(WITHOUT_STREETS_s);
        way.ifPresent(found -> write(crew.id(), found, at));
        return at.plusMillis((long) (travel_s * 1000));
    }

    private void write(UUID assignmentId, StreetWays.Way way, Instant at) {
        jdbc.sql("insert into exercise_drive (assignment_id, way, began_at, travel_s, told_at)"
                        + " values (:id, (select st_setsrid(st_geomfromwkb(:way), srid) from city), :at, :travel, :at) on conflict (assignment_id) do update set"
                        + " way = excluded.way, began_at = excluded.began_at, travel_s = excluded.travel_s,"
                        + " told_at = excluded.told_at")
                .param("id", assignmentId)
                .param("way", new WKBWriter().write(way.line()))
                .param("travel", way.travel_s())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** When a crew that is on its way arrives; empty without a way by road. */
    Optional<Instant> arrival(UUID assignmentId) {
        return jdbc.sql(
                        "select began_at + make_interval(secs => travel_s) from exercise_drive where assignment_id = :id")
                .param("id", assignmentId)
                .query((row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    private record Place(String unitCode, double lon, double lat, double speed_kmh) {}

    /** The phones tell where they are: those under way often, the others now and then, as parked ones do. */
    void tell(Instant now) {
        List<Place> driving = jdbc.sql("""
                        with told as (
                          update exercise_drive d set told_at = :now from assignment a
                          where a.id = d.assignment_id and a.state = 'EN_ROUTE' and d.told_at <= :before
                          returning a.unit_code, d.way, d.travel_s,
                            least(1, greatest(0, extract(epoch from :now - d.began_at) / greatest(d.travel_s, 1))) as part)
                        select unit_code, st_x(p) as lon, st_y(p) as lat, speed_kmh from (
                          select unit_code, st_transform(st_lineinterpolatepoint(way, part), 4326) as p,
                            3.6 * st_length(way) / greatest(travel_s, 1) as speed_kmh from told) t
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", now.minus(TELL_EVERY).atOffset(ZoneOffset.UTC))
                .query(Place.class)
                .list();
        List<Place> parked = jdbc.sql("select code as unit_code, st_x(p) as lon, st_y(p) as lat, 0 as speed_kmh from"
                        + " (select code, st_transform(location, 4326) as p from unit"
                        + "   where location is not null and position_at < :before) u")
                .param("before", now.minus(PARKED_EVERY).atOffset(ZoneOffset.UTC))
                .query(Place.class)
                .list();
        driving.forEach(place -> report(place, now));
        parked.forEach(place -> report(place, now));
    }

    private void report(Place place, Instant now) {
        try {
            positions.report(new PositionReport(
                    place.unitCode(),
                    place.lon(),
                    place.lat(),
                    ACCURACY_m,
                    place.speed_kmh(),
                    null,
                    now,
                    PositionSource.APP));
        } catch (ProblemException refused) {
            // As with a phone: the next one comes soon.
        }
    }
}
