package io.curbstop.dispatch.crew;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.locationtech.jts.geom.Point;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The units and their roster. */
@Component
public class Crews {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Crews(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** All units in the order of their codes, with their members; two statements however many there are. */
    public List<CrewUnit> listUnits() {
        Map<String, List<CrewMember>> members = readMembers();
        return jdbc.sql("select code, name, kind, radio_id, in_service, out_of_service_reason,"
                        + " ST_AsEWKB(location) as location, position_at from unit order by code")
                .query((row, i) -> readUnit(row, members))
                .list();
    }

    /** The unit of that code, if there is one. */
    public Optional<CrewUnit> findUnit(String code) {
        return listUnits().stream().filter(u -> u.code().equals(code)).findFirst();
    }

    /**
     * The unit of that code.
     *
     * @throws ProblemException not-found
     */
    public CrewUnit getUnit(String code) {
        return findUnit(code).orElseThrow(() -> ProblemException.notFound("There is no unit " + code + "."));
    }

    /** The unit whose radio that is, if any. */
    public Optional<CrewUnit> findUnitByRadio(String radioId) {
        return listUnits().stream().filter(u -> radioId.equals(u.radioId())).findFirst();
    }

    /**
     * Holds a unit until the transaction ends, so that two dispatchers who send it do so one after the other.
     *
     * @throws ProblemException not-found
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CrewUnit lockUnit(String code) {
        jdbc.sql("select code from unit where code = :code for no key update")
                .param("code", code)
                .query(String.class)
                .optional();
        return getUnit(code);
    }

    /** The token that unit was given last, if any. */
    public Optional<String> findLastToken(String code) {
        return jdbc.sql("select last_token from unit where code = :code and last_token is not null")
                .param("code", code)
                .query(String.class)
                .optional();
    }

    /** Remembers the token a unit was given. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void rememberToken(String code, String token) {
        jdbc.sql("update unit set last_token = :token where code = :code")
                .param("token", token)
                .param("code", code)
                .update();
    }

    /** The shift each unit is on at that moment; a unit off shift has no entry. */
    public Map<String, Shift> listShifts(Instant moment) {
        Roster roster = readRoster();
        Map<String, Shift> on = new LinkedHashMap<>();
        for (String code : jdbc.sql("select code from unit order by code")
                .query(String.class)
                .list()) {
            roster.findShift(code, moment).ifPresent(shift -> on.put(code, shift));
        }
        return on;
    }

    /** The shift a unit is on at that moment, if it is. */
    public Optional<Shift> findShift(String code, Instant moment) {
        return readRoster().findShift(code, moment);
    }

    /** The next shift of a unit after that moment, within a week. */
    public Optional<Shift> findNextShift(String code, Instant moment) {
        return readRoster().findNextShift(code, moment);
    }

    /** Takes a unit's position, unless a later one is known. */
    @Transactional
    public void reportPosition(String code, Point location, double accuracy_m, Instant at) {
        int changed = jdbc.sql("update unit set location = ST_SetSRID(ST_MakePoint(:x, :y), :srid), position_at = :at,"
                        + " position_accuracy_m = :accuracy where code = :code"
                        + " and (position_at is null or position_at < :at)")
                .param("x", location.getX())
                .param("y", location.getY())
                .param("srid", location.getSRID())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("accuracy", accuracy_m)
                .param("code", code)
                .update();
        if (changed > 0) {
            events.publishEvent(new UnitChanged(code));
        }
    }

    /** The city's time zone; UTC while there is no city. */
    public ZoneId timeZone() {
        return ZoneId.of(jdbc.sql("select coalesce((select time_zone from city), 'UTC')")
                .query(String.class)
                .single());
    }

    private Roster readRoster() {
        Map<String, List<WeeklyShift>> weekly = new HashMap<>();
        jdbc.sql("select unit_code, day_of_week, starts_at, ends_at from shift_pattern")
                .query(row -> {
                    weekly.computeIfAbsent(row.getString("unit_code"), code -> new ArrayList<>())
                            .add(new WeeklyShift(
                                    DayOfWeek.of(row.getInt("day_of_week")),
                                    row.getObject("starts_at", LocalTime.class),
                                    row.getObject("ends_at", LocalTime.class)));
                });
        Map<String, List<Shift>> dated = new HashMap<>();
        jdbc.sql("select unit_code, starts_at, ends_at from shift where ends_at > now() - interval '400 days'")
                .query(row -> {
                    dated.computeIfAbsent(row.getString("unit_code"), code -> new ArrayList<>())
                            .add(new Shift(
                                    row.getObject("starts_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getObject("ends_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return new Roster(timeZone(), weekly, dated);
    }

    private Map<String, List<CrewMember>> readMembers() {
        Map<UUID, CrewMember> byId = new LinkedHashMap<>();
        Map<UUID, String> unitOf = new HashMap<>();
        jdbc.sql("select m.id, m.unit_code, m.name, m.username, q.code, q.expires_on from crew_member m"
                        + " left join qualification q on q.member_id = m.id order by m.unit_code, m.name, q.code")
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    Map<String, LocalDate> held = new HashMap<>();
                    CrewMember known = byId.get(id);
                    if (known != null) {
                        held.putAll(known.qualifications());
                    }
                    if (row.getString("code") != null) {
                        held.put(row.getString("code"), row.getObject("expires_on", LocalDate.class));
                    }
                    byId.put(id, new CrewMember(id, row.getString("name"), row.getString("username"), held));
                    unitOf.put(id, row.getString("unit_code"));
                });
        Map<String, List<CrewMember>> byUnit = new HashMap<>();
        byId.forEach((id, member) -> byUnit.computeIfAbsent(unitOf.get(id), code -> new ArrayList<>())
                .add(member));
        return byUnit;
    }

    private static CrewUnit readUnit(ResultSet row, Map<String, List<CrewMember>> members) throws SQLException {
        OffsetDateTime positionAt = row.getObject("position_at", OffsetDateTime.class);
        return new CrewUnit(
                row.getString("code"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("radio_id"),
                row.getBoolean("in_service"),
                row.getString("out_of_service_reason"),
                (Point) CityCoordinates.read(row.getBytes("location")),
                positionAt == null ? null : positionAt.toInstant(),
                members.getOrDefault(row.getString("code"), List.of()));
    }
}
