package io.curbstop.radio.session;

import static io.curbstop.radio.api.RadioPriority.EMERGENCY;
import static io.curbstop.radio.api.RadioPriority.P1;
import static io.curbstop.radio.api.RadioPriority.P2;
import static io.curbstop.radio.api.RadioPriority.P3;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.transport.Airtime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private final SessionSettings settings = SessionSettings.defaults();

    @Test
    void theFirstTimerIsTwiceAirtimeAndAckAndFiveSeconds() {
        Airtime airtime = Airtime.ax25At1200Baud();
        Duration frameAndAck = airtime.ofText("X".repeat(67)).plus(airtime.ofAck());
        assertThat(settings.retryDelay(1, frameAndAck, P1, 0.5)).isEqualTo(Duration.ofMillis(8426));
    }

    @Test
    void timersDoubleUpTo60SecondsForP1And300ForTheOthers() {
        assertThat(delays_s(P1)).containsExactly(15L, 30L, 60L, 60L, 60L, 60L, 60L);
        assertThat(delays_s(EMERGENCY)).containsExactly(15L, 30L, 60L, 60L, 60L, 60L, 60L);
        assertThat(delays_s(P2)).containsExactly(15L, 30L, 60L, 120L, 240L, 300L, 300L);
        assertThat(delays_s(P3)).containsExactly(15L, 30L, 60L, 120L, 240L, 300L, 300L);
    }

    @Test
    void chanceVariesATimerByAQuarterEitherWay() {
        assertThat(settings.retryDelay(2, Duration.ofMillis(1500), P1, 0)).isEqualTo(Duration.ofSeconds(12));
        assertThat(settings.retryDelay(2, Duration.ofMillis(1500), P1, 1)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void thereAreFiveAttemptsAndTenMinutesOfDuplicates() {
        assertThat(settings.attempts()).isEqualTo(5);
        assertThat(settings.duplicateWindow()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void routineMayUseSixSecondsAMinuteAfterABurstOfThirty() {
        AirtimeBudget budget = new AirtimeBudget(AirtimeLimits.defaults(), NOW);
        Duration cost = Duration.ofSeconds(3);
        IntStream.range(0, 10).forEach(index -> {
            assertThat(budget.waitFor(P3, cost, NOW)).isZero();
            budget.charge(P3, cost, NOW);
        });
        assertThat(budget.waitFor(P2, cost, NOW).toMillis()).isEqualTo(30_000);
        assertThat(budget.waitFor(P2, Duration.ofSeconds(6), NOW).toMillis()).isEqualTo(60_000);
        assertThat(budget.waitFor(P2, cost, NOW.plusSeconds(30))).isZero();
    }

    @Test
    void p1MayUseAQuarterOfTheChannelAndAnEmergencyAllOfIt() {
        AirtimeBudget budget = new AirtimeBudget(AirtimeLimits.defaults(), NOW);
        Duration cost = Duration.ofSeconds(5);
        for (int index = 0; index < 21; index++) {
            assertThat(budget.waitFor(P1, cost, NOW)).isZero();
            budget.charge(P1, cost, NOW);
        }
        assertThat(budget.waitFor(P1, cost, NOW).toMillis()).isEqualTo(20_000);
        assertThat(budget.waitFor(EMERGENCY, cost, NOW)).isZero();
    }

    @Test
    void aClockThatJumpsBackGivesNoAirtimeAndTakesNone() {
        AirtimeBudget budget = new AirtimeBudget(AirtimeLimits.defaults(), NOW);
        budget.charge(P3, Duration.ofSeconds(30), NOW);
        assertThat(budget.waitFor(P3, Duration.ofSeconds(3), NOW.minusSeconds(3600))
                        .toSeconds())
                .isEqualTo(30);
    }

    private long[] delays_s(RadioPriority priority) {
        return IntStream.rangeClosed(1, 7)
                .mapToLong(attempt -> settings.retryDelay(attempt, Duration.ofSeconds(5), priority, 0.5)
                        .toSeconds())
                .toArray();
    }
}
