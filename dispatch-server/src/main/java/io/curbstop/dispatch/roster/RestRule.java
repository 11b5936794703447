package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.RosterProperties;
import io.curbstop.dispatch.crew.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rest between shifts and hours in a day: what a plan breaks, in words. It is said, not refused: a main bursts at night. */
final class RestRule {

    private static final Duration DAY = Duration.ofHours(24);

    private final RosterProperties properties;
    private final ZoneId zone;

    RestRule(RosterProperties properties, ZoneId zone) {
        this.properties = properties;
        this.zone = zone;
    }

    /**
     * What is wrong with one person's shifts.
     *
     * @param name for people
     * @param worked the times they are on, the earliest first, without overlap
     */
    List<String> check(String name, List<Shift> worked) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < worked.size(); i++) {
            Shift shift = worked.get(i);
            if (i > 0) {
                findShortRest(name, worked.get(i - 1), shift).ifPresent(wrong::add);
            }
            findLongDay(name, worked, shift.endsAt()).ifPresent(wrong::add);
        }
        return wrong;
    }

    private Optional<String> findShortRest(String name, Shift before, Shift after) {
        Duration rest = Duration.between(before.endsAt(), after.startsAt());
        return rest.compareTo(properties.restBetweenShifts()) >= 0
                ? Optional.empty()
                : Optional.of("%s has %s of rest before %s; the rule asks for %s."
                        .formatted(
                                name,
                                Times.hours(rest),
                                Times.moment(after.startsAt(), zone),
                                Times.hours(properties.restBetweenShifts())));
    }

    /** The most in 24 h stands at the end of a shift: only while one is on does the sum grow. */
    private Optional<String> findLongDay(String name, List<Shift> worked, Instant end) {
        Instant from = end.minus(DAY);
        Duration on = worked.stream().map(s -> s.within(from, end)).reduce(Duration.ZERO, Duration::plus);
        return on.compareTo(properties.mostOnIn24Hours()) <= 0
                ? Optional.empty()
                : Optional.of("%s is on for %s in the 24 h before %s; the rule allows %s."
                        .formatted(
                                name,
                                Times.hours(on),
                                Times.moment(end, zone),
                                Times.hours(properties.mostOnIn24Hours())));
    }
}
