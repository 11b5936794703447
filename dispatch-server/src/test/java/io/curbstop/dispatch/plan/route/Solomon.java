package io.curbstop.dispatch.plan.route;

import io.curbstop.dispatch.plan.route.RouteProblem.Unrest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An instance of Solomon's routing problems with time windows. One of its units of time is {@value #SCALE} of ours, and
 * what is over is rounded up, so that a route that is in time here is in time there.
 */
record Solomon(String name, RouteProblem problem) {

    static final int SCALE = 1000;

    private record Customer(int x, int y, int demand, int ready, int due, int service) {}

    static Solomon read(Path file) throws IOException {
        List<int[]> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            if (line.matches("[\\s\\d]*\\d[\\s\\d]*")) {
                rows.add(Arrays.stream(line.trim().split("\\s+"))
                        .mapToInt(Integer::parseInt)
                        .toArray());
            }
        }
        int[] fleet = rows.get(0);
        List<Customer> places = rows.stream()
                .skip(1)
                .map(r -> new Customer(r[1], r[2], r[3], r[4], r[5], r[6]))
                .toList();
        return new Solomon(lines.get(0).trim(), problem(fleet[0], fleet[1], places));
    }

    private static RouteProblem problem(int vehicles, int capacity, List<Customer> places) {
        long[][] matrix = new long[places.size()][places.size()];
        for (int a = 0; a < matrix.length; a++) {
            for (int b = 0; b < matrix.length; b++) {
                Customer from = places.get(a);
                Customer to = places.get(b);
                matrix[a][b] = (long) Math.ceil(Math.hypot(from.x - to.x, from.y - to.y) * SCALE);
            }
        }
        Customer depot = places.get(0);
        List<RouteUnit> units = IntStream.range(0, vehicles)
                .mapToObj(i -> new RouteUnit(
                        "V" + i,
                        0,
                        0,
                        (long) depot.ready * SCALE,
                        (long) depot.due * SCALE,
                        capacity,
                        List.of(),
                        (a, b) -> matrix[a][b]))
                .toList();
        List<RouteStop> stops = IntStream.range(1, places.size())
                .mapToObj(i -> stop(i, places.get(i)))
                .toList();
        return new RouteProblem(units, stops, Unrest.NONE);
    }

    private static RouteStop stop(int place, Customer c) {
        return new RouteStop(
                "C" + place,
                "C" + place,
                place,
                (long) c.service * SCALE,
                (long) c.ready * SCALE,
                (long) c.due * SCALE,
                1,
                c.demand,
                Map.of(),
                null,
                null);
    }

    /** What a plan drives, in the instance's own units. */
    static double distance(RoutePlan plan) {
        return plan.travel_s() / (double) SCALE;
    }

    static long vehicles(RoutePlan plan) {
        return plan.timetables().stream().filter(t -> !t.calls().isEmpty()).count();
    }
}
