package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.CrewOnDuty;
import io.curbstop.dispatch.crew.CrewPeople;
import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.CrewsOnDuty;
import io.curbstop.dispatch.crew.PersonShift;
import io.curbstop.dispatch.crew.Roster;
import io.curbstop.dispatch.crew.RosterProperties;
import io.curbstop.dispatch.crew.Shift;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a week; as many statements for many units as for one. */
@Component
class WeekReader {

    /** Weeks within ten years of today can be looked at. */
    private static final long FAR_DAYS = 3_660;

    private final Crews crews;
    private final CrewsOnDuty crewsOnDuty;
    private final RosterProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;

    WeekReader(Crews crews, CrewsOnDuty crewsOnDuty, RosterProperties properties, JdbcClient jdbc, Clock clock) {
        this.crews = crews;
        this.crewsOnDuty = crewsOnDuty;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A shift on a date, with its unit. */
    private record Dated(UUID id, String unitCode, Shift shift) {}

    /** The seven days from a day on; null for those of this week, from Monday. */
    Week read(LocalDate from) {
        ZoneId zone = crews.timeZone();
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        LocalDate first = from == null ? today.minusDays(today.getDayOfWeek().getValue() - 1L) : from;
        if (Math.abs(ChronoUnit.DAYS.between(today, first)) > FAR_DAYS) {
            throw RosterProblems.refused("time-not-possible", "from", "That is too far from today; check the year.");
        }
        List<Instant> starts = IntStream.rangeClosed(0, 7)
                .mapToObj(day -> first.plusDays(day).atStartOfDay(zone).toInstant())
                .toList();
        Shift span = new Shift(starts.get(0), starts.get(7));
        CrewsOnDuty.Weigher weigher = crewsOnDuty.weigher(span.startsAt(), span.endsAt());
        Map<String, List<Dated>> dated = readDated(span).stream().collect(Collectors.groupingBy(Dated::unitCode));
        List<Week.UnitWeek> units = crews.listUnits().stream()
                .map(unit -> unitWeek(unit, weigher, dated.getOrDefault(unit.code(), List.of()), span))
                .toList();
        return new Week(
                first.datesUntil(first.plusDays(7)).toList(),
                today,
                starts,
                units,
                readLeaves(span),
                personShifts(weigher, span));
    }

    private Week.UnitWeek unitWeek(CrewUnit unit, CrewsOnDuty.Weigher weigher, List<Dated> dated, Shift span) {
        Roster roster = weigher.roster();
        Set<Roster.Occurrence> off = roster.plans().get(unit.code()).off();
        Stream<Week.Bar> weekly = roster.listWeekly(unit.code(), span.startsAt(), span.endsAt()).stream()
                .map(o -> bar(
                        unit.code(),
                        weigher,
                        new Dated(null, unit.code(), o.shift()),
                        o.occurrence(),
                        "WEEKLY",
                        !off.contains(o.occurrence())));
        Stream<Week.Bar> onDates = dated.stream().map(d -> bar(unit.code(), weigher, d, null, "DATED", true));
        Stream<Week.Bar> callOuts = roster.personShifts().stream()
                .filter(p -> p.kind() == PersonShift.Kind.CALL_OUT
                        && p.unitCode().equals(unit.code())
                        && p.shift().overlaps(span))
                .map(p -> bar(unit.code(), weigher, new Dated(p.id(), unit.code(), p.shift()), null, "CALL_OUT", true));
        List<Week.Bar> bars = Stream.of(weekly, onDates, callOuts)
                .flatMap(b -> b)
                .sorted(Comparator.comparing(Week.Bar::startsAt).thenComparing(Week.Bar::endsAt))
                .toList();
        int minimum = weigher.get(unit.code(), span.startsAt()).rule().minimumCrew();
        return new Week.UnitWeek(
                unit.code(), unit.name(), unit.kind(), minimum, bars, restWarnings(unit, weigher, span));
    }

    private Week.Bar bar(
            String unitCode,
            CrewsOnDuty.Weigher weigher,
            Dated shift,
            Roster.Occurrence occurrence,
            String kind,
            boolean worked) {
        Set<String> present = new LinkedHashSet<>();
        Set<String> away = new LinkedHashSet<>();
        String gap = null;
        if (worked) {
            for (Instant moment : moments(weigher.roster(), shift.shift())) {
                CrewOnDuty crew = weigher.get(unitCode, moment);
                crew.present().forEach(m -> present.add(m.name()));
                crew.away().forEach(a -> away.add(a.member().name() + " " + a.why()));
                gap = gap != null ? gap : crew.findShortage().orElse(null);
            }
        }
        return new Week.Bar(
                shift.id(),
                kind,
                occurrence == null ? null : occurrence.day(),
                occurrence == null ? null : occurrence.startsAt(),
                shift.shift().startsAt(),
                shift.shift().endsAt(),
                worked,
                List.copyOf(present),
                List.copyOf(away),
                gap);
    }

    /** When the crew of a shift may change: its beginning, whenever somebody's time elsewhere begins or ends, its end. */
    private static Set<Instant> moments(Roster roster, Shift shift) {
        Set<Instant> moments =
                new TreeSet<>(List.of(shift.startsAt(), shift.endsAt().minusSeconds(1)));
        Stream.concat(
                        roster.personShifts().stream().map(PersonShift::shift),
                        roster.leaves().values().stream().flatMap(List::stream))
                .flatMap(s -> Stream.of(s.startsAt(), s.endsAt()))
                .filter(shift::covers)
                .forEach(moments::add);
        return moments;
    }

    private List<String> restWarnings(CrewUnit unit, CrewsOnDuty.Weigher weigher, Shift span) {
        RestRule rule = new RestRule(properties, weigher.roster().zone());
        return weigher.everybody().stream()
                .filter(one -> unit.code().equals(one.homeUnit()))
                .flatMap(one -> rule
                        .check(
                                one.member().name(),
                                weigher.roster()
                                        .listWorked(
                                                one.member().id(),
                                                one.homeUnit(),
                                                span.startsAt(),
                                                span.endsAt(),
                                                false))
                        .stream())
                .toList();
    }

    private List<Dated> readDated(Shift span) {
        return jdbc.sql("select id, unit_code, starts_at, ends_at from shift where starts_at < :to and ends_at > :from")
                .param("from", span.startsAt().atOffset(ZoneOffset.UTC))
                .param("to", span.endsAt().atOffset(ZoneOffset.UTC))
                .query((row, i) ->
                        new Dated(row.getObject("id", UUID.class), row.getString("unit_code"), Rows.shift(row)))
                .list();
    }

    private List<Week.Away> readLeaves(Shift span) {
        return jdbc.sql("select l.id, l.person_id, m.name, m.unit_code, l.starts_at, l.ends_at from person_leave l"
                        + " join crew_member m on m.id = l.person_id where l.starts_at < :to and l.ends_at > :from"
                        + " order by l.starts_at, m.name")
                .param("from", span.startsAt().atOffset(ZoneOffset.UTC))
                .param("to", span.endsAt().atOffset(ZoneOffset.UTC))
                .query((row, i) -> new Week.Away(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("name"),
                        row.getString("unit_code"),
                        Rows.shift(row).startsAt(),
                        Rows.shift(row).endsAt()))
                .list();
    }

    private static List<Week.With> personShifts(CrewsOnDuty.Weigher weigher, Shift span) {
        Map<UUID, CrewPeople.Placed> byId = new HashMap<>();
        weigher.everybody().forEach(one -> byId.put(one.member().id(), one));
        List<Week.With> found = new ArrayList<>();
        for (PersonShift p : weigher.roster().personShifts()) {
            CrewPeople.Placed one = byId.get(p.personId());
            if (one != null && p.shift().overlaps(span)) {
                found.add(new Week.With(
                        p.id(),
                        p.personId(),
                        one.member().name(),
                        one.homeUnit(),
                        p.unitCode(),
                        p.kind().name(),
                        p.shift().startsAt(),
                        p.shift().endsAt()));
            }
        }
        return found;
    }
}
