package io.curbstop.dispatch.crew;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shifts of units and of people, over changes of the clocks and of plans. */
class RosterTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final UUID LEE = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @ParameterizedTest
    @CsvSource({
        "2026-03-07, 7", // clocks go forward in that night
        "2026-10-31, 9", // and back in that one
        "2026-06-01, 8"
    })
    void nightShiftIsAsLongAsTheNight(LocalDate evening, int hours) {
        Roster roster = roster(plan("22:00", "06:00"), List.of(), Map.of());

        Instant midnight = evening.plusDays(1).atStartOfDay(ZONE).toInstant();
        Shift night = roster.findShift("V1", midnight).orElseThrow();

        assertThat(night.startsAt()).isEqualTo(at(evening + "T22:00"));
        assertThat(night.endsAt()).isEqualTo(at(evening.plusDays(1) + "T06:00"));
        assertThat(Duration.between(night.startsAt(), night.endsAt())).isEqualTo(Duration.ofHours(hours));
        assertThat(roster.findShift("V1", night.endsAt())).isEmpty();
    }

    @Test
    void shiftThatBeginsInTheHourThatIsSkippedBeginsAfterIt() {
        Roster roster = roster(plan("02:30", "10:00"), List.of(), Map.of());

        assertThat(roster.findShift("V1", at("2026-03-08T09:00")).orElseThrow().startsAt())
                .isEqualTo(at("2026-03-08T03:30"));
    }

    @Test
    void shiftsThatTouchDoNotOverlap() {
        Shift early = new Shift(at("2026-06-01T06:00"), at("2026-06-01T14:00"));

        assertThat(early.overlaps(new Shift(early.endsAt(), at("2026-06-01T22:00"))))
                .isFalse();
        assertThat(new Shift(early.endsAt(), at("2026-06-01T22:00")).overlaps(early))
                .isFalse();
        assertThat(early.overlaps(new Shift(early.endsAt().minusSeconds(1), at("2026-06-01T22:00"))))
                .isTrue();
    }

    @Test
    void weeklyShiftIsNotWorkedOnADayItIsTakenOff() {
        Roster.Plan plan = new Roster.Plan(
                false,
                plan("06:00", "14:00").weekly(),
                Set.of(new Roster.Occurrence(LocalDate.of(2026, 6, 2), LocalTime.of(6, 0))),
                List.of());
        Roster roster = roster(plan, List.of(), Map.of());

        assertThat(roster.findShift("V1", at("2026-06-02T07:00"))).isEmpty();
        assertThat(roster.findShift("V1", at("2026-06-03T07:00"))).isPresent();
        assertThat(roster.findNextShift("V1", at("2026-06-01T20:00"))
                        .orElseThrow()
                        .startsAt())
                .isEqualTo(at("2026-06-03T06:00"));
    }

    @Test
    void calledOutPeopleMakeTheirUnitBeOn() {
        Shift night = new Shift(at("2026-06-01T23:00"), at("2026-06-02T03:00"));
        Roster roster =
                roster(plan("06:00", "14:00"), List.of(person("V1", PersonShift.Kind.CALL_OUT, night)), Map.of());

        assertThat(roster.findShift("V1", at("2026-06-02T01:00"))).contains(night);
        assertThat(roster.findShift("V1", at("2026-06-02T04:00"))).isEmpty();
    }

    @Test
    void swapMakesNoUnitBeOn() {
        Shift night = new Shift(at("2026-06-01T23:00"), at("2026-06-02T03:00"));
        Roster roster = roster(plan("06:00", "14:00"), List.of(person("V1", PersonShift.Kind.SWAP, night)), Map.of());

        assertThat(roster.findShift("V1", at("2026-06-02T01:00"))).isEmpty();
    }

    @Test
    void onePersonWorksTheirCrewsShiftsLessLeaveAndElsewhereOnce() {
        Shift elsewhere = new Shift(at("2026-06-02T10:00"), at("2026-06-02T18:00"));
        Roster roster = roster(
                plan("06:00", "14:00"),
                List.of(person("R2", PersonShift.Kind.SWAP, elsewhere)),
                Map.of(LEE, List.of(new Shift(at("2026-06-03T00:00"), at("2026-06-03T12:00")))));

        List<Shift> worked = roster.listWorked(LEE, "V1", at("2026-06-02T00:00"), at("2026-06-04T00:00"), true);

        assertThat(worked)
                .containsExactly(
                        new Shift(at("2026-06-02T06:00"), at("2026-06-02T18:00")),
                        new Shift(at("2026-06-03T12:00"), at("2026-06-03T14:00")));
    }

    @Test
    void timeOnStandbyIsRest() {
        Roster.Plan standby = new Roster.Plan(true, plan("00:00", "00:00").weekly(), Set.of(), List.of());
        Roster roster = roster(standby, List.of(), Map.of());
        Instant from = at("2026-06-02T00:00");

        assertThat(roster.listWorked(LEE, "V1", from, at("2026-06-03T00:00"), false))
                .isEmpty();
        assertThat(roster.listWorked(LEE, "V1", from, at("2026-06-03T00:00"), true))
                .hasSize(1);
    }

    private static PersonShift person(String unit, PersonShift.Kind kind, Shift shift) {
        return new PersonShift(UUID.randomUUID(), LEE, unit, kind, shift);
    }

    private static Roster roster(Roster.Plan plan, List<PersonShift> persons, Map<UUID, List<Shift>> leaves) {
        return new Roster(ZONE, Map.of("V1", plan), persons, leaves);
    }

    private static Roster.Plan plan(String from, String to) {
        return new Roster.Plan(
                false,
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new WeeklyShift(day, LocalTime.parse(from), LocalTime.parse(to)))
                        .toList(),
                Set.of(),
                List.of());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
