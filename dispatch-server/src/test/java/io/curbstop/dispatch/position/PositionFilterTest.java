package io.curbstop.dispatch.position;

import static io.curbstop.dispatch.position.PositionFilter.Verdict.INEXACT;
import static io.curbstop.dispatch.position.PositionFilter.Verdict.JUMP;
import static io.curbstop.dispatch.position.PositionFilter.Verdict.LAST;
import static io.curbstop.dispatch.position.PositionFilter.Verdict.LATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.position.PositionFilter.Fix;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of a unit's positions is its last; metres and seconds as literals. */
class PositionFilterTest {

    private static final Instant START = Instant.parse("2026-03-01T14:00:00Z");

    static final PositionProperties USUAL = new PositionProperties(
            Duration.ofMinutes(2),
            Duration.ofDays(7),
            25,
            200,
            200,
            500,
            Duration.ofSeconds(1),
            500,
            10_000,
            Duration.ofSeconds(10),
            Duration.ofDays(400));

    private static Fix at(int second, double x_m) {
        return new Fix(x_m, 0, 10, START.plusSeconds(second));
    }

    private static List<PositionFilter.Verdict> judge(Fix last, Fix... fixes) {
        PositionFilter filter = new PositionFilter(USUAL, last, null);
        return Arrays.stream(fixes).map(filter::judge).toList();
    }

    @Test
    void theFirstPositionOfAUnitThatHasNoneIsItsLast() {
        assertThat(judge(null, at(0, 0))).containsExactly(LAST);
    }

    @Test
    void anOlderOneAndTheSameOneAgainAreKeptAndNotUsed() {
        assertThat(judge(at(60, 0), at(30, 100), at(60, 0), at(61, 10))).containsExactly(LATE, LATE, LAST);
    }

    @Test
    void aVehicleAt120KilometresPerHourMakesNoJump() {
        assertThat(judge(at(0, 0), at(60, 2_000), at(120, 4_000))).containsExactly(LAST, LAST);
    }

    @Test
    void aJumpIsNotUsedAndTheNextGoodOneIs() {
        assertThat(judge(at(0, 0), at(10, 5_000), at(20, 100))).containsExactly(JUMP, LAST);
    }

    @Test
    void aSecondThatAgreesWithAJumpMakesItTrue() {
        assertThat(judge(at(0, 0), at(10, 50_000), at(20, 50_100), at(30, 50_200)))
                .containsExactly(JUMP, LAST, LAST);
    }

    @Test
    void theSameJumpToldTwiceIsNoSecond() {
        assertThat(judge(at(0, 0), at(10, 50_000), at(10, 50_000))).containsExactly(JUMP, JUMP);
    }

    @Test
    void twoJumpsToDifferentPlacesDoNotAgree() {
        assertThat(judge(at(0, 0), at(10, 50_000), at(20, -50_000))).containsExactly(JUMP, JUMP);
    }

    @Test
    void aJumpThatWasWrittenBeforeIsAgreedWith() {
        PositionFilter filter = new PositionFilter(USUAL, at(0, 0), at(10, 50_000));

        assertThat(filter.judge(at(20, 50_100))).isEqualTo(LAST);
    }

    @Test
    void aLateOneFromFarAwayIsDoubtfulAndAgreesWithNothing() {
        assertThat(judge(at(100, 0), at(90, 50_000), at(95, 50_010), at(110, 100)))
                .containsExactly(JUMP, JUMP, LAST);
    }

    @Test
    void twoSourcesThatDifferByALittleInTheSameSecondMakeNoJump() {
        assertThat(judge(at(0, 0), new Fix(300, 0, 10, START.plusMillis(500)))).containsExactly(LAST);
    }

    @Test
    void anInexactOneIsNotUsed() {
        assertThat(judge(at(0, 0), new Fix(50, 0, 201, START.plusSeconds(10)), at(20, 60)))
                .containsExactly(INEXACT, LAST);
    }
}
