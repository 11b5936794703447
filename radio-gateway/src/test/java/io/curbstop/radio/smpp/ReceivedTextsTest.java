package io.curbstop.radio.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.transport.InboundFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReceivedTextsTest {

    private final Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final ReceivedTexts texts = new ReceivedTexts(now);

    private int sayAgainAfterALossAt(Instant lost) {
        texts.linkLost(lost);
        return hear(lost).sequence();
    }

    private InboundFrame hear(Instant at) {
        return texts.number("1101", "ACK", OptionalInt.empty(), at);
    }

    @Test
    void anAnswerJustBeforeTheLossOfTheLinkMayNotHaveBeenHeard() {
        InboundFrame first = hear(now);
        texts.answered(first, now);
        assertThat(sayAgainAfterALossAt(now.plusSeconds(29))).isEqualTo(first.sequence());
    }

    @Test
    void anAnswerLongBeforeItWasAlsoWhenTheClockHasBeenSetBack() {
        InboundFrame first = hear(now);
        texts.answered(first, now);
        assertThat(sayAgainAfterALossAt(now.minus(Duration.ofHours(1)))).isNotEqualTo(first.sequence());
    }
}
