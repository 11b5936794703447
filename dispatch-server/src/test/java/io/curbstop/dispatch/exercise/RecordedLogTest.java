package io.curbstop.dispatch.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.exercise.scenario.Happening;
import io.curbstop.dispatch.exercise.scenario.RecordedLog;
import io.curbstop.dispatch.exercise.scenario.Scenario;
import io.curbstop.dispatch.exercise.scenario.ScenarioFile;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.intake.CallDesk;
import io.curbstop.dispatch.intake.NewCall;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was recorded becomes a scenario, and a file of it plays the same. */
@SmallTownTest
class RecordedLogTest {

    private static final LocalDate DAY = LocalDate.of(2014, 2, 3);

    @Autowired
    RecordedLog log;

    @Autowired
    ScenarioFile files;

    @Autowired
    CallDesk desk;

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
        jdbc.sql("delete from past_incident where dataset = 'log'").update();
    }

    @Test
    void pastIncidentsComeAtTheirTimeOrSomeTimeOfTheirDayWithWhatTheCrewFound() {
        past("1", "2014-02-03T06:30:00-05:00", "MAIN_BREAK", "118", "Mill Rd", "CORROSION");
        past("2", "2014-02-03T00:00:00-05:00", "SERVICE_LEAK", "118", "Mill Rd", null);
        past("3", "2014-02-04T00:00:00-05:00", "MAIN_BREAK", "118", "Mill Rd", null);
        past("4", "2014-02-03T09:00:00-05:00", "MAIN_BREAK", null, null, null);
        past("5", "on a cold day", "MAIN_BREAK", "118", "Mill Rd", null);

        Scenario day = log.read(DAY, DAY);

        assertThat(day.happenings())
                .as("neither another day, nor nowhere, nor no time")
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.after()).isBetween(Duration.ZERO, Duration.ofDays(1)));
        Happening timed = find(day, "MAIN_BREAK");
        assertThat(timed.after()).isEqualTo(Duration.ofMinutes(390));
        assertThat(timed.crewNote()).isEqualTo("CORROSION");
        assertThat(timed.narrative()).doesNotContain("CORROSION");
        assertThat(find(day, "SERVICE_LEAK").after()).isPositive();
        assertThat(log.read(DAY, DAY)).as("always the same").isEqualTo(day);
        assertThat(files.read(day.name(), files.write(day)).rejected()).isEmpty();
        assertThat(day.within(Duration.ofHours(2)).length()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void callsTakenHereArePlayedAgainWithoutNameAndNumberAndAFileOfThemIsTheSame() {
        Instant at = Instant.parse("2014-02-03T15:00:00Z");
        String words = "Water, \"lots\" of it,\nin the road";
        desk.take(
                new NewCall(
                        UUID.randomUUID(),
                        "Ana Abbott",
                        "555-0142",
                        words,
                        "118 Mill Rd",
                        null,
                        "MAIN_BREAK",
                        null,
                        null,
                        UUID.randomUUID(),
                        List.of(),
                        null,
                        false,
                        Map.of(),
                        null),
                Stamp.ofDispatcher("dana", at));

        Scenario day = log.read(DAY, DAY);

        assertThat(day.happenings()).singleElement().satisfies(one -> {
            assertThat(one.narrative()).isEqualTo(words);
            assertThat(one.type()).isEqualTo("MAIN_BREAK");
            assertThat(one.caller()).isNull();
            assertThat(one.phone()).isNull();
            assertThat(one.lon()).isNotNull();
        });
        assertThat(files.read(day.name(), files.write(day)).scenario()).isEqualTo(day);
    }

    @Test
    void daysOfWhichNothingIsKnownAndDaysInTheWrongOrderAreRefused() {
        assertThatThrownBy(() -> log.read(LocalDate.of(1980, 1, 1), LocalDate.of(1980, 1, 2)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo("nothing-recorded"));
        assertThatThrownBy(() -> log.read(DAY, DAY.minusDays(1))).hasMessageContaining("before the first");
    }

    private static Happening find(Scenario scenario, String type) {
        return scenario.happenings().stream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private void past(String ref, String at, String type, String civic, String street, String cause) {
        jdbc.sql(
                        "insert into past_incident (ref, dataset, reported_at, incident_type, civic, street, cause, source_hash)"
                                + " values (:ref, 'log', :at, :type, :civic, :street, :cause, gen_random_uuid())")
                .param("ref", ref)
                .param("at", at)
                .param("type", type)
                .param("civic", civic)
                .param("street", street)
                .param("cause", cause)
                .update();
    }
}
