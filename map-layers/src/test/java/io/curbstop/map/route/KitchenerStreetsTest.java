package io.curbstop.map.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.testing.SharedData;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

/** All streets of a city of a quarter of a million, as its owner publishes them. */
class KitchenerStreetsTest {

    @Test
    void itsStreetsAreOneNetworkThatOneSearchAnswers() throws Exception {
        KitchenerStreets city = KitchenerStreets.read(SharedData.require("data"));
        StreetNetwork network = city.network();
        StreetReport report = network.report();
        System.out.printf(
                "Kitchener: %d streets, %d parts, %d junctions, %d pieces; %.1f %% in the largest%n",
                report.streets(), report.parts(), report.junctions(), report.pieces(), 100 * report.largestShare());
        assertThat(report.streets()).isGreaterThan(5500);
        assertThat(report.largestShare()).isGreaterThan(0.95);

        List<Coordinate> units = city.places(500, 7);
        TravelSearch search = network.search(units, city.places(1, 8).get(0), Vehicle.CAR, new BitSet());
        assertThat(search.junctionsSettled()).isLessThanOrEqualTo(report.junctions());
        long byRoad = IntStream.range(0, units.size())
                .filter(i -> search.trip(i).byRoad())
                .count();
        assertThat(byRoad).isGreaterThan(470);
    }
}
