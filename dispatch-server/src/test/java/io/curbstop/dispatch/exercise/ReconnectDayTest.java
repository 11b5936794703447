package io.curbstop.dispatch.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.Invariants;
import io.curbstop.dispatch.exercise.scenario.Happening;
import io.curbstop.dispatch.exercise.scenario.Scenario;
import io.curbstop.dispatch.exercise.scenario.ScenarioKind;
import io.curbstop.dispatch.exercise.scenario.ScenarioMaker;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.testing.CurbstopTest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A day of disconnects on which many pay: before the truck, or after. */
@CurbstopTest
@TestPropertySource(properties = {"curbstop.demo=true", "curbstop.test.town=reconnects"})
class ReconnectDayTest {

    @Autowired
    Exercises exercises;

    @Autowired
    ScenarioMaker maker;

    @Autowired
    FastPlay play;

    @Autowired
    ExerciseTally tally;

    @Autowired
    WorldTimes times;

    @Autowired
    CityStore cities;

    @Autowired
    Invariants invariants;

    @Test
    void paymentsCancelWhatIsNotDoneYetAndUndoWhatIs() {
        ZoneId zone = cities.getCity().timeZone();
        Instant morning = LocalDate.now(zone)
                .plusDays(1)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY))
                .atTime(LocalTime.of(8, 0))
                .atZone(zone)
                .toInstant();
        times.stand(morning);
        Scenario day = maker.make(ScenarioKind.RECONNECT_DAY, 11, 60);
        // Those who call about the same keep the crews busy for days; the storm night plays callers.
        Scenario scenario = new Scenario(
                day.name(),
                day.happenings().stream()
                        .filter(one -> one.kind() != Happening.Kind.CALL)
                        .toList());
        long ordered = scenario.happenings().stream()
                .filter(one -> one.kind() == Happening.Kind.ORDER)
                .count();
        Exercise exercise = exercises.begin(
                new Exercise(
                        UUID.randomUUID(),
                        scenario.name(),
                        ScenarioKind.RECONNECT_DAY.name(),
                        11,
                        Exercise.Desk.AUTOMATIC,
                        5,
                        0,
                        25,
                        "test",
                        null,
                        null,
                        null),
                scenario);

        boolean ended = play.play(morning.plus(Duration.ofDays(4)), at -> {});

        ExerciseTally.Counts counts = tally.count(exercise.id());
        System.out.println("Reconnect day: " + counts);
        assertThat(invariants.listBroken()).isEmpty();
        assertThat(ended).as("everything was seen to: " + counts).isTrue();
        assertThat(counts.refused()).isZero();
        assertThat(counts.unseen()).isZero();
        assertThat(counts.ordered()).isEqualTo((int) ordered);
        assertThat(counts.done() + counts.unable() + counts.cancelled()).isEqualTo((int) ordered);
        assertThat(counts.cancelled()).as("paid before the truck").isPositive();
        assertThat(counts.tooLate()).as("paid after it").isPositive();
    }
}
