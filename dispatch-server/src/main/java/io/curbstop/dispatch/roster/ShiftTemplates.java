package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.crew.UnitChanged;
import io.curbstop.dispatch.crew.WeeklyShift;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.Array;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shifts by name, such as Early, and the week that a unit is given from them. */
@Component
class ShiftTemplates {

    /** Any Monday: a week is laid out on it to see what overlaps. */
    private static final LocalDate A_MONDAY = LocalDate.of(2001, 1, 1);

    private final Crews crews;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ShiftTemplates(Crews crews, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.crews = crews;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * A shift by name.
     *
     * @param id its id
     * @param name such as Early
     * @param days the days it begins on
     * @param from when it begins
     * @param to when it ends; at or before the beginning means on the next day
     */
    record Template(UUID id, String name, List<DayOfWeek> days, LocalTime from, LocalTime to) {

        /** Keeps its own copy of the days. */
        Template {
            days = List.copyOf(days);
        }

        private List<WeeklyShift> shifts() {
            return days.stream().map(day -> new WeeklyShift(day, from, to)).toList();
        }
    }

    /** All, in the order of when they begin. */
    List<Template> listAll() {
        return jdbc.sql("select id, name, days, starts_at, ends_at from shift_template order by starts_at, name")
                .query((row, i) -> {
                    Array days = row.getArray("days");
                    return new Template(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            Arrays.stream((Integer[]) days.getArray())
                                    .map(DayOfWeek::of)
                                    .toList(),
                            row.getObject("starts_at", LocalTime.class),
                            row.getObject("ends_at", LocalTime.class));
                })
                .list();
    }

    /** Adds one or changes it; weeks that were made from it stay as they are. */
    void put(Template template) {
        jdbc.sql("insert into shift_template (id, name, days, starts_at, ends_at)"
                        + " values (:id, :name, :days, :from, :to) on conflict (id) do update set name = excluded.name,"
                        + " days = excluded.days, starts_at = excluded.starts_at, ends_at = excluded.ends_at")
                .param("id", template.id())
                .param("name", template.name())
                .param("days", template.days().stream().map(DayOfWeek::getValue).toArray(Integer[]::new))
                .param("from", template.from())
                .param("to", template.to())
                .update();
    }

    /**
     * Makes a unit's week from templates, in place of the one it had.
     *
     * @throws ProblemException not-found; shift-overlaps when two of them do, with both named
     */
    @Transactional
    public void apply(String unitCode, List<UUID> templateIds) {
        crews.lockUnit(unitCode);
        List<Template> chosen =
                listAll().stream().filter(t -> templateIds.contains(t.id())).toList();
        if (chosen.size() < templateIds.stream().distinct().count()) {
            throw ProblemException.notFound("One of these shift templates is gone.");
        }
        requireApart(chosen);
        jdbc.sql("delete from shift_pattern where unit_code = :unit")
                .param("unit", unitCode)
                .update();
        for (WeeklyShift shift :
                chosen.stream().flatMap(t -> t.shifts().stream()).toList()) {
            jdbc.sql("insert into shift_pattern (unit_code, day_of_week, starts_at, ends_at)"
                            + " values (:unit, :day, :from, :to)")
                    .param("unit", unitCode)
                    .param("day", shift.day().getValue())
                    .param("from", shift.startsAt())
                    .param("to", shift.endsAt())
                    .update();
        }
        events.publishEvent(new UnitChanged(unitCode));
    }

    /** A shift laid out on a week, with the template it came from. */
    private record Laid(Template template, Shift shift) {}

    /** Two weeks are laid out, so that Sunday night meets Monday morning. */
    private static void requireApart(List<Template> templates) {
        List<Laid> laid = new ArrayList<>();
        for (Template template : templates) {
            for (WeeklyShift shift : template.shifts()) {
                LocalDate day = A_MONDAY.plusDays(shift.day().getValue() - 1L);
                laid.add(new Laid(template, shift.on(day, ZoneOffset.UTC)));
                laid.add(new Laid(template, shift.on(day.plusWeeks(1), ZoneOffset.UTC)));
            }
        }
        for (int i = 0; i < laid.size(); i++) {
            for (int j = i + 1; j < laid.size(); j++) {
                if (laid.get(i).shift().overlaps(laid.get(j).shift())) {
                    throw RosterProblems.refused(
                            "shift-overlaps",
                            "templateIds",
                            "%s overlaps %s."
                                    .formatted(
                                            laid.get(i).template().name(),
                                            laid.get(j).template().name()));
                }
            }
        }
    }
}
