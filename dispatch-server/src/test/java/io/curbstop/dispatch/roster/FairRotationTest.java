package io.curbstop.dispatch.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is called next, and the words that say why. */
class FairRotationTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    @Test
    void whoWasCalledLeastLatelyIsNextAndWhoNeverWasBeforeAll() {
        assertThat(order(
                        candidate("Lee", 1, 3, 1, null),
                        candidate("Diaz", 2, 12, 2, null),
                        candidate("Okafor", 3, null, 0, null)))
                .containsExactly("Okafor", "Diaz", "Lee");
    }

    @Test
    void equalsGoByCallsThenByThePlaceOnTheList() {
        assertThat(order(
                        candidate("Lee", 3, null, 0, null),
                        candidate("Diaz", 2, null, 0, null),
                        candidate("Okafor", 1, null, 1, null)))
                .containsExactly("Diaz", "Lee", "Okafor");
    }

    @Test
    void whoCannotComeStandsLastWithTheReason() {
        FairRotation.Candidate away = candidate("Okafor", 1, null, 0, "on leave");

        assertThat(order(away, candidate("Lee", 2, 1, 5, null))).containsExactly("Lee", "Okafor");
        assertThat(FairRotation.explain(away, NOW, ZoneOffset.UTC)).isEqualTo("on leave");
    }

    @Test
    void placeIsExplained() {
        assertThat(FairRotation.explain(candidate("Lee", 1, 12, 2, null), NOW, ZoneOffset.UTC))
                .isEqualTo("last called 12 days ago, 2 calls this quarter");
        assertThat(FairRotation.explain(candidate("Lee", 1, null, 0, null), NOW, ZoneOffset.UTC))
                .isEqualTo("never called, 0 calls this quarter");
    }

    private static List<String> order(FairRotation.Candidate... candidates) {
        return FairRotation.order(List.of(candidates)).stream()
                .map(FairRotation.Candidate::name)
                .toList();
    }

    private static FairRotation.Candidate candidate(
            String name, int position, Integer daysAgo, int calls, String unavailable) {
        Instant last = daysAgo == null ? null : NOW.minus(Duration.ofDays(daysAgo));
        return new FairRotation.Candidate(
                UUID.randomUUID(), name, null, position, last, calls, Duration.ZERO, unavailable);
    }
}
