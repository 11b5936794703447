package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.PersonShift;
import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes rows of who is away, or with another unit, from when until when. */
@Component
class TimeRows {

    private final PersonTimes times;
    private final RosterPeople people;
    private final Crews crews;

    TimeRows(PersonTimes times, RosterPeople people, Crews crews) {
        this.times = times;
        this.people = people;
        this.crews = crews;
    }

    /**
     * Takes a row: with a unit it is a swap, without one leave. Times are of the city's clock; a day alone means all of it, at the
     * end too.
     *
     * @return whether it changed anything
     * @throws ProblemException invalid, not-found, time-not-possible, shift-overlaps or belongs-there
     */
    boolean put(RosterFile.Row row, String by) {
        String number = RosterFile.required(row, "staff_number");
        UUID person = people.findByStaffNumber(number)
                .orElseThrow(() ->
                        ProblemException.notFound("There is nobody of staff number “" + RosterFile.cut(number) + "”."))
                .id();
        Shift span = new Shift(moment(row, "from", 0), moment(row, "to", 1));
        String unit = row.get("unit");
        UUID id = RosterFile.id("time %s %s %s %s".formatted(number, span.startsAt(), span.endsAt(), unit));
        if (times.isThere(id)) {
            return false;
        }
        if (unit == null) {
            times.putLeave(id, person, span, by);
        } else {
            times.putShift(id, person, unit, PersonShift.Kind.SWAP, span, by);
        }
        return true;
    }

    private Instant moment(RosterFile.Row row, String column, int moreDays) {
        String written = RosterFile.required(row, column).strip().replace(' ', 'T');
        try {
            LocalDateTime local = written.contains("T")
                    ? LocalDateTime.parse(written)
                    : LocalDate.parse(written).plusDays(moreDays).atTime(LocalTime.MIDNIGHT);
            return local.atZone(crews.timeZone()).toInstant();
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid("%s: “%s” is no day such as 2026-12-24, nor a time such as 2026-12-24 06:00."
                    .formatted(column, RosterFile.cut(row.get(column))));
        }
    }
}
