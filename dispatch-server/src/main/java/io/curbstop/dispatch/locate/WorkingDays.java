package io.curbstop.dispatch.locate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Counts working days: Monday to Friday. Holidays are not known; the call centre's own times are typed over these. */
final class WorkingDays {

    private WorkingDays() {}

    /** The same time of day that many working days later, on the city's clock. */
    static Instant after(Instant from, int days, ZoneId zone) {
        ZonedDateTime at = from.atZone(zone);
        for (int left = days; left > 0; ) {
            at = at.plusDays(1);
            if (at.getDayOfWeek() != DayOfWeek.SATURDAY && at.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return at.toInstant();
    }
}
