package io.curbstop.map.search;

import static io.curbstop.map.search.Town.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class NumberRulesTest {

    private static GeocodeCandidate best(Town town, String text) {
        return town.index().geocode(text).findBest().orElseThrow();
    }

    @Test
    void keepsTheFirstHouseClearOfTheCrossing() {
        Town crossed = new Town()
                .street("S1", "MILL RD", from(0, 0, 400, 0), 1, 99, 2, 98)
                .street("S2", "WEBER ST", from(0, -100, 0, 0), 1, 99, 2, 98);

        assertThat(best(crossed, "2 Mill Rd").point().getX()).isBetween(20.0, 32.0);
        assertThat(best(crossed, "98 Mill Rd").point().getX())
                .as("a street that just ends keeps less")
                .isBetween(375.0, 392.0);
    }

    @Test
    void putsOddAndEvenOnTheirOwnSides() {
        Town town = new Town().street("S1", "MILL RD", from(0, 0, 400, 0), 1, 99, 2, 98);

        assertThat(best(town, "51 Mill Rd").point().getY()).as("left").isEqualTo(5, within(0.1));
        assertThat(best(town, "50 Mill Rd").point().getY()).as("right").isEqualTo(-5, within(0.1));
    }

    @Test
    void takesTheRangeThatHoldsTheNumberWhenParityIsWrong() {
        Town town = new Town()
                .street("S1", "MILL RD", from(0, 0, 400, 0), 1, 99, 0, 0)
                .street("S2", "MILL RD", from(400, 0, 800, 0), 101, 199, 0, 0);
        GeocodeCandidate c = best(town, "50 Mill Rd");

        assertThat(c.ref()).isEqualTo("S1");
        assertThat(c.point().getX()).isEqualTo(200, within(15.0));
        assertThat(c.explanation()).contains("Odd and even do not agree");
    }

    @Test
    void readsReversedRanges() {
        Town town = new Town().street("S1", "MILL RD", from(0, 0, 400, 0), 99, 1, 98, 2);

        assertThat(best(town, "10 Mill Rd").point().getX()).isGreaterThan(320);
    }

    @Test
    void placesTheFewHousesOfOneSideInStepWithTheOther() {
        Town town = new Town().street("S1", "BRICK ST", from(0, 0, 220, 0), 58, 62, 23, 67);

        assertThat(best(town, "58 Brick St").point().getX()).isGreaterThan(140);
    }

    @Test
    void prefersThePlausibleOfTwoRangesThatHoldTheNumber() {
        Town town = new Town()
                .street("S1", "ELM CRES", from(0, 0, 100, 0), 6, 182, 7, 11)
                .street("S2", "ELM CRES", from(100, 0, 630, 0), 48, 172, 25, 151);

        assertThat(best(town, "82 Elm Cres").ref()).isEqualTo("S2");
    }

    @Test
    void infersTheNumbersOfABlockThatHasNone() {
        Town town = new Town()
                .street("S1", "MILL RD", from(0, 0, 200, 0), 1, 49, 2, 48)
                .street("S2", "MILL RD", from(200, 0, 400, 0))
                .street("S3", "MILL RD", from(400, 0, 600, 0), 101, 149, 102, 148);
        GeocodeCandidate c = best(town, "76 Mill Rd");

        assertThat(c.point().getX()).isEqualTo(300, within(20.0));
        assertThat(c.method()).isEqualTo(GeocodeMethod.NEIGHBOURING_RANGE);
        assertThat(c.explanation()).contains("No range holds 76");
    }

    @Test
    void letsNumbersSpillAroundTheBulbOfACulDeSac() {
        Town town = new Town()
                .street("S0", "MAIN ST", from(-100, 0, 0, 0), 1, 99, 2, 98)
                .street("S1", "VALE PL", from(0, 0, 44, 0), 0, 0, 12, 96)
                .bare("S2", "VALE PL", from(44, 0, 44, 0), 160);
        GeocodeCandidate c = best(town, "90 Vale Pl");

        assertThat(c.point().getX()).as("beyond the stem").isGreaterThan(60);
        assertThat(c.point().getCoordinate().distance(new Coordinate(44 + 25.5, 0)))
                .as("about the bulb")
                .isLessThan(40);
    }

    @Test
    void offersBothPlacesWhenOneNumberOccursTwice() {
        Town town = new Town()
                .street("S1", "MILL RD", from(0, 0, 400, 0), 1, 99, 2, 98)
                .street("S2", "MILL RD", from(5000, 0, 5400, 0), 1, 99, 2, 98);

        assertThat(town.index().geocode("50 Mill Rd").status()).isEqualTo(GeocodeAnswer.Status.AMBIGUOUS);
    }
}
