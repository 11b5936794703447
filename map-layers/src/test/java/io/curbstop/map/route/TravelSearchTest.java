package io.curbstop.map.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.map.route.StreetReport.Code;
import io.curbstop.map.route.StreetReport.Problem;
import io.curbstop.map.route.Trip.Outcome;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

/** Ways on towns drawn as text, from one street to many. */
class TravelSearchTest {

    private static final Vehicle TRUCK = Vehicle.truck(12, 3.5);

    @Test
    void isDrivenAlongOneStreet() {
        Town town = Town.drawn("A.B").streets("A-B");

        assertTrip(town.trip("A", "B"), 20, 200);
        assertTrip(town.trip("AB", "B"), 10, 100);
        assertTrip(town.trip("AB", "AB"), 0, 0);
    }

    @Test
    void aOneWayStreetIsDrivenOneWayEvenOnItsOwnLength() {
        Town town = Town.drawn("A.B\nC.D").streets("A>B", "A-C", "C-D", "B-D");

        assertTrip(town.trip("A", "B"), 20, 200);
        assertTrip(town.trip("B", "A"), 40, 400);
        assertTrip(town.trip("AB", "A"), 50, 500); // not back along the street
        assertTrip(town.trip("B", "AB"), 50, 500); // nor against it at the end
        assertTrip(Town.drawn("A.B\nC.D").streets("A<B", "A-C", "C-D", "B-D").trip("A", "B"), 40, 400);
    }

    @Test
    void aPlaceAtTheEndOfAOneWayStreetIsReachedByTheOthers() {
        Town town = Town.drawn("A.B.C").streets("B>A", "C-B");

        assertTrip(town.trip("C", "B"), 20, 200);
        assertThat(town.trip("A", "C").outcome()).isEqualTo(Outcome.NO_WAY);
    }

    @Test
    void theFasterWayIsTakenThoughItIsLonger() {
        Town town = Town.drawn("A..B\nC..D")
                .street("A-B", "speed_kmh", 18)
                .street("A-C", "speed_kmh", 72)
                .street("C-D", "speed_kmh", 72)
                .street("D-B", "speed_kmh", 72);

        assertTrip(town.trip("A", "B"), 25, 500);
    }

    @Test
    void aClosedStreetIsNotDrivenThroughButEnteredAndLeft() {
        Town town = Town.drawn("A.B.C\nD...E").streets("A-B", "B-C", "A-D", "D-E", "E-C");

        assertTrip(town.search("A", "C", Vehicle.CAR, "BC").trip(0), 60, 600);
        assertTrip(town.search("A", "BC", Vehicle.CAR, "BC").trip(0), 30, 300);
        assertTrip(town.search("BC", "A", Vehicle.CAR, "BC").trip(0), 30, 300);
        assertThat(town.search("A", "EC", Vehicle.CAR, "BC", "DE").trip(0).outcome())
                .isEqualTo(Outcome.NO_WAY);
    }

    @Test
    void aJunctionIsEnteredByClosedStreetsOnlyWhenAllOfThemAre() {
        Town town = Town.drawn("A.B.C\nD...E").streets("A-B", "B-C", "A-D", "D-E", "E-C");

        assertTrip(town.search("C", "A", Vehicle.CAR, "BC").trip(0), 60, 600);
        assertTrip(town.search("A", "C", Vehicle.CAR, "BC", "EC").trip(0), 40, 400);
        assertTrip(town.search("C", "A", Vehicle.CAR, "BC", "EC").trip(0), 40, 400);
    }

    @Test
    void aTruckKeepsItsLimits() {
        Town town =
                Town.drawn("A.B.C\nD...E").streets("A-B", "A-D", "D-E", "E-C").street("B-C", "max_weight_t", 7.5);

        assertTrip(town.search("A", "C", TRUCK).trip(0), 60, 600);
        assertTrip(town.search("A", "C", Vehicle.truck(7.5, 3.5)).trip(0), 40, 400);
        assertTrip(town.search("A", "C", Vehicle.CAR).trip(0), 40, 400);

        Town low = Town.drawn("A.B").street("A-B", "max_height_m", 3.4);
        assertThat(low.search("A", "B", Vehicle.truck(12, 3.4)).trip(0).byRoad())
                .isTrue();
    }

    @Test
    void aHeightIsKeptToTheCentimetre() {
        Town through = Town.drawn("A.B.C.D").streets("A-B", "C-D").street("B-C", "max_height_m", 3.96);
        assertThat(through.search("A", "D", Vehicle.truck(12, 3.96)).trip(0).byRoad())
                .isTrue();
        assertThat(through.search("A", "D", Vehicle.truck(12, 3.97)).trip(0).byRoad())
                .isFalse();
    }

    @Test
    void vehiclesThatTheStreetsDoNotTellApartAreOne() {
        StreetNetwork network = Town.drawn("A.B.C")
                .street("A-B", "max_weight_t", 7.5)
                .street("B-C", "max_weight_t", 18.0, "max_height_m", 3.2)
                .build();
        assertThat(network.alike(Vehicle.truck(7.5, 3.2))).isEqualTo(Vehicle.truck(0, 0));
        assertThat(network.alike(Vehicle.truck(8, 3.3))).isEqualTo(network.alike(Vehicle.truck(18, 4)));
        assertThat(network.alike(Vehicle.truck(8, 3))).isNotEqualTo(network.alike(Vehicle.truck(19, 3)));
        assertThat(network.alike(Vehicle.truck(26, 4))).isEqualTo(network.alike(Vehicle.truck(40, 5)));
        assertThat(network.alike(new Vehicle(false, 8, 3))).isNotEqualTo(network.alike(Vehicle.truck(8, 3)));
    }

    @Test
    void aPrivateStreetIsDrivenToItsDoorsAndNotAsAShortCut() {
        Town town =
                Town.drawn("A.B.C\nD...E").streets("A-B", "A-D", "D-E", "E-C").street("B-C", "through", false);
        assertTrip(town.search("A", "C", Vehicle.CAR).trip(0), 60, 600);
        assertTrip(town.search("A", "BC", Vehicle.CAR).trip(0), 30, 300);
    }

    @Test
    void aTruckGoesThroughAStreetWithoutTrucksOnlyWhenTheDetourIsTooLong() {
        Town near =
                Town.drawn("A.B.C\nD...E").streets("A-B", "A-D", "D-E", "E-C").street("B-C", "trucks", false);
        assertTrip(near.search("A", "C", TRUCK).trip(0), 60, 600);
        assertTrip(near.search("A", "C", Vehicle.CAR).trip(0), 40, 400);

        Town only = Town.drawn("A.B.C").streets("A-B").street("B-C", "trucks", false);
        assertTrip(only.search("A", "C", TRUCK).trip(0), 40, 400);
    }

    @Test
    void aStreetMeetsTheOneItEndsOnButNotTheOneItPassesOver() {
        Town town = Town.drawn("A.B.C\n..D").streets("A-C", "D-B");
        assertTrip(town.trip("D", "A"), 30, 300);
        assertThat(town.build().report().pieces()).isEqualTo(1);

        Town bridge = Town.drawn("A.B.C\n..D").streets("A-C").street("D-B", "bridge", true);
        assertThat(bridge.trip("D", "A").outcome()).isEqualTo(Outcome.NO_WAY);

        Town crossing = Town.drawn("..E\nA...C\n..D").streets("A-C", "D-E");
        assertThat(crossing.trip("D", "A").outcome()).isEqualTo(Outcome.NO_WAY);
    }

    @Test
    void aPlaceBesideTheStreetIsWalkedToAndOneTooFarIsNotReached() {
        Town town = Town.drawn("A...B").streets("A-B");
        StreetNetwork network = town.build();
        TravelSearch search = network.search(
                List.of(new Coordinate(100, 30), new Coordinate(100, 61)),
                new Coordinate(300, -10),
                Vehicle.CAR,
                new BitSet());

        assertTrip(search.trip(0), 20 + 40, 200 + 40);
        assertThat(search.trip(1).outcome()).isEqualTo(Outcome.NO_STREET_AT_VEHICLE);
        TravelSearch outside =
                network.search(List.of(new Coordinate(100, 0)), new Coordinate(300, 999), Vehicle.CAR, new BitSet());
        assertThat(outside.trip(0).outcome()).isEqualTo(Outcome.NO_STREET_AT_PLACE);
        assertThat(outside.explain(0)).isEmpty();
    }

    @Test
    void theStreetsOfAWayAreNamedInTheirOrder() {
        Town town = Town.drawn("A.B.C\nD...E").streets("A-B", "B-C", "A-D", "D-E", "E-C");

        assertThat(town.search("AB", "CE", Vehicle.CAR, "BC").explain(0))
                .extracting(StreetPart::streetRef)
                .containsExactly("AB", "AD", "DE", "EC");
        assertThat(town.search("AB", "BC", Vehicle.CAR).explain(0))
                .extracting(StreetPart::streetRef)
                .containsExactly("AB", "BC");
        // Who stands at a junction, or goes to one, does not drive the other streets there.
        assertThat(town.search("B", "D", Vehicle.CAR).explain(0))
                .extracting(StreetPart::streetRef)
                .containsExactly("AB", "AD");
        assertThat(town.search("A", "B", Vehicle.CAR).explain(0))
                .extracting(StreetPart::streetRef)
                .containsExactly("AB");
    }

    @Test
    void aLoopAndAStreetBesideAnotherAreDriven() {
        Town town = Town.drawn("A.B").streets("A-B");
        town.streets.add(new FeatureRecord(
                LayerType.STREET,
                "loop",
                Town.line(
                        new Coordinate(200, 0),
                        new Coordinate(300, 0),
                        new Coordinate(300, 100),
                        new Coordinate(200, 100),
                        new Coordinate(200, 0)),
                Map.of(),
                0));
        town.streets.add(new FeatureRecord(
                LayerType.STREET,
                "bend",
                Town.line(new Coordinate(0, 0), new Coordinate(100, 55), new Coordinate(200, 0)),
                Map.of(),
                0));

        TravelSearch search =
                town.build().search(List.of(new Coordinate(0, 0)), new Coordinate(300, 50), Vehicle.CAR, new BitSet());
        assertTrip(search.trip(0), 35, 350);
    }

    @Test
    void theSearchEndsWhenEveryVehicleIsMet() {
        Town town = Town.drawn("A.B.C.D.E.F.G.H").streets("A-B", "B-C", "C-D", "D-E", "E-F", "F-G", "G-H");

        assertThat(town.search("BC", "AB", Vehicle.CAR).junctionsSettled()).isEqualTo(3);
        assertThat(town.search("H", "AB", Vehicle.CAR).junctionsSettled()).isEqualTo(8);
    }

    @Test
    void aStretchGoesFromOneTurningToTheNext() {
        Town town = Town.drawn("A.B.C.D\n..E.F");
        for (String ends : List.of("A-B", "B-C", "C-D")) {
            town.street(ends, "name", "Mill Rd");
        }
        town.streets("B-E");
        StreetNetwork network = town.build();
        Stretch stretch = network.findStretch(new Coordinate(450, 10)).orElseThrow();

        assertThat(stretch.name()).isEqualTo("Mill Rd");
        assertThat(stretch.streetRefs()).containsExactly("BC", "CD");
        assertThat(stretch.lines().getLength()).isEqualTo(400);
        assertThat(network.findParts(stretch.streetRefs(), stretch.lines()).cardinality())
                .isEqualTo(2);
        // Imported anew under other ids, it is found by its line; the street that only touches it is not.
        assertThat(network.findParts(java.util.Set.of("gone"), stretch.lines()).cardinality())
                .isEqualTo(2);
    }

    @Test
    void badRowsAreReported() {
        Town town = Town.drawn("A.B.C\n\n\nX.Y").streets("A-B", "X-Y");
        town.street("B-C", "speed_kmh", 0, "one_way", "sideways", "max_weight_t", -1.0);
        Coordinate here = new Coordinate(0, 0);
        town.streets.add(new FeatureRecord(LayerType.STREET, "dot", Town.line(here, here), Map.of(), 0));
        Coordinate lone = new Coordinate(50, 70);
        town.streets.add(
                new FeatureRecord(LayerType.STREET, "bulb", Town.line(lone, lone), Map.of("length_m", 70.0), 0));
        town.streets.add(new FeatureRecord(LayerType.STREET, "nothing", null, Map.of(), 0));
        town.streets.add(
                new FeatureRecord(LayerType.STREET, "short", Town.line(here, here), Map.of("length_m", 30.0), 0));
        StreetReport report = town.build().report();

        assertThat(report.problems())
                .extracting(Problem::ref, Problem::code)
                .containsExactly(
                        tuple("BC", Code.UNKNOWN_ONE_WAY),
                        tuple("BC", Code.BAD_SPEED),
                        tuple("BC", Code.BAD_LIMIT),
                        tuple("XY", Code.NOT_CONNECTED),
                        tuple("bulb", Code.ONLY_A_POINT),
                        tuple("dot", Code.ZERO_LENGTH),
                        tuple("nothing", Code.NO_GEOMETRY));
        assertThat(report.streets()).isEqualTo(4);
        assertThat(report.pieces()).isEqualTo(2);
        assertTrip(town.trip("C", "A"), 40, 400);
    }

    @Test
    void withoutStreetsThereIsNoWay() {
        StreetNetwork none = StreetNetwork.of(List.of(), StreetOptions.defaults());

        assertThat(none.search(List.of(new Coordinate(0, 0)), new Coordinate(1, 1), Vehicle.CAR, new BitSet())
                        .trip(0)
                        .outcome())
                .isEqualTo(Outcome.NO_STREET_AT_PLACE);
    }

    private static void assertTrip(Trip trip, double seconds, double distance_m) {
        assertThat(trip.outcome()).isEqualTo(Outcome.BY_ROAD);
        assertThat(trip.seconds()).isCloseTo(seconds, within(0.02));
        assertThat(trip.distance_m()).isCloseTo(distance_m, within(0.02));
    }
}
