package io.curbstop.dispatch.plan.route;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How near the solver comes to the best known routes; run by hand. Arguments: the folder of the instances, the seconds
 * for each, and the names of some, or all.
 */
final class SolomonBenchmark {

    private static final List<String> ALL = List.of("C101", "C201", "R101", "R105", "R201", "RC101", "RC201");

    private SolomonBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Duration longest = Duration.ofSeconds(Long.parseLong(args[1]));
        List<String> names = args.length > 2 ? Arrays.asList(args).subList(2, args.length) : ALL;
        for (String name : names) {
            BestKnown best = BestKnown.read(folder, name);
            RoutePlan plan = RouteSolver.solve(
                    Solomon.read(folder.resolve(name + ".txt")).problem(), Limits.time(longest, null));
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d s, left out %d, vehicles %d (best known %d), distance %.2f (best known %.2f), gap %.2f %%%n",
                    name,
                    longest.toSeconds(),
                    plan.leftOut().size(),
                    Solomon.vehicles(plan),
                    best.vehicles(),
                    Solomon.distance(plan),
                    best.distance(),
                    best.gap(plan) * 100);
        }
    }
}
