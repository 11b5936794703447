package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.transport.InboundFrame;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InboundNumbersTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration REPETITION = Duration.ofSeconds(15);

    private final InboundNumbers numbers = new InboundNumbers(REPETITION);

    private int number(InboundNumbers numbers, Instant now) {
        return numbers.number("1202", InboundFrame.Kind.TEXT, "ACK", now).sequence();
    }

    @Test
    void repetitionsAreCountedFromTheFirstHearing() {
        int first = number(numbers, START);
        assertThat(number(numbers, START.plusSeconds(10))).isEqualTo(first);
        assertThat(number(numbers, START.plusSeconds(14))).isEqualTo(first);
        assertThat(number(numbers, START.plus(REPETITION))).isNotEqualTo(first);
    }

    @Test
    void afterARestartTheSameWordsDoNotGetANumberFromBefore() {
        int before = number(numbers, START);
        int after = number(new InboundNumbers(REPETITION), START.plusSeconds(60));
        assertThat(after).isNotEqualTo(before).isNotNegative();
    }

    @Test
    void aClockThatIsSetBackMakesNoRepetition() {
        int before = number(numbers, START);
        assertThat(number(numbers, START.minusMillis(1))).isNotEqualTo(before);
        int sameSecond = number(numbers, START.minusMillis(2));
        assertThat(number(numbers, START.minusMillis(3))).isNotEqualTo(sameSecond);
    }

    @Test
    void theOldestOfTooManyIsForgotten() {
        int first = number(numbers, START);
        for (int other = 0; other < InboundNumbers.MOST_REMEMBERED; other++) {
            numbers.number("1203", InboundFrame.Kind.TEXT, "TEXT " + other, START);
        }
        assertThat(number(numbers, START.plusSeconds(2))).isNotEqualTo(first);
    }
}
