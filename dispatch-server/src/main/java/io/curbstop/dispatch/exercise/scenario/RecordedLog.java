package io.curbstop.dispatch.exercise.scenario;

import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was recorded, as a scenario to be played again: the calls that were taken here, and the past incidents that were imported.
 * Callers stay unnamed.
 */
@Component
public class RecordedLog {

    private static final Duration DAY = Duration.ofDays(1);

    /** Past incidents say what was found; a caller could only have seen water. */
    private static final String RECORDED = """
            select * from (
              select c.received_at as at, false as imported, c.narrative, c.address_text, i.type_code as type,
                st_x(st_transform(coalesce(c.location, i.location), 4326)) as lon,
                st_y(st_transform(coalesce(c.location, i.location), 4326)) as lat, null as crew_note
              from call c join incident i on i.id = c.incident_id
              where coalesce(c.location, i.location) is not null or c.address_text is not null
              union all
              select p.reported_at::timestamptz, true, case p.incident_type when 'SERVICE_LEAK'
                  then 'Water bubbling up by the curb stop' else 'Water coming up in the road' end,
                nullif(concat_ws(' ', p.civic, p.street), ''), coalesce(t.code, 'MAIN_BREAK'),
                st_x(st_transform(p.geom, 4326)), st_y(st_transform(p.geom, 4326)),
                nullif(concat_ws('; ', p.nature, p.cause, p.repair, p.remarks), '')
              from past_incident p left join incident_type t on t.code = p.incident_type
              where p.reported_at ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T'
                and (p.geom is not null or p.civic is not null or p.street is not null)) logged
            where at >= :from and at < :until order by at, narrative, address_text limit :most
            """;

    private final JdbcClient jdbc;
    private final CityStore cities;

    RecordedLog(JdbcClient jdbc, CityStore cities) {
        this.jdbc = jdbc;
        this.cities = cities;
    }

    /**
     * What was recorded on these days, in the city's time. Where only the day is known it came at any time of that day, always
     * the same.
     *
     * @param first the first day
     * @param last the last day
     * @throws ProblemException nothing-recorded; invalid when it is more than a scenario holds
     */
    public Scenario read(LocalDate first, LocalDate last) {
        ZoneId zone = cities.getCity().timeZone();
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant until = last.plusDays(1).atStartOfDay(zone).toInstant();
        if (!until.isAfter(from)) {
            throw ProblemException.invalid("The last day comes before the first.");
        }
        List<Happening> happenings = jdbc.sql(RECORDED)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", Scenario.MOST + 1)
                .query((row, i) -> happening(row, i, from, zone))
                .list();
        if (happenings.isEmpty()) {
            throw ProblemException.refused("nothing-recorded", "Nothing was recorded in that time.");
        }
        if (happenings.size() > Scenario.MOST) {
            throw ProblemException.invalid(
                    "More than " + Scenario.MOST + " were recorded in that time; choose less of it.");
        }
        return new Scenario("Recorded " + first + " to " + last, happenings);
    }

    private static Happening happening(ResultSet row, int number, Instant from, ZoneId zone) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        boolean dayOnly =
                row.getBoolean("imported") && at.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
        Duration later = dayOnly
                ? Duration.ofMillis(
                        (long) (new SplittableRandom(at.getEpochSecond() + number).nextDouble() * DAY.toMillis()))
                : Duration.ZERO;
        boolean placed = row.getObject("lon") != null && row.getObject("lat") != null;
        return Happening.call(
                        Duration.between(from, at).plus(later),
                        row.getString("narrative"),
                        row.getString("address_text"),
                        placed ? row.getDouble("lon") : null,
                        placed ? row.getDouble("lat") : null,
                        row.getString("type"))
                .noted(row.getString("crew_note"));
    }
}
