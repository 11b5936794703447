package io.curbstop.map.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.search.GeneratedTown.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypoTest {

    @Test
    void findsTheRightAddressFirstDespiteThreeMisspeltWords() {
        long seed = 20260101;
        GeneratedTown town = new GeneratedTown(seed, 1500, 20);
        AddressIndex index = AddressIndex.of(town.streets(), town.addresses(), List.of());
        List<Question> questions = town.questions(1000);

        List<String> wrong = questions.stream()
                .filter(q -> !index.geocode(q.typed())
                        .findBest()
                        .map(c -> q.ref().equals(c.ref()))
                        .orElse(false))
                .map(q -> q.typed() + " for " + q.meant())
                .toList();

        assertThat(wrong.size())
                .as("wrong first hits of 1000 with seed " + seed + ", such as "
                        + wrong.subList(0, Math.min(12, wrong.size())))
                .isLessThanOrEqualTo(50);
    }
}
