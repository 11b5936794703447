package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the roster's sentences have them, in the city's time. */
final class Times {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private Times() {}

    /** {@code Mon 2 Mar 06:00}. */
    static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    /** {@code Mon 2 Mar 06:00 to Mon 2 Mar 14:00}. */
    static String span(Shift shift, ZoneId zone) {
        return moment(shift.startsAt(), zone) + " to " + moment(shift.endsAt(), zone);
    }

    /** {@code 8 h}, {@code 7 h 30 min} or {@code 9 min}. */
    static String hours(Duration duration) {
        String minutes = duration.toMinutesPart() + " min";
        if (duration.toHours() == 0) {
            return minutes;
        }
        return duration.toHours() + " h" + (duration.toMinutesPart() == 0 ? "" : " " + minutes);
    }
}
