package io.curbstop.radio.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GrowingPauseTest {

    private final GrowingPause pause = new GrowingPause(Duration.ofSeconds(1), Duration.ofSeconds(5));

    @Test
    void eachPauseIsTwiceTheOneBeforeUpToTheLongest() {
        assertThat(new Duration[] {pause.next(), pause.next(), pause.next(), pause.next(), pause.next()})
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 5L, 5L);
    }

    @Test
    void afterASuccessItBeginsAnew() {
        pause.next();
        pause.next();
        pause.reset();
        assertThat(pause.next()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatIsTakenAwayAtOnceIsNoSuccess() {
        pause.next();
        assertThat(pause.nextAfter(Duration.ofMillis(4_999))).isEqualTo(Duration.ofSeconds(2));
        assertThat(pause.nextAfter(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(1));
    }
}
