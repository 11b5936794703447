package io.curbstop.map.search;

import static io.curbstop.map.search.Town.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.map.search.GeocodeAnswer.Status;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class AddressPointsTest {
    private static final Town TOWN = new Town()
            .street("S1", "MILL RD", from(0, 0, 400, 0), 101, 199, 100, 198)
            .address("A1", "118", "Mill Road", 90, -22)
            .address("A2", "118B", "MILL RD", 92, -30)
            .address("A3", "130", "MILL RD", 150, -22)
            .address("A4", "7", "Orchard Lane", 700, 700);

    private static GeocodeCandidate best(AddressIndex index, String text) {
        return index.geocode(text).findBest().orElseThrow();
    }

    @Test
    void prefersTheAddressPointToTheRange() {
        GeocodeCandidate c = best(TOWN.index(), "118 mill");

        assertThat(c.ref()).isEqualTo("A1");
        assertThat(c.method()).isEqualTo(GeocodeMethod.ADDRESS_POINT);
        assertThat(c.accuracy_m()).isLessThan(15);
    }

    @Test
    void prefersThePointWithTheSameSuffix() {
        assertThat(best(TOWN.index(), "118-B Mill Rd").ref()).isEqualTo("A2");
    }

    @Test
    void takesTheUnitBeforeTheNumber() {
        assertThat(best(TOWN.index(), "4-118 Mill Rd").ref()).isEqualTo("A1");
    }

    @Test
    void placesANumberBetweenItsNeighbours() {
        GeocodeCandidate c = best(TOWN.index(), "124 Mill Rd");

        assertThat(c.method()).isEqualTo(GeocodeMethod.INTERPOLATED);
        assertThat(c.point().getX()).isEqualTo(120, within(1.0));
        assertThat(c.explanation()).contains("Between numbers 118 and 130");
    }

    @Test
    void knowsStreetsThatOnlyAddressesName() {
        assertThat(best(TOWN.index(), "7 Orchard Ln").ref()).isEqualTo("A4");
    }

    @Test
    void readsLatitudeAndLongitudeThroughTheTransform() {
        GeographicTransform transform = (lon, lat) -> new Coordinate((lon + 80.5) * 1000, (lat - 43.4) * 1000);
        AddressIndex index = AddressIndex.builder()
                .streets(TOWN.streets)
                .transform(transform)
                .build();

        assertThat(best(index, "43.41,-80.4").point().getX()).isEqualTo(100, within(0.01));
        assertThat(best(index, "-80.4 43.41").point().getY()).isEqualTo(10, within(0.01));
        assertThat(best(index, "43.41 N, 80.4 W").method()).isEqualTo(GeocodeMethod.COORDINATES);
        assertThat(index.geocode("10.5,10.5").status()).isEqualTo(Status.OUTSIDE);
        assertThat(TOWN.index().geocode("43.41,-80.51").explanation()).contains("latitude and longitude");
    }

    @Test
    void readsEastingAndNorthing() {
        AddressIndex index = new Town()
                .street("S1", "MILL RD", from(541000, 4811000, 541400, 4811000), 1, 99, 2, 98)
                .index();

        assertThat(best(index, "541337, 4811764").point().getX()).isEqualTo(541337);
        assertThat(index.geocode("141337, 4811764").status()).isEqualTo(Status.OUTSIDE);
    }

    @Test
    void findsAssetsByTheirNumber() {
        FeatureRecord valve = new FeatureRecord(
                LayerType.VALVE, "93563", Town.FACTORY.createPoint(new Coordinate(5, 5)), Map.of(), 0);
        FeatureRecord hydrant = new FeatureRecord(
                LayerType.HYDRANT, "93563", Town.FACTORY.createPoint(new Coordinate(305, 5)), Map.of(), 0);
        AddressIndex index = AddressIndex.builder()
                .streets(TOWN.streets)
                .assets(List.of(valve, hydrant))
                .build();

        assertThat(best(index, "valve 93563").label()).isEqualTo("Valve 93563");
        assertThat(best(index, "hydrant #93563").label()).isEqualTo("Hydrant 93563");
        assertThat(index.geocode("93563").status()).isEqualTo(Status.AMBIGUOUS);
        assertThat(index.suggest("935", 5)).extracting(Suggestion::label).contains("Valve 93563", "Hydrant 93563");
    }
}
