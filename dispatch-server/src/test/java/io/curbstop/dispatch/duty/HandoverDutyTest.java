package io.curbstop.dispatch.duty;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.handover.HandoverDesk;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A shift that ended and was not handed over is due half an hour later, by the city's clock. */
@SmallTownTest
class HandoverDutyTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    DutyReader reader;

    TestClient supervisor;

    HandoverDesk desk;

    @BeforeEach
    void handOverOnce() {
        town.build();
        supervisor = people.client(port, Role.SUPERVISOR);
        desk = new HandoverDesk(people.client(port, Role.DISPATCHER), supervisor);
        desk.settle();
        desk.handOver(desk.draft());
    }

    @AfterEach
    void putTheHoursBack() {
        hours("06:00", "14:00", "22:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2031-01-10, 06:00, 2031-01-10T11:30:00Z",
        "2031-07-10, 06:00, 2031-07-10T10:30:00Z", // summer time
        "2031-03-09, 22:00, 2031-03-10T02:30:00Z", // clocks went forward that morning
        "2031-11-02, 22:00, 2031-11-03T03:30:00Z" // and back
    })
    void itIsDueHalfAnHourAfterTheShiftByTheClockOnTheWall(LocalDate day, LocalTime hour, Instant due) {
        hours(hour.toString());

        assertThat(due(due.minusMillis(1))).noneMatch(d -> d.dueAt().equals(due));
        assertThat(due(due)).singleElement().satisfies(d -> {
            assertThat(d.dueAt()).isEqualTo(due);
            assertThat(d.text()).contains("ended at " + hour).contains("not been handed over");
        });
        assertThat(day).isEqualTo(due.minusSeconds(1800).atZone(ZONE).toLocalDate());
    }

    @Test
    void recordAcceptedALittleBeforeTheHourCountsForIt() {
        Instant soon = Instant.now().plusSeconds(3600);
        Instant later = Instant.now().plusSeconds(3 * 3600);

        hours(wall(soon));
        assertThat(due(soon.plusSeconds(1800))).isEmpty();
        hours(wall(later));
        assertThat(due(later.plusSeconds(1800))).hasSize(1);
    }

    @Test
    void noHoursNoReminder() {
        hours();

        assertThat(due(Instant.parse("2031-01-10T12:00:00Z"))).isEmpty();
    }

    private static String wall(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at.atZone(ZONE));
    }

    private void hours(String... hours) {
        assertThat(supervisor
                        .put("/api/handovers/hours", Map.of("hours", List.of(hours)))
                        .status())
                .isEqualTo(200);
    }

    private List<Duty> due(Instant now) {
        return reader.listDue(now).stream()
                .filter(d -> d.duty().equals("HANDOVER"))
                .toList();
    }
}
