package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.PersonShift;
import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.crew.UnitChanged;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where one person is for a time: away, or with another unit. Nobody is at two places at once. */
@Component
class PersonTimes {

    private final Crews crews;
    private final PlannedTimes times;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PersonTimes(Crews crews, PlannedTimes times, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.crews = crews;
        this.times = times;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    private record Who(String name, String unitCode) {}

    /**
     * Puts somebody with a unit for a time; the same id again changes that.
     *
     * @return what it breaks of the rest rules, in words
     * @throws ProblemException not-found; shift-overlaps when they are with a unit or on leave then
     */
    @Transactional
    public List<String> putShift(
            UUID id, UUID personId, String unitCode, PersonShift.Kind kind, Shift shift, String by) {
        times.require(shift);
        crews.getUnit(unitCode);
        Who who = lock(personId);
        if (kind == PersonShift.Kind.SWAP && unitCode.equals(who.unitCode())) {
            throw RosterProblems.refused("belongs-there", "unitCode", who.name() + " belongs to " + unitCode + ".");
        }
        requireFree(id, personId, who, shift);
        save(
                "insert into person_shift (id, person_id, unit_code, kind, starts_at, ends_at, made_by, made_at)"
                        + " values (:id, :person, :unit, :kind, :from, :to, :by, :now) on conflict (id) do update set"
                        + " person_id = excluded.person_id, unit_code = excluded.unit_code,"
                        + " starts_at = excluded.starts_at, ends_at = excluded.ends_at",
                id,
                personId,
                shift,
                by,
                statement -> statement.param("unit", unitCode).param("kind", kind.name()));
        Stream.of(unitCode, who.unitCode())
                .filter(Objects::nonNull)
                .forEach(code -> events.publishEvent(new UnitChanged(code)));
        return times.checkPerson(personId, shift);
    }

    /**
     * Puts somebody on leave; the same id again changes that.
     *
     * @throws ProblemException not-found; shift-overlaps when they are with a unit or on leave then
     */
    @Transactional
    public void putLeave(UUID id, UUID personId, Shift span, String by) {
        times.requireSpan(span);
        Who who = lock(personId);
        requireFree(id, personId, who, span);
        save(
                "insert into person_leave (id, person_id, starts_at, ends_at, made_by, made_at)"
                        + " values (:id, :person, :from, :to, :by, :now) on conflict (id) do update set"
                        + " person_id = excluded.person_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at",
                id,
                personId,
                span,
                by,
                statement -> statement);
        Optional.ofNullable(who.unitCode()).ifPresent(code -> events.publishEvent(new UnitChanged(code)));
    }

    /** Whether a leave or a swap of that id stands. */
    boolean isThere(UUID id) {
        return jdbc.sql(
                        "select exists (select from person_leave where id = :id union all select from person_shift where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Takes a swap, a call-out or a leave away; once however often. */
    @Transactional
    public void remove(UUID id) {
        jdbc.sql("with shift_gone as (delete from person_shift where id = :id returning person_id, unit_code),"
                        + " leave_gone as (delete from person_leave where id = :id returning person_id)"
                        + " select unit_code from shift_gone union select m.unit_code from crew_member m"
                        + " where m.unit_code is not null and m.id in"
                        + " (select person_id from shift_gone union select person_id from leave_gone)")
                .param("id", id)
                .query(String.class)
                .list()
                .forEach(code -> events.publishEvent(new UnitChanged(code)));
    }

    private void save(
            String sql, UUID id, UUID personId, Shift shift, String by, UnaryOperator<JdbcClient.StatementSpec> more) {
        more.apply(jdbc.sql(sql))
                .param("id", id)
                .param("person", personId)
                .param("from", shift.startsAt().atOffset(ZoneOffset.UTC))
                .param("to", shift.endsAt().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Holds a person until the transaction ends, so that two plans for them come one after the other. */
    private Who lock(UUID personId) {
        return jdbc.sql("select name, unit_code from crew_member where id = :id for no key update")
                .param("id", personId)
                .query(Who.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no such person on the roster."));
    }

    private void requireFree(UUID id, UUID personId, Who who, Shift shift) {
        ZoneId zone = crews.timeZone();
        jdbc.sql("select 'with ' || unit_code as what, starts_at, ends_at from person_shift"
                        + " where person_id = :person and id <> :id and starts_at < :to and ends_at > :from"
                        + " union all select 'on leave', starts_at, ends_at from person_leave"
                        + " where person_id = :person and id <> :id and starts_at < :to and ends_at > :from"
                        + " order by starts_at limit 1")
                .param("person", personId)
                .param("id", id)
                .param("from", shift.startsAt().atOffset(ZoneOffset.UTC))
                .param("to", shift.endsAt().atOffset(ZoneOffset.UTC))
                .query((row, i) -> who.name() + " is " + row.getString("what") + " from "
                        + Times.span(Rows.shift(row), zone) + ".")
                .optional()
                .ifPresent(sentence -> {
                    throw RosterProblems.refused("shift-overlaps", "startsAt", sentence);
                });
    }
}
