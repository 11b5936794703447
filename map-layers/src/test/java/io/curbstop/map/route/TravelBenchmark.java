package io.curbstop.map.route;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;

/**
 * How long the times of 500 units to one place take on the streets of Kitchener; run by hand, the folder of the real data
 * as argument. Prints CPU time in milliseconds: the median, the 99th percentile and the most.
 */
final class TravelBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int UNITS = 500;
    private static final int PLACES = 1000;
    private static final int ROUNDS = 6;

    private TravelBenchmark() {}

    public static void main(String[] args) throws Exception {
        KitchenerStreets city = KitchenerStreets.read(Path.of(args[0]));
        List<Coordinate> units = city.places(UNITS, 7);
        List<Coordinate> places = city.places(PLACES, 11);
        for (Vehicle vehicle : List.of(Vehicle.CAR, Vehicle.truck(12, 3.5))) {
            for (int round = 0; round < ROUNDS; round++) {
                measure(city.network(), units, places, vehicle);
            }
        }
    }

    private static void measure(
            StreetNetwork network, List<Coordinate> units, List<Coordinate> places, Vehicle vehicle) {
        double[] times_ms = new double[places.size()];
        long settled = 0;
        double minutes = 0;
        for (int i = 0; i < times_ms.length; i++) {
            long before_ns = THREADS.getCurrentThreadCpuTime();
            TravelSearch search = network.search(units, places.get(i), vehicle, new BitSet());
            for (int unit = 0; unit < units.size(); unit++) {
                Trip trip = search.trip(unit);
                minutes += trip.byRoad() ? trip.seconds() / 60 : 0;
            }
            times_ms[i] = (THREADS.getCurrentThreadCpuTime() - before_ns) / 1e6;
            settled += search.junctionsSettled();
        }
        Arrays.sort(times_ms);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, p99 %.2f ms, most %.2f ms; %d junctions settled a search, %.1f min a unit%n",
                vehicle.truck() ? "truck" : "car",
                times_ms[times_ms.length / 2],
                times_ms[times_ms.length * 99 / 100],
                times_ms[times_ms.length - 1],
                settled / places.size(),
                minutes / units.size() / places.size());
    }
}
