package io.curbstop.radio.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.time.RadioScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultLimiterTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final List<String> told = new ArrayList<>();
    private Instant now = START;
    private final List<Boolean> lockedWhileCounting = new ArrayList<>();
    private final List<Boolean> lockedWhileTelling = new ArrayList<>();
    private final FaultLimiter limiter = new FaultLimiter(clock(), this::hear);

    private void hear(String code, String radioId, String detail) {
        lockedWhileTelling.add(Thread.holdsLock(limiter));
        told.add((code + " " + radioId).strip() + ": " + detail);
    }

    @Test
    void soManyOfARadioAreToldAndTheNextSaysHowManyMoreThereWere() {
        tell(FaultLimiter.MOST_OF_RADIO + 14, "no-frame", "1101");
        assertThat(told).hasSize(FaultLimiter.MOST_OF_RADIO).containsOnly("no-frame 1101: bytes");

        now = now.plus(FaultLimiter.WINDOW);
        tell(2, "no-frame", "1101");
        assertThat(told.subList(FaultLimiter.MOST_OF_RADIO, told.size()))
                .containsExactly("no-frame 1101: bytes (and 14 more)", "no-frame 1101: bytes");
    }

    @Test
    void theWindowIsOverAtItsEndAndNotBefore() {
        tell(FaultLimiter.MOST_OF_RADIO, "no-frame", "1101");
        now = now.plus(FaultLimiter.WINDOW).minusNanos(1);
        tell(1, "no-frame", "1101");
        assertThat(told).hasSize(FaultLimiter.MOST_OF_RADIO);
        now = now.plusNanos(1);
        tell(1, "no-frame", "1101");
        assertThat(told).hasSize(FaultLimiter.MOST_OF_RADIO + 1);
    }

    @Test
    void anotherRadioAndAnotherCodeAreToldAllTheSame() {
        tell(100, "no-frame", "1101");
        tell(1, "no-frame", "1102");
        tell(1, "no-text", "1101");
        tell(1, "no-text", "");
        assertThat(told.subList(FaultLimiter.MOST_OF_RADIO, told.size()))
                .containsExactly("no-frame 1102: bytes", "no-text 1101: bytes", "no-text: bytes");
    }

    @Test
    void namesThatAreMadeUpDoNotGetThrough() {
        IntStream.range(0, 5_000).forEach(k -> tell(1, "no-frame", "made-up-" + k));
        assertThat(told).hasSize(FaultLimiter.MOST_OF_CODE);
        tell(1, "no-text", "1101");
        assertThat(told).endsWith("no-text 1101: bytes");

        now = now.plus(FaultLimiter.WINDOW);
        tell(1, "no-frame", "1101");
        assertThat(told).endsWith("no-frame 1101: bytes (and " + (5_000 - FaultLimiter.MOST_OF_CODE) + " more)");
    }

    @Test
    void aCodeOfWhichEachRadioMayHaveOneHasMoreRoom() {
        IntStream.range(0, 300).forEach(k -> limiter.tell("not-armed", "radio-" + k, "no answer", 250));
        assertThat(told).hasSize(250);
    }

    @Test
    void aRadioThatWasForgottenIsStillHeldBackByItsCode() {
        IntStream.range(0, FaultLimiter.MOST_OF_RADIO + 14)
                .forEach(any -> limiter.tell("no-frame", "radio-0", "bytes", Integer.MAX_VALUE));
        IntStream.range(1, FaultLimiter.MOST_RADIOS + 1)
                .forEach(k -> limiter.tell("no-frame", "radio-" + k, "bytes", Integer.MAX_VALUE));
        assertThat(told)
                .hasSize(FaultLimiter.MOST_RADIOS + FaultLimiter.MOST_OF_RADIO)
                .as("with what was held back of the forgotten one")
                .endsWith("no-frame radio-1000: bytes (and 14 more)");
        told.clear();
        tell(1, "no-frame", "radio-0");
        assertThat(told).isEmpty();
        now = now.plus(FaultLimiter.WINDOW);
        tell(1, "no-frame", "radio-1");
        assertThat(told).containsExactly("no-frame radio-1: bytes (and 1 more)");
    }

    @Test
    void aClockThatIsSetBackOrForwardSilencesNothing() {
        tell(100, "no-frame", "1101");
        now = START.minus(Duration.ofDays(400));
        tell(1, "no-frame", "1101");
        assertThat(told).endsWith("no-frame 1101: bytes (and 95 more)");
        tell(100, "no-frame", "1101");
        assertThat(told).as("back there it counts").hasSize(2 * FaultLimiter.MOST_OF_RADIO);
        now = START.plus(Duration.ofDays(400));
        tell(1, "no-frame", "1101");
        assertThat(told).hasSize(2 * FaultLimiter.MOST_OF_RADIO + 1).endsWith("no-frame 1101: bytes (and 96 more)");
    }

    @Test
    void itCountsUnderItsLockAndTellsWithoutIt() {
        limiter.tell("no-frame", "1101", "bytes");
        assertThat(lockedWhileCounting).containsExactly(true);
        assertThat(lockedWhileTelling).containsExactly(false);
    }

    private void tell(int times, String code, String radioId) {
        IntStream.range(0, times).forEach(any -> limiter.tell(code, radioId, "bytes"));
    }

    private RadioScheduler clock() {
        return new RadioScheduler() {
            @Override
            public Instant now() {
                lockedWhileCounting.add(Thread.holdsLock(limiter));
                return now;
            }

            @Override
            public Timer after(Duration delay, Runnable task) {
                throw new UnsupportedOperationException("a limiter has no timers");
            }
        };
    }
}
