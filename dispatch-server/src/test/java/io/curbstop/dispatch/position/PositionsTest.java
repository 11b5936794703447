package io.curbstop.dispatch.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.StatementCount;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How positions are written, and which are not, on {@link SmallTown}. */
@SmallTownTest
class PositionsTest {

    private static final double LON = -74.998;
    private static final double LAT = 39.7487;

    @Autowired
    SmallTown town;

    @Autowired
    CityArea area;

    @Autowired
    PositionWriter writer;

    @Autowired
    PositionProperties properties;

    @Autowired
    JdbcClient jdbc;

    Refusals refusals;
    Positions positions;

    /** Not the server's own: nothing is written before the test says so. */
    @BeforeEach
    void build() {
        town.build();
        refusals = new Refusals();
        positions = new Positions(area, writer, refusals, properties, Clock.systemUTC());
        // Where units are moved by hundreds of metres a second, nobody remembers where they were before.
        jdbc.sql("update unit set position_at = null where code in ('V2', 'G2')")
                .update();
        jdbc.sql("delete from unit_track").update();
    }

    private static Instant secondsAgo(int seconds) {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(seconds);
    }

    private static PositionReport report(String unit, double lon, Instant at) {
        return new PositionReport(unit, lon, LAT, 5.0, 30.0, 90.0, at, PositionSource.TRACKER);
    }

    @Test
    void aSenderIsAnsweredOnlyWhenTheBatchIsWrittenAndAKillBeforeLosesWhatNobodyWasToldIsWritten() {
        CompletableFuture<Void> answer = positions.report(report("V2", LON, secondsAgo(60)));

        assertThat(answer).isNotDone();
        assertThat(rows("V2")).isZero();

        positions.writeWaiting();

        assertThat(answer).isCompleted();
        assertThat(rows("V2")).isOne();
        assertThat(jdbc.sql("select position_source from unit where code = 'V2'")
                        .query(String.class)
                        .single())
                .isEqualTo("TRACKER");
    }

    @Test
    void theSameTwiceIsOneRowAndBothAreAnswered() {
        PositionReport report = report("V2", LON, secondsAgo(60));
        CompletableFuture<Void> first = positions.report(report);
        CompletableFuture<Void> beside = positions.report(report);
        positions.writeWaiting();
        CompletableFuture<Void> again = positions.report(report);
        positions.writeWaiting();

        assertThat(List.of(first, beside, again)).allMatch(CompletableFuture::isDone);
        assertThat(rows("V2")).isOne();
    }

    @Test
    void aLateOneGoesIntoTheTrackAndDoesNotMoveTheUnit() {
        Instant newest = secondsAgo(10);
        positions.report(report("V2", LON, newest));
        positions.writeWaiting();
        positions.report(report("V2", LON - 0.001, secondsAgo(100)));
        positions.writeWaiting();

        assertThat(rows("V2")).isEqualTo(2);
        assertThat(positionAt("V2")).isEqualTo(newest);
    }

    @Test
    void aJumpStaysInTheTrackInDoubtUntilASecondAgreesEvenInAnotherBatch() {
        positions.report(report("V2", LON, secondsAgo(60)));
        positions.writeWaiting();
        positions.report(report("V2", LON + 0.2, secondsAgo(50)));
        positions.writeWaiting();
        assertThat(positionAt("V2")).isBefore(secondsAgo(55));

        positions.report(report("V2", LON + 0.2, secondsAgo(40)));
        positions.writeWaiting();

        assertThat(positionAt("V2")).isAfter(secondsAgo(45));
        assertThat(jdbc.sql("select count(*) from unit_track where unit_code = 'V2' and doubt = 'JUMP'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void fiveHundredPositionsTakeAsManyStatementsAsOne() {
        List<String> one = statementsOf(List.of(report("G2", LON, secondsAgo(600))));
        List<PositionReport> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(report(List.of("V2", "R2", "G2", "G1").get(i % 4), LON + i * 1e-6, secondsAgo(550 - i)));
        }

        assertThat(statementsOf(many)).containsExactlyElementsOf(one).hasSizeLessThanOrEqualTo(12);
        assertThat(jdbc.sql("select count(*) from unit_track")
                        .query(Integer.class)
                        .single())
                .isEqualTo(501);
    }

    private List<String> statementsOf(List<PositionReport> batch) {
        StatementCount.reset();
        writer.write(batch);
        return StatementCount.ofThreadsNamed(Thread.currentThread().getName());
    }

    @Test
    void aUnitThatThereIsNoneOfIsSaid() {
        CompletableFuture<Void> answer = positions.report(report("X99", LON, secondsAgo(1)));
        positions.writeWaiting();

        assertThat(answer).isCompletedExceptionally();
        assertThatThrownBy(answer::join).hasMessageContaining("There is no unit X99.");
    }

    @Test
    void whoWasNotAnsweredWhenTheServerStopsIsToldToSendAgain() {
        CompletableFuture<Void> answer = positions.report(report("V2", LON, secondsAgo(1)));
        positions.giveUp();

        assertThatThrownBy(answer::join).cause().isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(503);
            assertThat(problem.code()).isEqualTo("position-not-written");
        });
    }

    @Test
    void oneMoreThanMayWaitIsRefused() {
        PositionProperties narrow = new PositionProperties(
                properties.clockAhead(),
                properties.oldest(),
                properties.beyondCity_km(),
                properties.worstAccuracy_m(),
                properties.fastest_kmh(),
                properties.jumpFrom_m(),
                properties.flush(),
                properties.batch(),
                1,
                properties.patience(),
                properties.kept());
        Positions full = new Positions(area, writer, refusals, narrow, Clock.systemUTC());
        full.report(report("V2", LON, secondsAgo(2)));

        assertThatThrownBy(() -> full.report(report("V2", LON, secondsAgo(1))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo("positions-waiting"));
        assertThat(refusals.counts()).containsEntry("positions-waiting", 1L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, position-invalid",
        "NaN, 39.7487, 0, position-invalid",
        "-74.998, 91, 0, position-invalid",
        "-74.998, 39.7487, 121, position-in-future",
        "-74.998, 39.7487, 31536000, position-in-future",
        "-74.998, 39.7487, -605000, position-too-old",
        "-70, 39.7487, 0, position-outside-city",
        "-74.998, 40.2, 0, position-outside-city"
    })
    void whatCannotBeIsRefusedAndCounted(double lon, double lat, long ahead_s, String code) {
        PositionReport report = new PositionReport(
                "V2", lon, lat, 5.0, null, null, Instant.now().plusSeconds(ahead_s), PositionSource.TRACKER);

        assertThatThrownBy(() -> positions.report(report))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(code));
        assertThat(refusals.counts()).containsOnly(java.util.Map.entry(code, 1L));
    }

    @Test
    void aClockThatIsALittleAheadAndAPlaceALittleOutsideAreTaken() {
        positions.report(report("V2", LON + 0.2, Instant.now().plusSeconds(100)));
        positions.writeWaiting();

        assertThat(rows("V2")).isOne();
    }

    private int rows(String unit) {
        return jdbc.sql("select count(*) from unit_track where unit_code = :unit")
                .param("unit", unit)
                .query(Integer.class)
                .single();
    }

    private Instant positionAt(String unit) {
        return jdbc.sql("select position_at from unit where code = :unit")
                .param("unit", unit)
                .query(Instant.class)
                .single();
    }
}
