package io.curbstop.map.search;

import static io.curbstop.map.search.Town.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.map.search.GeocodeAnswer.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class AddressIndexTest {

    /**
     * <pre>
     *            Mill St
     *   (0,400)  100..198 left, 101..199 right  (400,400)
     *      |                                       |
     *    King St N (2..98)                      Weber St
     *      |                                       |
     *   (0,0) ---- Mill Rd 101..199 / 100..198 -- (400,0) -- Mill Rd 201..299 / 200..298 -- (800,0)
     *      |
     *    King St S (2..98 again)
     * </pre>
     */
    private static Town town() {
        return new Town()
                .street("S1", "MILL RD", from(0, 0, 400, 0), 101, 199, 100, 198)
                .street("S2", "MILL RD", from(400, 0, 800, 0), 201, 299, 200, 298)
                .street("S3", "MILL ST", from(0, 400, 400, 400), 301, 399, 300, 398)
                .street("S4", "KING ST N", from(0, 0, 0, 400), 1, 99, 2, 98)
                .street("S5", "KING ST S", from(0, 0, 0, -400), 1, 99, 2, 98)
                .street("S6", "WEBER ST", from(400, 0, 400, 400), 1, 99, 2, 98)
                .street("S7", "BLACK WALNUT DR", from(800, 0, 800, 400), 1, 99, 2, 98)
                .street("S8", "FIRST AVE", from(800, 400, 1200, 400), 1, 99, 2, 98)
                .street("S9", "ST LEGER ST", from(1200, 400, 1200, 800), 1, 99, 2, 98)
                .street("S10", "HAMILTON AVE E", from(1200, 800, 1600, 800), 99, 1, 98, 2)
                .place("P1", "St. Anne's General Hospital", "hospital", 600, 60)
                .place("P2", "Hillside School", "school", 100, 300)
                .place("P3", "Riverside School", "school", 700, 300);
    }

    private static final AddressIndex INDEX = town().index("Millbrook");

    private static GeocodeCandidate found(String text) {
        GeocodeAnswer answer = INDEX.geocode(text);
        assertThat(answer.status()).as(text + ": " + answer).isEqualTo(Status.FOUND);
        return answer.findBest().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "118 mill rd",
                "118 Mill Road",
                "  118   MILL  ROAD ",
                "118-B Mill Rd",
                "118B mill road",
                "#118 mill rd.",
                "118 Mil Road",
                "118 Mlil Rd",
                "118 Mill Raod",
                "118 MILL",
                "118 mill rd, Millbrook",
                "118 mill rd unit 4",
                "mill road 118",
                "water coming up in the road at 118 Mill Road",
                "Caller at 118 mill rd says 3 feet of water in the street."
            })
    void findsOneHouseInTheWaysPeopleSayIt(String text) {
        GeocodeCandidate c = found(text);

        assertThat(c.street()).isEqualTo("MILL RD");
        assertThat(c.method()).isEqualTo(GeocodeMethod.INTERPOLATED);
        assertThat(c.point().getX()).isBetween(60.0, 110.0);
        assertThat(c.point().getY()).as("the even side is on the right").isEqualTo(-5, within(0.1));
        assertThat(c.accuracy_m()).isBetween(10.0, 60.0);
        assertThat(c.point().getSRID()).isEqualTo(32618);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 first ave", "12 1st Avenue", "12 frist av"})
    void understandsOrdinals(String text) {
        assertThat(found(text).street()).isEqualTo("FIRST AVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20 St Leger St", "20 st. leger street", "20 Saint Leger", "20 saint ledger st"})
    void tellsASaintFromAStreet(String text) {
        assertThat(found(text).street()).isEqualTo("ST LEGER ST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20 Hamilton Ave E", "20 east hamilton avenue", "20 Hamilton Ave East", "20 hamilton"})
    void understandsDirectionsBeforeAndAfter(String text) {
        GeocodeCandidate c = found(text);
        assertThat(c.street()).isEqualTo("HAMILTON AVE E");
        assertThat(c.point().getX()).as("numbers run against the segment").isGreaterThan(1450);
    }

    @Test
    void joinsWordsThatWereRunTogether() {
        assertThat(found("20 blackwalnut drive").street()).isEqualTo("BLACK WALNUT DR");
    }

    @Test
    void offersEveryStreetThatHasTheNumber() {
        GeocodeAnswer answer = INDEX.geocode("20 King St");

        assertThat(answer.status()).isEqualTo(Status.AMBIGUOUS);
        assertThat(answer.candidates()).extracting(GeocodeCandidate::street).containsExactly("KING ST N", "KING ST S");
        assertThat(answer.explanation()).contains("20 King St N").contains("20 King St S");
    }

    @Test
    void offersTheStreetOfAnotherTypeThatHasTheNumber() {
        GeocodeAnswer answer = INDEX.geocode("330 Mill Rd");

        assertThat(answer.status()).isEqualTo(Status.AMBIGUOUS);
        assertThat(answer.candidates()).extracting(GeocodeCandidate::street).contains("MILL RD", "MILL ST");
    }

    @Test
    void fallsToTheNearestRangeWithHonestAccuracy() {
        GeocodeCandidate c = found("450 Mill Rd");

        assertThat(c.method()).isEqualTo(GeocodeMethod.NEIGHBOURING_RANGE);
        assertThat(c.point().getX()).isGreaterThan(740);
        assertThat(c.accuracy_m()).isGreaterThan(found("290 Mill Rd").accuracy_m() + 50);
        assertThat(c.explanation()).contains("No block of this street has 450");
    }

    @Test
    void takesTheMiddleOfAStreetWithoutANumber() {
        GeocodeCandidate c = found("Weber Street");

        assertThat(c.method()).isEqualTo(GeocodeMethod.STREET);
        assertThat(c.point().getCoordinate().distance(new Coordinate(400, 200))).isLessThan(1);
        assertThat(c.accuracy_m()).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "corner of Mill Rd and Weber",
                "Mill Rd & Weber St",
                "weber at mill rd",
                "Weber/Mill Rd",
                "Wever St @ Mill Rd",
                "big leak at the corner of Mill Rd and Weber St, two lanes flooded"
            })
    void findsWhereTwoStreetsMeet(String text) {
        GeocodeCandidate c = found(text);

        assertThat(c.method()).isEqualTo(GeocodeMethod.INTERSECTION);
        assertThat(c.point().getCoordinate().distance(new Coordinate(400, 0))).isLessThan(1);
    }

    @Test
    void offersBothCornersWhenTheNameFitsTwoStreets() {
        GeocodeAnswer answer = INDEX.geocode("Weber and Mill");

        assertThat(answer.status()).isEqualTo(Status.AMBIGUOUS);
        assertThat(answer.candidates())
                .extracting(GeocodeCandidate::label)
                .containsExactlyInAnyOrder("Weber St at Mill Rd", "Weber St at Mill St");
    }

    @Test
    void tellsTheTwoEndsOfACrescentApart() {
        GeocodeAnswer answer = new Town()
                .street("S1", "MILL RD", from(0, 0, 200, 0), 1, 99, 2, 98)
                .street("S2", "ELM CRES", from(0, 0, 0, 150, 200, 150, 200, 0), 1, 99, 2, 98)
                .index()
                .geocode("Mill and Elm");

        assertThat(answer.status()).isEqualTo(Status.AMBIGUOUS);
        assertThat(answer.candidates())
                .extracting(GeocodeCandidate::label)
                .containsExactlyInAnyOrder(
                        "Mill Rd at Elm Cres (the one to the west)", "Mill Rd at Elm Cres (the one to the east)");
    }

    @Test
    void saysSoWhenTwoStreetsDoNotMeet() {
        GeocodeAnswer answer = INDEX.geocode("First Ave and Weber St");

        assertThat(answer.status()).isEqualTo(Status.NOT_FOUND);
        assertThat(answer.explanation()).contains("do not meet");
    }

    @Test
    void givesTheKnownStreetOfACornerAndSaysWhichIsUnknown() {
        GeocodeCandidate c = found("Weber St and Zanzibar Blvd");

        assertThat(c.street()).isEqualTo("WEBER ST");
        assertThat(INDEX.geocode("Weber St and Zanzibar Blvd").explanation()).contains("Zanzibar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "Zanzibar Boulevard", "42 Zanzibar Blvd", "help", "???", "12345"})
    void saysNotFoundRatherThanGuessing(String text) {
        GeocodeAnswer answer = INDEX.geocode(text);

        assertThat(answer.status()).isEqualTo(Status.NOT_FOUND);
        assertThat(answer.candidates()).isEmpty();
        assertThat(answer.explanation()).isNotBlank();
    }

    @Test
    void acceptsNull() {
        assertThat(INDEX.geocode(null).status()).isEqualTo(Status.NOT_FOUND);
        assertThat(INDEX.geocode(null, null).status()).isEqualTo(Status.NOT_FOUND);
        assertThat(INDEX.findAddresses(null)).isEmpty();
        assertThat(INDEX.suggest(null, 5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the hospital",
                "hospital",
                "St Annes General Hospital",
                "st. anne's",
                "St Anne's Genral Hospital"
            })
    void findsPlacesByNameAndByWhatTheyAre(String text) {
        GeocodeCandidate c = found(text);

        assertThat(c.ref()).isEqualTo("P1");
        assertThat(c.method()).isEqualTo(GeocodeMethod.PLACE);
    }

    @Test
    void offersEverySchoolForTheSchool() {
        GeocodeAnswer answer = INDEX.geocode("the school");

        assertThat(answer.status()).isEqualTo(Status.AMBIGUOUS);
        assertThat(answer.candidates()).extracting(GeocodeCandidate::ref).containsExactlyInAnyOrder("P2", "P3");
    }

    @Test
    void takesNumberAndStreetFromTwoFields() {
        assertThat(INDEX.geocode("118", "MILL RD").findBest().orElseThrow().civic())
                .isEqualTo("118");
        assertThat(INDEX.geocode("", "Weber St").findBest().orElseThrow().method())
                .isEqualTo(GeocodeMethod.STREET);
        assertThat(INDEX.geocode("NA", "Weber & Mill Rd")
                        .findBest()
                        .orElseThrow()
                        .method())
                .isEqualTo(GeocodeMethod.INTERSECTION);
        assertThat(INDEX.geocode("110-118", "MILL RD").findBest().orElseThrow().explanation())
                .contains("middle");
    }

    @Test
    void findsEveryPlaceNamedInANarrative() {
        String text = "Lady at 118 Mill Rd near the hospital, water also at Weber and Mill St. 2 units sent";

        assertThat(INDEX.findAddresses(text))
                .extracting(FoundAddress::text)
                .containsExactly("118 Mill Rd", "hospital", "Weber and Mill St");
        assertThat(INDEX.findAddresses(text))
                .allSatisfy(f -> assertThat(text.substring(f.start(), f.end())).isEqualTo(f.text()));
    }

    @Test
    void readsNoAddressFromOrdinaryWords() {
        assertThat(INDEX.findAddresses("3 inches of water in the basement since 20 minutes, the main valve is stuck"))
                .isEmpty();
    }
}
