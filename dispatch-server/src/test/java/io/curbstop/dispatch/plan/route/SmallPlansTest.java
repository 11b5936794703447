package io.curbstop.dispatch.plan.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.plan.route.RouteProblem.Unrest;
import io.curbstop.dispatch.plan.route.RouteStop.Before;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** On random days that are small enough to try every plan, the solver's plan is the cheapest there is. */
class SmallPlansTest {

    private static final int DAYS = 8;
    private static final int PLACES = 9;

    @Test
    void solverFindsTheCheapestPlan() {
        long seed = new Random().nextLong();
        System.out.println("SmallPlansTest: seed " + seed);
        Random random = new Random(seed);
        int leftOut = 0;
        for (int day = 0; day < DAYS; day++) {
            RouteProblem problem = day(random);

            RoutePlan plan = RouteSolver.solve(problem, Limits.moves(8_000));

            assertThat(plan.cost())
                    .as("day %d of seed %d: %s", day, seed, problem)
                    .isEqualTo(EveryPlan.cheapest(problem));
            assertThat(plan.leftOut())
                    .allSatisfy(out -> assertThat(out.reasons().values()).noneMatch(why -> why.contains("would fit")));
            leftOut += plan.leftOut().size();
        }
        assertThat(leftOut).as("stops left out, of seed %d", seed).isPositive();
    }

    private static RouteProblem day(Random random) {
        long[][] matrix = new long[PLACES][PLACES];
        int[] x = random.ints(PLACES, 0, 2400).toArray();
        int[] y = random.ints(PLACES, 0, 2400).toArray();
        for (int a = 0; a < PLACES; a++) {
            for (int b = 0; b < PLACES; b++) {
                // Not the same there and back, as with one-way streets.
                matrix[a][b] = (long) Math.hypot(x[a] - x[b], y[a] - y[b]) + (a < b ? 60 : 0);
            }
        }
        List<RouteUnit> units = List.of(
                new RouteUnit("U1", 0, 0, 0, 9_000, RouteUnit.NO_LIMIT, List.of(), (a, b) -> matrix[a][b]),
                new RouteUnit("U2", 1, 1, 1_200, 8_000, 3, List.of(), (a, b) -> matrix[a][b]));
        boolean again = random.nextBoolean();
        List<RouteStop> stops = new ArrayList<>();
        int count = 4 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            stops.add(stop(i, random, again));
        }
        return new RouteProblem(units, stops, again ? new Unrest(1_800, 600, 20) : Unrest.NONE);
    }

    private static RouteStop stop(int number, Random random, boolean again) {
        long earliest_s = random.nextInt(5_000);
        int skills = random.nextInt(4);
        return new RouteStop(
                "S" + number,
                "Stop " + number,
                2 + number,
                300 + random.nextInt(1_500),
                earliest_s,
                earliest_s + random.nextInt(3_000),
                1 + random.nextInt(4),
                1,
                skills == 0 ? Map.of("U1", "nobody on holds gas") : Map.of(),
                null,
                again && random.nextInt(4) > 0
                        ? new Before(random.nextBoolean() ? "U1" : "U2", number, random.nextInt(8_000))
                        : null);
    }
}
