package io.curbstop.map.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/** Streets of four real extracts, in PBF and in XML; their figures were counted in the files by other means. */
class OsmStreetsTest {

    private static final int PLACES = 3;
    private static final int UNITS = 200;
    private static final List<Vehicle> VEHICLES = List.of(Vehicle.CAR, Vehicle.truck(12, 3.5));

    /** What is counted: streets that may be driven, those driven one way, those with a limit. */
    record Figures(
            String file, int srid, int streets, int forward, int backward, int named, int weights, int heights) {}

    static Stream<Figures> figures() {
        return Stream.of(
                // Of Portland's five heights one is written 6"4' and means nothing.
                new Figures("portland-central-filtered.osm.pbf", 32126, 9602, 3203, 0, 7660, 0, 4),
                new Figures("columbus.osm.pbf", 32123, 30225, 2988, 87, 24674, 0, 0),
                new Figures("porto_portugal.osm.pbf", 32629, 92154, 20285, 826, 36217, 23, 34),
                new Figures("north-bayreuth.osm.gz", 25832, 3048, 132, 0, 1034, 26, 1));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyRoadIsInWithItsNameItsWayAndItsLimits(Figures figures) throws Exception {
        OsmStreets city = OsmStreets.read(figures.file(), figures.srid());
        assertThat(city.rows()).hasSize(figures.streets());
        assertThat(city.count("one_way", "forward")).isEqualTo(figures.forward());
        assertThat(city.count("one_way", "backward")).isEqualTo(figures.backward());
        assertThat(city.having("name")).isEqualTo(figures.named());
        assertThat(city.having("max_weight_t")).isEqualTo(figures.weights());
        assertThat(city.having("max_height_m")).isEqualTo(figures.heights());
    }

    @ParameterizedTest
    @CsvSource({
        "portland-central-filtered.osm.pbf, 32126",
        "columbus.osm.pbf, 32123",
        "porto_portugal.osm.pbf, 32629",
        "north-bayreuth.osm.gz, 25832"
    })
    void streetsMeetWhereTheyShareNodesAndTimesAreThoseOfDijkstra(String file, int srid) throws Exception {
        OsmStreets city = OsmStreets.read(file, srid);
        StreetNetwork network = city.network();
        StreetReport report = network.report();
        Set<Coordinate> ends = new HashSet<>();
        int loops = 0;
        for (LineString line : city.lines()) {
            ends.add(line.getCoordinateN(0));
            ends.add(line.getCoordinateN(line.getNumPoints() - 1));
            loops += line.isClosed() ? 1 : 0;
        }
        System.out.printf(
                "%s: %d streets, %d junctions, %d pieces; %.1f %% in the largest%n",
                file, report.streets(), report.junctions(), report.pieces(), 100 * report.largestShare());
        // A loop has a junction in its middle. A few streets end on others without a node, by a slip of who drew them.
        assertThat(report.junctions() - loops).isCloseTo(ends.size(), within(5));
        assertThat(report.parts() - loops).isCloseTo(report.streets(), within(40));
        assertThat(report.largestShare()).isGreaterThan(0.96);
        requireTimesOfDijkstra(city, network, new ArrayList<>(ends));
    }

    private static void requireTimesOfDijkstra(OsmStreets city, StreetNetwork network, List<Coordinate> places) {
        places.sort(Coordinate::compareTo);
        Collections.shuffle(places, new Random(3));
        List<Coordinate> units = places.subList(PLACES, PLACES + UNITS);
        int byRoad = 0;
        for (Vehicle vehicle : VEHICLES) {
            for (Coordinate place : places.subList(0, PLACES)) {
                TravelSearch search = network.search(units, place, vehicle, new BitSet());
                Map<Coordinate, Double> expected = city.secondsTo(place, vehicle);
                for (int i = 0; i < UNITS; i++) {
                    Trip trip = search.trip(i);
                    Double seconds = expected.get(units.get(i));
                    assertThat(trip.byRoad()).isEqualTo(seconds != null);
                    if (seconds != null) {
                        byRoad++;
                        assertThat(trip.seconds()).isCloseTo(seconds, within(0.5));
                    }
                }
            }
        }
        assertThat(byRoad).isGreaterThan(UNITS * PLACES * VEHICLES.size() * 9 / 10);
    }
}
