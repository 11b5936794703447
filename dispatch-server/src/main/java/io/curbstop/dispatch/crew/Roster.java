package io.curbstop.dispatch.crew;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is on when: shifts on a date and shifts that come every week, read together.
 *
 * @param zone the city's time zone
 * @param weekly weekly shifts by unit
 * @param dated shifts on a date by unit
 */
record Roster(ZoneId zone, Map<String, List<WeeklyShift>> weekly, Map<String, List<Shift>> dated) {

    /** The shift a unit is on at that moment; of several the one that ends last. */
    Optional<Shift> findShift(String unitCode, Instant moment) {
        return shiftsAround(unitCode, moment).filter(s -> s.covers(moment)).max(Comparator.comparing(Shift::endsAt));
    }

    /** The next shift of a unit after that moment, within a week. */
    Optional<Shift> findNextShift(String unitCode, Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        Stream<Shift> patterns = Stream.iterate(today, day -> day.plusDays(1))
                .limit(8)
                .flatMap(day -> weekly.getOrDefault(unitCode, List.of()).stream()
                        .filter(w -> w.day() == day.getDayOfWeek())
                        .map(w -> on(w, day)));
        return Stream.concat(patterns, dated.getOrDefault(unitCode, List.of()).stream())
                .filter(s -> s.startsAt().isAfter(moment))
                .min(Comparator.comparing(Shift::startsAt));
    }

    private Stream<Shift> shiftsAround(String unitCode, Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        Stream<Shift> patterns = Stream.of(today.minusDays(1), today)
                .flatMap(day -> weekly.getOrDefault(unitCode, List.of()).stream()
                        .filter(w -> w.day() == day.getDayOfWeek())
                        .map(w -> on(w, day)));
        return Stream.concat(patterns, dated.getOrDefault(unitCode, List.of()).stream());
    }

    private Shift on(WeeklyShift pattern, LocalDate day) {
        ZonedDateTime start = day.atTime(pattern.startsAt()).atZone(zone);
        LocalDate lastDay = pattern.endsAt().isAfter(pattern.startsAt()) ? day : day.plusDays(1);
        return new Shift(
                start.toInstant(), lastDay.atTime(pattern.endsAt()).atZone(zone).toInstant());
    }
}
