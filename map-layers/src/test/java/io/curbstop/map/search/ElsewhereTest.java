package io.curbstop.map.search;

import static io.curbstop.map.search.Town.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.search.GeocodeAnswer.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that are like one here and are not: in another municipality, or on a street of another type. */
class ElsewhereTest {
    private static final Town TOWN = new Town()
            .street("S1", "MILL RD", from(0, 0, 400, 0), 101, 199, 100, 198)
            .street("S2", "ROCHESTER ROW", from(0, 0, 0, 400), 1, 99, 2, 98)
            .street("S3", "BROADWAY", from(400, 0, 400, 400), 1, 99, 2, 98)
            .place("P1", "Hillside School", "school", 100, 300);
    private static final AddressIndex INDEX = TOWN.index("City of Port Hope, water");

    private static Status status(String text) {
        return INDEX.geocode(text).status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "118 Mill Road, Toronto",
                "118 mill rd, toronto",
                "118 Mill Road Toronto",
                "118 Mill Toronto",
                "118 Mill Road, Toronto, ON M5V 2T6",
                "118 Mill Road, unit 4, Toronto",
                "118 Mill Road, City of Toronto",
                "118 Mill Road, North Dumfries",
                "Mill Rd and Rochester Row, Toronto",
                "Hillside School, Toronto",
                "water in the road at 118 Mill Road, Toronto",
                "water in the road at 118 Mill Road in Toronto. Two lanes closed"
            })
    void saysThatAnotherMunicipalityIsOutside(String text) {
        GeocodeAnswer answer = INDEX.geocode(text);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(Status.OUTSIDE);
        assertThat(answer.candidates()).isEmpty();
        assertThat(answer.explanation()).contains("outside Port Hope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "118 Mill Road, Port Hope",
                "118 mill road port hope",
                "118 Mill Road, City of Port Hope",
                "118 Mill Road, Port Hop",
                "118 Mill Road, ON",
                "118 Mill Road, Port Hope, Ontario N2G 4G7",
                "118 Mill Road, Canada",
                "118 Mill Road N2G 4G7",
                "118 Mill Road, unit 4",
                "118 Mill Road unit 4",
                "118 Mill Road, rear",
                "118 Mill Road, basement flooded",
                "118 Mill Road, two lanes flooded",
                "118 Mill Road, Rochester Row",
                "118 Mill Road, Hillside School",
                "water at 118 Mill Road, Caller says it is deep"
            })
    void staysInThisCity(String text) {
        assertThat(INDEX.geocode(text).status())
                .as(INDEX.geocode(text).toString())
                .isEqualTo(Status.FOUND);
    }

    @Test
    void asksWhenItCannotTellWhetherAMunicipalityWasNamed() {
        GeocodeAnswer answer = INDEX.geocode("118 Mill Road, garden gnomes");

        assertThat(answer.status()).isEqualTo(Status.AMBIGUOUS);
        assertThat(answer.candidates()).extracting(GeocodeCandidate::street).containsExactly("MILL RD");
        assertThat(answer.explanation()).contains("“garden gnomes” is not known here");
    }

    @Test
    void asksWhenItDoesNotKnowItsOwnName() {
        assertThat(TOWN.index().geocode("118 Mill Road, Toronto").status()).isEqualTo(Status.AMBIGUOUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31 Rochester Street",
                "31 rochester st, Port Hope",
                "31 Rochester Street Port Hope",
                "Rochester Street",
                "Rochester St and Mill Rd",
                "Mill Rd at Rochester Ave",
                "burst at 31 Rochester Street"
            })
    void asksWhenTheOnlyStreetOfThatNameHasAnotherType(String text) {
        GeocodeAnswer answer = INDEX.geocode(text);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(Status.AMBIGUOUS);
        assertThat(answer.candidates()).first().satisfies(c -> assertThat(c.label())
                .contains("Rochester Row"));
        assertThat(answer.explanation()).contains("No street is named “").contains("Rochester Row");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31 Rochester", "31 Rochester Row", "31 Rochester Rwo", "31 Broadway Street", "31 rochester row"
            })
    void needsNoType(String text) {
        assertThat(status(text)).isEqualTo(Status.FOUND);
    }
}
