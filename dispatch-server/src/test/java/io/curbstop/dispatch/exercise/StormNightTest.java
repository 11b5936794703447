package io.curbstop.dispatch.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.Invariants;
import io.curbstop.dispatch.exercise.scenario.Scenario;
import io.curbstop.dispatch.exercise.scenario.ScenarioKind;
import io.curbstop.dispatch.exercise.scenario.ScenarioMaker;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.testing.CurbstopTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A whole night of 500 calls on the demo city, played as fast as it goes. {@code -Dcurbstop.seed} plays another night,
 * {@code -Dcurbstop.calls} a longer one.
 */
@CurbstopTest
@TestPropertySource(properties = {"curbstop.demo=true", "curbstop.test.town=storm"})
class StormNightTest {

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

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyCallIsSeenToAndEveryOrderIsAcknowledgedOrAlarmed() {
        long seed = Long.getLong("curbstop.seed", 7);
        int calls = Integer.getInteger("curbstop.calls", ScenarioKind.STORM_NIGHT.calls());
        ZoneId zone = cities.getCity().timeZone();
        Instant evening = LocalDate.now(zone)
                .plusDays(1)
                .atTime(LocalTime.of(18, 0))
                .atZone(zone)
                .toInstant();
        times.stand(evening);
        Scenario scenario = maker.make(ScenarioKind.STORM_NIGHT, seed, calls);
        Exercise exercise = exercises.begin(
                new Exercise(
                        new UUID(seed, calls),
                        scenario.name(),
                        ScenarioKind.STORM_NIGHT.name(),
                        seed,
                        Exercise.Desk.AUTOMATIC,
                        8,
                        10,
                        20,
                        "test",
                        evening,
                        null,
                        null),
                scenario);
        int[] leaps = new int[1];

        boolean ended = play.play(evening.plus(Duration.ofDays(5)), now -> {
            if (leaps[0]++ % 50 == 0) {
                assertThat(invariants.listBroken())
                        .as("at %s, seed %d", now, seed)
                        .isEmpty();
            }
        });

        ExerciseTally.Counts counts = tally.count(exercise.id());
        System.out.printf("Storm night, seed %d, %d leaps: %s%n", seed, leaps[0], counts);
        assertThat(invariants.listBroken()).isEmpty();
        assertThat(counts.called()).isEqualTo(calls);
        assertThat(counts.refused()).as("calls that could not be taken").isZero();
        assertThat(counts.unseen())
                .as("orders neither acknowledged nor alarmed")
                .isZero();
        assertThat(counts.alarmed()).as("crews that did not answer").isPositive();
        assertThat(counts.valves()).isPositive();
        assertThat(counts.stuck()).isPositive();
        assertThat(ended).as("everything was seen to: " + counts).isTrue();
        assertThat(counts.open()).isZero();
        assertThat(digs("true")).as("digs").isPositive();
        assertThat(digs("not exists (select from locate_ticket l where l.incident_id = i.id)"))
                .as("digs that no ticket was called in for")
                .isZero();
    }

    private int digs(String which) {
        return jdbc.sql("select count(*) from incident i join incident_type t on t.code = i.type_code and t.digs where "
                        + "exists (select from assignment a where a.incident_id = i.id and a.on_site_at is not null) and "
                        + which)
                .query(Integer.class)
                .single();
    }
}
