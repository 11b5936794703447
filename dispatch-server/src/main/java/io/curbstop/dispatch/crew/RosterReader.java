package io.curbstop.dispatch.crew;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the roster around a time, in as many statements for many units as for one. */
@Component
public class RosterReader {

    /** What came before decides hours and rest. */
    private static final Duration BEFORE = Duration.ofDays(2);

    /** The next shift is looked for this far ahead. */
    private static final Duration AFTER = Duration.ofDays(9);

    private final JdbcClient jdbc;

    RosterReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The city's time zone; UTC while there is no city. */
    public ZoneId timeZone() {
        return ZoneId.of(jdbc.sql("select coalesce((select time_zone from city), 'UTC')")
                .query(String.class)
                .single());
    }

    /** The roster between two moments, and somewhat before and after. */
    public Roster read(Instant from, Instant to) {
        OffsetDateTime first = from.minus(BEFORE).atOffset(ZoneOffset.UTC);
        OffsetDateTime last = to.plus(AFTER).atOffset(ZoneOffset.UTC);
        List<PersonShift> personShifts = jdbc.sql("select id, person_id, unit_code, kind, starts_at, ends_at"
                        + " from person_shift where ends_at > :first and starts_at < :last order by starts_at, id")
                .param("first", first)
                .param("last", last)
                .query((row, i) -> new PersonShift(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("unit_code"),
                        PersonShift.Kind.valueOf(row.getString("kind")),
                        shift(row)))
                .list();
        Map<UUID, List<Shift>> leaves = new HashMap<>();
        jdbc.sql("select person_id, starts_at, ends_at from person_leave where ends_at > :first and starts_at < :last")
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    leaves.computeIfAbsent(row.getObject("person_id", UUID.class), id -> new ArrayList<>())
                            .add(shift(row));
                });
        return new Roster(timeZone(), readPlans(first, last), personShifts, leaves);
    }

    private Map<String, Roster.Plan> readPlans(OffsetDateTime first, OffsetDateTime last) {
        Map<String, List<WeeklyShift>> weekly = new HashMap<>();
        jdbc.sql("select unit_code, day_of_week, starts_at, ends_at from shift_pattern")
                .query(row -> {
                    weekly.computeIfAbsent(row.getString("unit_code"), code -> new ArrayList<>())
                            .add(new WeeklyShift(
                                    DayOfWeek.of(row.getInt("day_of_week")),
                                    row.getObject("starts_at", LocalTime.class),
                                    row.getObject("ends_at", LocalTime.class)));
                });
        Map<String, Set<Roster.Occurrence>> off = new HashMap<>();
        jdbc.sql("select unit_code, on_day, starts_at from shift_off where on_day between :first and :last")
                .param("first", first.toLocalDate().minusDays(2))
                .param("last", last.toLocalDate().plusDays(2))
                .query(row -> {
                    off.computeIfAbsent(row.getString("unit_code"), code -> new HashSet<>())
                            .add(new Roster.Occurrence(
                                    row.getObject("on_day", LocalDate.class),
                                    row.getObject("starts_at", LocalTime.class)));
                });
        Map<String, List<Shift>> dated = new HashMap<>();
        jdbc.sql("select unit_code, starts_at, ends_at from shift where ends_at > :first and starts_at < :last")
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    dated.computeIfAbsent(row.getString("unit_code"), code -> new ArrayList<>())
                            .add(shift(row));
                });
        Map<String, Roster.Plan> plans = new HashMap<>();
        jdbc.sql("select code, standby from unit").query(row -> {
            String code = row.getString("code");
            plans.put(
                    code,
                    new Roster.Plan(
                            row.getBoolean("standby"),
                            weekly.getOrDefault(code, List.of()),
                            off.getOrDefault(code, Set.of()),
                            dated.getOrDefault(code, List.of())));
        });
        return plans;
    }

    private static Shift shift(ResultSet row) throws SQLException {
        return new Shift(
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }
}
