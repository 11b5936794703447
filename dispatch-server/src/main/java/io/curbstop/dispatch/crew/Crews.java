package io.curbstop.dispatch.crew;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The units and their roster. */
@Component
public class Crews {

    /** Where each person is at :at, whatever crew they belong to. */
    private static final String UNIT_OF_EACH = "select m.username, coalesce((select s.unit_code from person_shift s"
            + " where s.person_id = m.id and s.starts_at <= :at and s.ends_at > :at), m.unit_code) as unit_code"
            + " from crew_member m";

    private final RosterReader rosters;
    private final CrewPeople people;
    private final JdbcClient jdbc;

    Crews(RosterReader rosters, CrewPeople people, JdbcClient jdbc) {
        this.rosters = rosters;
        this.people = people;
        this.jdbc = jdbc;
    }

    /** All units in the order of their codes, with their members; two statements however many there are. */
    public List<CrewUnit> listUnits() {
        return listUnits(people.listAll());
    }

    /** All units in the order of their codes, with their members among these people; one statement. */
    List<CrewUnit> listUnits(List<CrewPeople.Placed> everybody) {
        Map<String, List<CrewMember>> members = everybody.stream()
                .filter(one -> one.homeUnit() != null)
                .collect(Collectors.groupingBy(
                        CrewPeople.Placed::homeUnit,
                        Collectors.mapping(CrewPeople.Placed::member, Collectors.toList())));
        return jdbc.sql("select code, name, kind, radio_id, in_service, out_of_service_reason,"
                        + " ST_AsEWKB(location) as location, position_at, position_source from unit order by code")
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
        holdUnit(code);
        return getUnit(code);
    }

    /** Holds a unit until the transaction ends, without reading it; one that is not there is no matter. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdUnit(String code) {
        jdbc.sql("select code from unit where code = :code for no key update")
                .param("code", code)
                .query(String.class)
                .optional();
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
        Roster roster = rosters.read(moment, moment);
        Map<String, Shift> on = new LinkedHashMap<>();
        for (String code : new TreeSet<>(roster.plans().keySet())) {
            roster.findShift(code, moment).ifPresent(shift -> on.put(code, shift));
        }
        return on;
    }

    /** The shift a unit is on at that moment, if it is. */
    public Optional<Shift> findShift(String code, Instant moment) {
        return rosters.read(moment, moment).findShift(code, moment);
    }

    /** The next shift of a unit after that moment, within a week. */
    public Optional<Shift> findNextShift(String code, Instant moment) {
        return rosters.read(moment, moment).findNextShift(code, moment);
    }

    /** The unit somebody is with at that moment: by a swap or a call-out, else the crew they belong to. */
    public Optional<String> findUnitOf(String username, Instant moment) {
        return jdbc.sql("select unit_code from (" + UNIT_OF_EACH + ") placed"
                        + " where username = :username and unit_code is not null")
                .param("at", moment.atOffset(ZoneOffset.UTC))
                .param("username", username)
                .query(String.class)
                .optional();
    }

    /** The accounts of who is with a unit at that moment, or belongs to it and is nowhere else. */
    public List<String> listUsernames(String code, Instant moment) {
        return jdbc.sql("select username from (" + UNIT_OF_EACH + ") placed"
                        + " where unit_code = :code and username is not null order by username")
                .param("at", moment.atOffset(ZoneOffset.UTC))
                .param("code", code)
                .query(String.class)
                .list();
    }

    /** A person of the crew has said something; whoever is alone is asked when nothing was heard for long. */
    @Transactional
    public void hearWord(String code, Instant at) {
        jdbc.sql(
                        "update unit set last_word_at = :at where code = :code and (last_word_at is null or last_word_at < :at)")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("code", code)
                .update();
    }

    /** The city's time zone; UTC while there is no city. */
    public ZoneId timeZone() {
        return rosters.timeZone();
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
                row.getString("position_source"),
                members.getOrDefault(row.getString("code"), List.of()));
    }
}
