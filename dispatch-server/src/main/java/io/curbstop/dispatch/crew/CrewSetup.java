package io.curbstop.dispatch.crew;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.locationtech.jts.geom.Point;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets up units, members and shifts; safe to run again. */
@Component
public class CrewSetup {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    CrewSetup(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * A unit as it is to be.
     *
     * @param code short code such as V1
     * @param name for people
     * @param kind valve, repair, sewer, leak, meter, traffic or gas
     * @param radioId four digits, or null
     * @param location where it starts, in the operating CRS, or null
     * @param positionAt when it was there, or null
     * @param members who belongs to it
     * @param shifts when it is on, every week
     */
    public record UnitSetup(
            String code,
            String name,
            String kind,
            String radioId,
            Point location,
            Instant positionAt,
            List<MemberSetup> members,
            List<WeeklyShift> shifts) {}

    /**
     * A member as they are to be.
     *
     * @param id stays the same when set up again
     * @param name for people
     * @param username their account, or null
     * @param qualifications what they may do, and the last day it holds
     */
    public record MemberSetup(UUID id, String name, String username, Map<String, LocalDate> qualifications) {}

    /**
     * Makes a unit be called and be of a kind, with its people and shifts as they are.
     *
     * @return whether that changes anything
     */
    @Transactional
    public boolean describeUnit(String code, String name, String kind, String radioId) {
        int changed = jdbc.sql("insert into unit as u (code, name, kind, radio_id) values (:code, :name, :kind, :radio)"
                        + " on conflict (code) do update set name = excluded.name, kind = excluded.kind,"
                        + " radio_id = excluded.radio_id where (u.name, u.kind, u.radio_id)"
                        + " is distinct from (excluded.name, excluded.kind, excluded.radio_id)")
                .param("code", code)
                .param("name", name)
                .param("kind", kind)
                .param("radio", radioId)
                .update();
        if (changed > 0) {
            events.publishEvent(new UnitChanged(code));
        }
        return changed > 0;
    }

    /** Makes a unit, its members and its weekly shifts be as given. */
    @Transactional
    public void saveUnit(UnitSetup unit) {
        jdbc.sql("insert into unit (code, name, kind, radio_id) values (:code, :name, :kind, :radio)"
                        + " on conflict (code) do update set name = excluded.name, kind = excluded.kind,"
                        + " radio_id = excluded.radio_id")
                .param("code", unit.code())
                .param("name", unit.name())
                .param("kind", unit.kind())
                .param("radio", unit.radioId())
                .update();
        if (unit.location() != null) {
            jdbc.sql("update unit set location = ST_SetSRID(ST_MakePoint(:x, :y), :srid), position_at = :at"
                            + " where code = :code")
                    .param("x", unit.location().getX())
                    .param("y", unit.location().getY())
                    .param("srid", unit.location().getSRID())
                    .param(
                            "at",
                            unit.positionAt() == null ? null : unit.positionAt().atOffset(ZoneOffset.UTC))
                    .param("code", unit.code())
                    .update();
        }
        jdbc.sql("update crew_member set unit_code = null where unit_code = :code and not id = any(:members)")
                .param("code", unit.code())
                .param("members", unit.members().stream().map(MemberSetup::id).toArray(UUID[]::new))
                .update();
        unit.members().forEach(member -> saveMember(unit.code(), member));
        jdbc.sql("delete from shift_pattern where unit_code = :code")
                .param("code", unit.code())
                .update();
        for (WeeklyShift shift : unit.shifts()) {
            jdbc.sql("insert into shift_pattern (unit_code, day_of_week, starts_at, ends_at)"
                            + " values (:code, :day, :from, :to)")
                    .param("code", unit.code())
                    .param("day", shift.day().getValue())
                    .param("from", shift.startsAt())
                    .param("to", shift.endsAt())
                    .update();
        }
        jdbc.sql("update unit set standby = :standby where code = :code")
                .param("standby", coversTheWeek(unit.shifts()))
                .param("code", unit.code())
                .update();
        events.publishEvent(new UnitChanged(unit.code()));
    }

    /** Nobody works around the clock: a crew that is always on rests at its station between jobs. */
    private static boolean coversTheWeek(List<WeeklyShift> shifts) {
        Duration on = shifts.stream()
                .map(s -> Duration.between(s.startsAt(), s.endsAt()))
                .map(d -> d.compareTo(Duration.ZERO) > 0 ? d : d.plusDays(1))
                .reduce(Duration.ZERO, Duration::plus);
        return on.compareTo(Duration.ofDays(7)) >= 0;
    }

    /**
     * Adds a shift on a date.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when it overlaps another of that unit
     */
    @Transactional
    public void addShift(UUID id, String unitCode, Shift shift) {
        jdbc.sql("insert into shift (id, unit_code, starts_at, ends_at) values (:id, :unit, :from, :to)"
                        + " on conflict (id) do nothing")
                .param("id", id)
                .param("unit", unitCode)
                .param("from", shift.startsAt().atOffset(ZoneOffset.UTC))
                .param("to", shift.endsAt().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new UnitChanged(unitCode));
    }

    private void saveMember(String unitCode, MemberSetup member) {
        jdbc.sql("insert into crew_member (id, unit_code, name, username) values (:id, :unit, :name, :username)"
                        + " on conflict (id) do update set unit_code = excluded.unit_code, name = excluded.name,"
                        + " username = excluded.username")
                .param("id", member.id())
                .param("unit", unitCode)
                .param("name", member.name())
                .param("username", member.username())
                .update();
        jdbc.sql("delete from qualification where member_id = :id")
                .param("id", member.id())
                .update();
        member.qualifications().forEach((code, expiresOn) -> jdbc.sql(
                        "insert into qualification (member_id, code, expires_on) values (:id, :code, :expires)")
                .param("id", member.id())
                .param("code", code)
                .param("expires", expiresOn.equals(CrewMember.WITHOUT_END) ? null : expiresOn)
                .update());
    }
}
