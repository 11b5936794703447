package io.curbstop.dispatch.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.exercise.play.CallerPlay;
import io.curbstop.dispatch.exercise.scenario.Happening;
import io.curbstop.dispatch.exercise.scenario.Scenario;
import io.curbstop.dispatch.exercise.scenario.ScenarioFile;
import io.curbstop.dispatch.exercise.scenario.ScenarioKind;
import io.curbstop.dispatch.exercise.scenario.ScenarioMaker;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.telephone.HouseTelephone;
import io.curbstop.dispatch.telephone.PhoneCallState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What may be played, where, and from which files. */
@SmallTownTest
class ExerciseTest {

    @Autowired
    Exercises exercises;

    @Autowired
    ExerciseSilence silence;

    @Autowired
    ScenarioFile files;

    @Autowired
    ScenarioMaker maker;

    @Autowired
    CallerPlay callers;

    @Autowired
    HouseTelephone telephone;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void build() {
        town.build();
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from exercise").update();
        jdbc.sql("delete from world_clock").update();
        jdbc.sql("update city set demo = false").update();
    }

    @Test
    void nothingIsPlayedOnARealCity() {
        assertThat(exercises.isPossible()).isFalse();
        assertThatThrownBy(this::begin).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code())
                .isEqualTo("not-a-training-city"));
    }

    @Test
    void oneGoesOnAtATimeAndNoGatewayIsLetInMeanwhile() {
        jdbc.sql("update city set demo = true").update();
        assertThat(silence.findReason()).isEmpty();

        Exercise begun = begin();

        assertThat(silence.findReason())
                .hasValueSatisfying(why -> assertThat(why).contains("Storm"));
        assertThatThrownBy(this::begin).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code())
                .isEqualTo("exercise-goes-on"));
        exercises.end(begun.id(), "sam");
        assertThat(silence.findReason()).isEmpty();
        assertThat(exercises.find(begun.id()).orElseThrow().endedBy()).isEqualTo("sam");
    }

    @Test
    void begunTwiceWithOneIdItGoesOnAsItIs() {
        jdbc.sql("update city set demo = true").update();
        Exercise made = made();

        exercises.begin(made, storm());
        Exercise again = exercises.begin(made, storm());

        assertThat(again.id()).isEqualTo(made.id());
        assertThat(exercises.listDue(made.id(), Instant.now().plus(Duration.ofDays(2)), 100))
                .hasSize(1);
    }

    @Test
    void callerSaysWhatIsWrongToWhoeverHasTheLineAndGivesUpWhenNobodyAnswers() {
        jdbc.sql("update city set demo = true").update();
        Exercise begun = exercises.begin(
                made(),
                new Scenario(
                        "Leak", List.of(Happening.call(Duration.ZERO, "It leaks", "118 Mill Rd", null, null, null))));
        Exercises.Due due = due(begun);
        String line = Exercises.phoneCallName(begun.id(), due.number());

        Optional<Instant> givesUp = callers.play(begun, due, due.dueAt());

        assertThat(telephone.find(line).orElseThrow().state()).isEqualTo(PhoneCallState.RINGING);
        assertThat(exercises.findSaid(HouseTelephone.idOf(line)).orElseThrow().narrative())
                .isEqualTo("It leaks");
        assertThat(exercises.findSaid(UUID.randomUUID())).isEmpty();
        assertThat(exercises.isOver(begun.id())).isFalse();

        callers.play(begun, due(begun), givesUp.orElseThrow());

        assertThat(telephone.find(line).orElseThrow().state()).isEqualTo(PhoneCallState.ABANDONED);
        assertThat(exercises.isOver(begun.id())).isTrue();
        assertThat(exercises.findSaid(HouseTelephone.idOf(line))).isEmpty();
    }

    private Exercises.Due due(Exercise begun) {
        return exercises.listDue(begun.id(), Instant.now(), 10).get(0);
    }

    @Test
    void timeRunsAtMostSixtyTimesAndOnlyInAnExercise() {
        jdbc.sql("update city set demo = true").update();
        assertThatThrownBy(() -> exercises.run(5)).hasMessageContaining("No exercise");

        begin();

        assertThatThrownBy(() -> exercises.run(61)).hasMessageContaining("60");
        assertThatThrownBy(() -> exercises.run(-1)).hasMessageContaining("60");
    }

    @Test
    void sameSeedMakesTheSameScenario() {
        assertThat(maker.make(ScenarioKind.STORM_NIGHT, 3, 40))
                .isEqualTo(maker.make(ScenarioKind.STORM_NIGHT, 3, 40))
                .isNotEqualTo(maker.make(ScenarioKind.STORM_NIGHT, 4, 40));
        assertThat(maker.make(ScenarioKind.QUIET_DAY, 3, 40).happenings()).hasSize(40);
    }

    @Test
    void badRowsOfAFileAreSaidByTheirLineAndTheRestIsPlayed() {
        ScenarioFile.Read read = read("""
                after,narrative,address,lon,lat,type,caller,phone
                0:10,Water in the road,118 Mill Rd,,,MAIN_BREAK,A. Ito,555-0142
                soon,It leaks,118 Mill Rd,,,,,
                0:20,,118 Mill Rd,,,,,
                0:30,It leaks,,,,,,
                0:40,It leaks,118 Mill Rd,,,VOLCANO,,
                0:50,It leaks,,200,45,,,
                0:05:30,Smells of gas,,-75.0,39.75,,,
                999:00,Too late,118 Mill Rd,,,,,
                """);

        assertThat(read.scenario().happenings())
                .extracting(Happening::after, Happening::narrative)
                .containsExactly(
                        tuple(Duration.ofSeconds(330), "Smells of gas"),
                        tuple(Duration.ofMinutes(10), "Water in the road"));
        assertThat(read.rejected()).extracting(ScenarioFile.Rejection::row).containsExactly(3, 4, 5, 6, 7, 9);
        assertThat(read.rejected().get(0).reason()).contains("soon");
        assertThat(read.rejected().get(3).reason()).contains("VOLCANO");
    }

    @Test
    void fileThatIsNoScenarioIsRefusedWhole() {
        assertThatThrownBy(() -> read("when,what\n1,2\n")).hasMessageContaining("after");
        assertThatThrownBy(() -> read("after,narrative,address\n")).hasMessageContaining("Nothing happens");
        assertThatThrownBy(() -> read("after,narrative,address\nx,y,z\n")).hasMessageContaining("Row 2");
        assertThatThrownBy(() -> files.read("x", new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void worldTimeRunsOnFromWhereItWasAndDoesNotJump() {
        Instant real = Instant.parse("2026-03-01T12:00:00Z");
        WorldTime fast = new WorldTime(real, real.plusSeconds(600), 60);

        assertThat(fast.at(real)).isEqualTo(real.plusSeconds(600));
        assertThat(fast.at(real.plusSeconds(2))).isEqualTo(real.plusSeconds(720));
        assertThat(new WorldTime(real, real.plusSeconds(600), 0).at(real.plusSeconds(50)))
                .isEqualTo(real.plusSeconds(600));
        assertThat(WorldTime.REAL.at(real)).isEqualTo(real);
    }

    private ScenarioFile.Read read(String text) {
        return files.read("night", text.getBytes(StandardCharsets.UTF_8));
    }

    private Exercise begin() {
        return exercises.begin(made(), storm());
    }

    private static Exercise made() {
        return new Exercise(
                UUID.randomUUID(), "Storm", "FILE", 1, Exercise.Desk.PEOPLE, 0, 0, 0, "sam", null, null, null);
    }

    private static Scenario storm() {
        return new Scenario(
                "Storm", List.of(Happening.call(Duration.ofHours(20), "It leaks", "118 Mill Rd", null, null, null)));
    }
}
