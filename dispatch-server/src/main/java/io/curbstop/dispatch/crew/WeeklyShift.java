package io.curbstop.dispatch.crew;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * A shift that comes every week, in the city's time.
 *
 * @param day the day it begins
 * @param startsAt when it begins
 * @param endsAt when it ends; at or before the beginning means on the next day
 */
public record WeeklyShift(DayOfWeek day, LocalTime startsAt, LocalTime endsAt) {}
