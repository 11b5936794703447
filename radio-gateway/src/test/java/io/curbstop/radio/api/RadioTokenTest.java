package io.curbstop.radio.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RadioTokenTest {

    @Test
    void tokensGoRoundTheWholeRangeBeforeOneComesAgain() {
        Set<String> given = new HashSet<>();
        Optional<String> last = Optional.empty();
        for (int count = 0; count < 120; count++) {
            last = Optional.of(RadioToken.next(last, Set.of()));
            given.add(last.get());
        }
        assertThat(given).hasSize(120);
        assertThat(RadioToken.next(last, Set.of())).isEqualTo("A2");
        assertThat(given).noneMatch(token -> token.matches("[PGMRSTVILOU].|.[01]"));
    }

    @Test
    void anOpenTokenIsPassedOver() {
        assertThat(RadioToken.next(Optional.of("A9"), List.of("B2", "B3"))).isEqualTo("B4");
        Set<String> all = new HashSet<>();
        for (int count = 0; count < 120; count++) {
            all.add(RadioToken.next(Optional.empty(), all));
        }
        assertThatThrownBy(() -> RadioToken.next(Optional.empty(), all)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void peopleMayTypeSmallLettersAndMistakeOForNought() {
        assertThat(RadioToken.parse("k7")).contains("K7");
        assertThat(RadioToken.parse("ko")).contains("K0");
        assertThat(RadioToken.parse("kl")).contains("K1");
        assertThat(RadioToken.parse("OK")).isEmpty();
        assertThat(RadioToken.parse("NO")).contains("N0");
        assertThat(RadioToken.parse("ACK")).isEmpty();
        assertThat(RadioToken.parse("77")).isEmpty();
        assertThat(RadioToken.parse("")).isEmpty();
    }

    @Test
    void anOrderNeedsATokenAndANoticeHasNone() {
        Instant expiresAt = Instant.parse("2026-03-02T08:00:00Z");
        assertThatThrownBy(
                        () -> new RadioMessage(UUID.randomUUID(), "1101", RadioPriority.P1, "KK", "K7 P1", expiresAt))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RadioMessage(
                        UUID.randomUUID(),
                        "1101",
                        RadioPriority.P1,
                        MessageKind.NOTICE,
                        Optional.of("K7"),
                        "K7 P1",
                        expiresAt))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RadioMessage(UUID.randomUUID(), " ", RadioPriority.P1, "K7", "K7 P1", expiresAt))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
