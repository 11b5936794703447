package io.curbstop.map.search;

import static io.curbstop.map.search.Town.from;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final AddressIndex INDEX = new Town()
            .street("S1", "MILL RD", from(0, 0, 400, 0), 101, 199, 100, 198)
            .street("S2", "MILLWOOD CRES", from(0, 400, 400, 400), 1, 99, 2, 98)
            .street("S3", "WEBER ST", from(400, 0, 400, 400), 1, 99, 2, 98)
            .street("S4", "OLD MILL LANE", from(900, 0, 1300, 0), 1, 99, 2, 98)
            .place("P1", "Weber Clinic", "clinic", 500, 0)
            .index();

    @ParameterizedTest
    @CsvSource({
        "118 mi, 118 Mill Rd",
        "118 mill r, 118 Mill Rd",
        "118 mill road, 118 Mill Rd",
        "20 millw, 20 Millwood Cres",
        "mi, Mill Rd",
        "web, Weber Clinic",
        "weber s, Weber St",
        "mill rd & w, Mill Rd at Weber St",
        "mill rd and, Mill Rd",
        "milwood, Millwood Cres"
    })
    void offersTheLikeliestFirst(String typed, String label) {
        assertThat(INDEX.suggest(typed, 5)).extracting(Suggestion::label).startsWith(label);
    }

    @Test
    void offersStreetsByAnyOfTheirWords() {
        assertThat(INDEX.suggest("mill", 5))
                .extracting(Suggestion::label)
                .containsExactly("Mill Rd", "Millwood Cres", "Old Mill Lane");
    }

    @Test
    void offersNoMoreThanAskedAndNothingForNothing() {
        assertThat(INDEX.suggest("m", 2)).hasSize(2);
        assertThat(INDEX.suggest("", 5)).isEmpty();
        assertThat(INDEX.suggest("qqq", 5)).isEmpty();
        assertThat(INDEX.suggest("mill", 0)).isEmpty();
    }

    @Test
    void offersLinesThatAreFoundAgain() {
        for (String typed : new String[] {"118 m", "mill", "web", "mill rd & "}) {
            assertThat(INDEX.suggest(typed, 5)).isNotEmpty().allSatisfy(line -> assertThat(INDEX.geocode(line.label())
                            .findBest()
                            .orElseThrow()
                            .point()
                            .distance(line.point()))
                    .as(line.label())
                    .isLessThan(1));
        }
    }
}
