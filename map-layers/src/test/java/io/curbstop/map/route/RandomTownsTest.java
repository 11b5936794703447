package io.curbstop.map.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/** Random towns with one-way streets, limits and closures: every time is that of a plain Dijkstra of the test's own. */
class RandomTownsTest {

    private static final int TOWNS = 150;
    private static final int VEHICLES = 12;

    @Test
    void everyTimeIsThatOfDijkstra() {
        long first = Long.getLong("curbstop.seed", new Random().nextLong(1_000_000_000));
        int byRoad = 0;
        int withoutWay = 0;
        for (long seed = first; seed < first + TOWNS; seed++) {
            RandomTown town = new RandomTown(new Random(seed));
            for (int i = 0; i < VEHICLES; i++) {
                Trip trip = town.search.trip(i);
                NaiveTravel.Way expected = town.expected(i);
                String which = "seed " + seed + ", vehicle " + i;
                assertThat(trip.byRoad()).as(which).isEqualTo(expected != null);
                if (expected != null) {
                    byRoad++;
                    assertThat(trip.seconds()).as(which).isCloseTo(expected.seconds(), within(0.1));
                    assertThat(trip.distance_m()).as(which).isCloseTo(expected.distance_m(), within(0.1));
                    requireDriven(town.search.line(i), town.spots.get(i), town.place, trip, which);
                } else {
                    withoutWay++;
                }
            }
        }
        assertThat(byRoad).as("seed " + first).isGreaterThan(TOWNS);
        assertThat(withoutWay).as("seed " + first).isPositive();
    }

    /** The line is as long as the way, and leads from the vehicle to the place. */
    private static void requireDriven(
            LineString line, NaiveTravel.Spot from, NaiveTravel.Spot to, Trip trip, String which) {
        assertThat(line.getLength()).as(which).isCloseTo(trip.distance_m(), within(0.5));
        assertThat(line.getStartPoint().getCoordinate().distance(from.place()))
                .as(which)
                .isLessThan(0.5);
        assertThat(line.getEndPoint().getCoordinate().distance(to.place()))
                .as(which)
                .isLessThan(0.5);
    }

    /** Streets on a grid whose corners are moved a little, so that no two ways take the same time. */
    private static final class RandomTown {

        private final Random random;
        private final List<FeatureRecord> streets = new ArrayList<>();
        private final List<NaiveTravel.Street> plain = new ArrayList<>();
        private final List<NaiveTravel.Spot> spots = new ArrayList<>();
        private final NaiveTravel.Spot place;
        private final Vehicle vehicle;
        private final TravelSearch search;

        RandomTown(Random random) {
            this.random = random;
            vehicle = random.nextBoolean() ? Vehicle.CAR : Vehicle.truck(1 + random.nextInt(15), 3);
            int side = 3 + random.nextInt(6);
            Coordinate[] corners = new Coordinate[side * side];
            for (int i = 0; i < corners.length; i++) {
                corners[i] = new Coordinate(
                        200.0 * (i % side) + random.nextDouble(80), 200.0 * (i / side) + random.nextDouble(80));
            }
            for (int i = 0; i < corners.length; i++) {
                if (i % side + 1 < side && random.nextInt(8) > 0) {
                    street(corners[i], corners[i + 1]);
                }
                if (i + side < corners.length && random.nextInt(8) > 0) {
                    street(corners[i], corners[i + side]);
                }
            }
            place = spot();
            for (int i = 0; i < VEHICLES; i++) {
                spots.add(spot());
            }
            StreetNetwork network = StreetNetwork.of(streets, Town.OPTIONS);
            BitSet closed = new BitSet();
            network.parts()
                    .forEach(part -> closed.set(
                            part.number(),
                            plain.get(Integer.parseInt(part.streetRef())).closed()));
            search = network.search(
                    spots.stream().map(NaiveTravel.Spot::place).toList(), place.place(), vehicle, closed);
        }

        NaiveTravel.Way expected(int i) {
            return new NaiveTravel(plain, vehicle).way(spots.get(i), place);
        }

        private void street(Coordinate from, Coordinate to) {
            Map<String, Object> values = new HashMap<>();
            String oneWay =
                    List.of("both", "both", "both", "forward", "backward").get(random.nextInt(5));
            int speed_kmh = 20 + random.nextInt(70);
            boolean through = random.nextInt(6) > 0;
            boolean trucks = random.nextInt(4) > 0;
            double maxWeight_t = random.nextInt(4) > 0 ? Double.POSITIVE_INFINITY : 1 + random.nextInt(15);
            values.put("one_way", oneWay);
            values.put("speed_kmh", speed_kmh);
            values.put("through", through);
            values.put("trucks", trucks);
            if (maxWeight_t < 100) {
                values.put("max_weight_t", maxWeight_t);
            }
            plain.add(new NaiveTravel.Street(
                    from, to, oneWay, speed_kmh, through, trucks, maxWeight_t, random.nextInt(10) == 0));
            streets.add(new FeatureRecord(
                    LayerType.STREET, String.valueOf(streets.size()), Town.line(from, to), values, 0));
        }

        private NaiveTravel.Spot spot() {
            int street = random.nextInt(plain.size());
            return new NaiveTravel.Spot(plain.get(street), 0.1 + random.nextDouble(0.8));
        }
    }
}
