package io.curbstop.dispatch.crew;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A shift that comes every week, in the city's time.
 *
 * @param day the day it begins
 * @param startsAt when it begins
 * @param endsAt when it ends; at or before the beginning means on the next day
 */
public record WeeklyShift(DayOfWeek day, LocalTime startsAt, LocalTime endsAt) {

    /**
     * The shift as it is worked on one date. It begins and ends by the clock on the wall: a night shift is an hour shorter
     * or longer when clocks are changed in it.
     */
    public Shift on(LocalDate date, ZoneId zone) {
        LocalDate lastDay = endsAt.isAfter(startsAt) ? date : date.plusDays(1);
        return new Shift(
                date.atTime(startsAt).atZone(zone).toInstant(),
                lastDay.atTime(endsAt).atZone(zone).toInstant());
    }
}
