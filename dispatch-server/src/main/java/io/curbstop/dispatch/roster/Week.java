package io.curbstop.dispatch.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/**
 * A week of the roster as a screen shows it.
 *
 * @param days its seven days
 * @param today the day it is in the city
 * @param starts when each day begins, and when the last ends: eight moments, not all 24 h apart
 * @param units the units in the order of their codes
 * @param leaves who is away in it
 * @param personShifts who is with another unit or called out in it
 */
record Week(
        List<LocalDate> days,
        LocalDate today,
        List<Instant> starts,
        List<UnitWeek> units,
        List<Away> leaves,
        List<With> personShifts) {

    /**
     * A unit's week.
     *
     * @param code its code
     * @param name for people
     * @param kind its kind
     * @param minimumCrew how many people it needs; 0 when that was not said
     * @param shifts the earliest first
     * @param restWarnings what its people's shifts break of the rest rules
     */
    record UnitWeek(
            String code, String name, String kind, int minimumCrew, List<Bar> shifts, List<String> restWarnings) {}

    /**
     * A shift.
     *
     * @param id of one on a date; null for a weekly one
     * @param kind WEEKLY, DATED or CALL_OUT
     * @param day the day a weekly one begins, else null
     * @param dayStartsAt when a weekly one begins by the clock, else null
     * @param startsAt first moment
     * @param endsAt first moment after
     * @param worked whether it is worked; a weekly one may be taken off
     * @param present who is on for all or part of it
     * @param away who belongs to the unit and is not there for all or part of it, each with the reason
     * @param gap where too few people are on, in words; or null
     */
    record Bar(
            UUID id,
            String kind,
            LocalDate day,
            LocalTime dayStartsAt,
            Instant startsAt,
            Instant endsAt,
            boolean worked,
            List<String> present,
            List<String> away,
            String gap) {}

    /** Somebody's leave. */
    record Away(UUID id, UUID personId, String name, String unitCode, Instant startsAt, Instant endsAt) {}

    /** Somebody with another unit than their own, or called out. */
    record With(
            UUID id,
            UUID personId,
            String name,
            String homeUnit,
            String unitCode,
            String kind,
            Instant startsAt,
            Instant endsAt) {}
}
