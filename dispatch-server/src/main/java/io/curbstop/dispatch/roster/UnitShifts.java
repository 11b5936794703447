package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.Roster;
import io.curbstop.dispatch.crew.RosterReader;
import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.crew.UnitChanged;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The shifts of units on dates: added, changed, taken away. Two of one unit never overlap. */
@Component
class UnitShifts {

    private final Crews crews;
    private final RosterReader rosters;
    private final PlannedTimes times;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    UnitShifts(
            Crews crews, RosterReader rosters, PlannedTimes times, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.crews = crews;
        this.rosters = rosters;
        this.times = times;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Makes a unit be on at a time; the same id again changes that shift.
     *
     * @param insteadOf the weekly shift that it stands for, which is then not worked; or null
     * @return what it breaks of the rest rules, in words
     * @throws io.curbstop.dispatch.problem.ProblemException shift-overlaps, with the other shift named
     */
    @Transactional
    public List<String> put(UUID id, String unitCode, Shift shift, Roster.Occurrence insteadOf) {
        times.require(shift);
        crews.lockUnit(unitCode);
        if (insteadOf != null) {
            setOff(unitCode, insteadOf, true);
        }
        findOverlap(id, unitCode, shift).ifPresent(other -> {
            throw RosterProblems.refused(
                    "shift-overlaps",
                    "startsAt",
                    unitCode + " is on already from " + Times.span(other, rosters.timeZone()) + ".");
        });
        jdbc.sql("insert into shift (id, unit_code, starts_at, ends_at) values (:id, :unit, :from, :to)"
                        + " on conflict (id) do update set unit_code = excluded.unit_code,"
                        + " starts_at = excluded.starts_at, ends_at = excluded.ends_at")
                .param("id", id)
                .param("unit", unitCode)
                .param("from", shift.startsAt().atOffset(ZoneOffset.UTC))
                .param("to", shift.endsAt().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new UnitChanged(unitCode));
        return times.checkUnit(unitCode, shift);
    }

    /** Takes a shift on a date away; once however often. */
    @Transactional
    public void remove(UUID id) {
        jdbc.sql("delete from shift where id = :id returning unit_code")
                .param("id", id)
                .query(String.class)
                .optional()
                .ifPresent(code -> events.publishEvent(new UnitChanged(code)));
    }

    /**
     * Says that a weekly shift is not worked on a date, or is worked after all.
     *
     * @throws io.curbstop.dispatch.problem.ProblemException not-found; shift-overlaps when another has taken its place
     */
    @Transactional
    public void setWorked(String unitCode, Roster.Occurrence occurrence, boolean worked) {
        crews.lockUnit(unitCode);
        setOff(unitCode, occurrence, !worked);
        if (worked) {
            Roster roster = rosters.read(
                    occurrence.day().atStartOfDay().toInstant(ZoneOffset.UTC),
                    occurrence.day().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
            Shift shift = weekly(roster, unitCode, occurrence).shift();
            roster.plans().get(unitCode).dated().stream()
                    .filter(shift::overlaps)
                    .findFirst()
                    .ifPresent(other -> {
                        throw RosterProblems.refused(
                                "shift-overlaps",
                                "startsAt",
                                unitCode + " is on already from " + Times.span(other, roster.zone()) + ".");
                    });
        }
        events.publishEvent(new UnitChanged(unitCode));
    }

    private void setOff(String unitCode, Roster.Occurrence occurrence, boolean off) {
        Roster roster = rosters.read(
                occurrence.day().atStartOfDay().toInstant(ZoneOffset.UTC),
                occurrence.day().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        weekly(roster, unitCode, occurrence);
        jdbc.sql(
                        off
                                ? "insert into shift_off (unit_code, on_day, starts_at) values (:unit, :day, :at)"
                                        + " on conflict do nothing"
                                : "delete from shift_off where unit_code = :unit and on_day = :day and starts_at = :at")
                .param("unit", unitCode)
                .param("day", occurrence.day())
                .param("at", occurrence.startsAt())
                .update();
    }

    private static Roster.Occurring weekly(Roster roster, String unitCode, Roster.Occurrence occurrence) {
        return roster
                .listWeekly(
                        unitCode,
                        occurrence.day().atStartOfDay(roster.zone()).toInstant(),
                        occurrence.day().plusDays(1).atStartOfDay(roster.zone()).toInstant())
                .stream()
                .filter(o -> o.occurrence().equals(occurrence))
                .findFirst()
                .orElseThrow(() -> RosterProblems.refused(
                        "no-such-shift",
                        "startsAt",
                        "%s has no weekly shift that begins on %s at %s."
                                .formatted(unitCode, occurrence.day(), occurrence.startsAt())));
    }

    private Optional<Shift> findOverlap(UUID id, String unitCode, Shift shift) {
        List<Shift> dated = jdbc.sql("select starts_at, ends_at from shift where unit_code = :unit and id <> :id"
                        + " and starts_at < :to and ends_at > :from order by starts_at limit 1")
                .param("unit", unitCode)
                .param("id", id)
                .param("from", shift.startsAt().atOffset(ZoneOffset.UTC))
                .param("to", shift.endsAt().atOffset(ZoneOffset.UTC))
                .query((row, i) -> Rows.shift(row))
                .list();
        Roster roster = rosters.read(shift.startsAt(), shift.endsAt());
        Set<Roster.Occurrence> off = roster.plans().get(unitCode).off();
        return dated.stream()
                .findFirst()
                .or(() -> roster.listWeekly(unitCode, shift.startsAt(), shift.endsAt()).stream()
                        .filter(o -> !off.contains(o.occurrence()))
                        .map(Roster.Occurring::shift)
                        .findFirst());
    }
}
