package io.curbstop.dispatch.plan.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.plan.route.RoutePlan.Cost;
import io.curbstop.dispatch.plan.route.Timetable.Call;
import io.curbstop.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The solver on problems whose best answers are known: few moves, and a bound that they must keep. */
class SolomonTest {

    @ParameterizedTest
    @CsvSource({"C101, 0.01", "R101, 0.10", "RC201, 0.16"})
    void plansEveryCustomerInTimeAndDrivesLittleMoreThanTheBestKnown(String name, double mostGap) throws IOException {
        Path folder = SharedData.require("data/vrptw");
        RouteProblem problem = Solomon.read(folder.resolve(name + ".txt")).problem();

        RoutePlan plan = RouteSolver.solve(problem, Limits.moves(14_000));

        assertThat(plan.leftOut()).isEmpty();
        assertThat(plan.timetables()).allSatisfy(SolomonTest::keepsItsTimes);
        assertThat(plan.timetables().stream().mapToLong(t -> t.calls().size()).sum())
                .isEqualTo(problem.stops().size());
        assertThat(plan.cost()).isEqualTo(new Cost(0, 0, plan.travel_s()));
        assertThat(BestKnown.read(folder, name).gap(plan)).isBetween(-1e-4, mostGap);
    }

    /** By the timetable, which the solver does not use. */
    private static void keepsItsTimes(Timetable timetable) {
        assertThat(timetable.overrun_s()).isZero();
        assertThat(timetable.overload()).isZero();
        assertThat(timetable.calls())
                .allSatisfy(call -> assertThat(call.late_s()).isZero());
        assertThat(timetable.calls()).extracting(Call::stop).doesNotHaveDuplicates();
    }
}
