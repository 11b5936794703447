package io.curbstop.radio.ax25;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeardMessagesTest {

    private static final AprsPacket.Message WORDS = new AprsPacket.Message("DISP-1", "ACK K7", null);

    private final HeardMessages heard = new HeardMessages();
    private final Instant now = Instant.parse("2026-03-02T08:00:00Z");

    private int number(Instant at) {
        return heard.frame("CREW-11", WORDS, at).sequence();
    }

    @Test
    void theSameWordsShortlyAfterAreTheSameMessage() {
        int first = number(now);
        assertThat(number(now.plusSeconds(60))).isEqualTo(first);
    }

    @Test
    void theSameWordsLongAfterAreAnother() {
        int first = number(now);
        assertThat(number(now.plusSeconds(61))).isNotEqualTo(first);
    }

    @Test
    void theSameWordsAfterTheClockWasSetBackAreAnother() {
        int first = number(now);
        assertThat(number(now.minus(Duration.ofHours(1)))).isNotEqualTo(first);
    }
}
