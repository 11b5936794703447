package io.curbstop.dispatch.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.crew.RosterProperties;
import io.curbstop.dispatch.crew.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rest and hours, at the bounds and where clocks are changed. */
class RestRuleTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final RestRule rule = new RestRule(
            new RosterProperties(Duration.ofHours(8), Duration.ofHours(16), Duration.ofDays(30), Duration.ofHours(24)),
            ZONE);

    @Test
    void restOfExactlyTheRuleIsEnoughAndAMinuteLessIsSaid() {
        Shift late = shift("2026-06-01T14:00", "2026-06-01T22:00");

        assertThat(rule.check("K. Lee", List.of(late, shift("2026-06-02T06:00", "2026-06-02T14:00"))))
                .isEmpty();
        assertThat(rule.check("K. Lee", List.of(late, shift("2026-06-02T05:59", "2026-06-02T13:59"))))
                .containsExactly("K. Lee has 7 h 59 min of rest before Tue 2 Jun 05:59; the rule asks for 8 h.");
    }

    @Test
    void restIsShorterInTheNightInWhichClocksGoForward() {
        List<Shift> overTheChange =
                List.of(shift("2026-03-07T14:00", "2026-03-07T22:00"), shift("2026-03-08T06:00", "2026-03-08T14:00"));

        assertThat(rule.check("K. Lee", overTheChange))
                .containsExactly("K. Lee has 7 h of rest before Sun 8 Mar 06:00; the rule asks for 8 h.");
    }

    @Test
    void hoursAreCountedInAny24AndNotByTheCalendarDay() {
        List<Shift> overMidnight =
                List.of(shift("2026-06-01T12:00", "2026-06-01T22:00"), shift("2026-06-02T06:00", "2026-06-02T14:00"));

        assertThat(rule.check("K. Lee", overMidnight)).isEmpty();
        assertThat(rule.check("K. Lee", List.of(shift("2026-06-01T12:00", "2026-06-02T04:01"))))
                .containsExactly(
                        "K. Lee is on for 16 h 1 min in the 24 h before Tue 2 Jun 04:01; the rule allows 16 h.");
    }

    private static Shift shift(String from, String to) {
        return new Shift(at(from), at(to));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
