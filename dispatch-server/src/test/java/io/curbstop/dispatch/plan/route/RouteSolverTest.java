package io.curbstop.dispatch.plan.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.plan.route.RouteProblem.Unrest;
import io.curbstop.dispatch.plan.route.RouteStop.Before;
import io.curbstop.dispatch.plan.route.Timetable.Call;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Days on one long street: a place is a minute of driving from the next. */
class RouteSolverTest {

    private static final Travel STREET = (from, to) -> Math.abs(from - to) * 60L;
    private static final long HOUR = 3600;

    @Test
    void whatDoesNotFitStaysOutWithAReasonForEachUnit() {
        RouteProblem problem = problem(
                List.of(unit("A", 0, HOUR), unit("B", 0, 4 * HOUR)),
                stop("near", 5, 1800, 0, HOUR, Map.of()),
                stop("gas", 6, 600, 0, HOUR, Map.of("A", "nobody on holds gas", "B", "nobody on holds gas")),
                stop("far", 90, 600, 0, HOUR, Map.of()));

        RoutePlan plan = solve(problem);

        assertThat(plan.cost().broken()).isZero();
        assertThat(plan.leftOut()).hasSize(2);
        assertThat(reasons(plan, "gas"))
                .containsOnly(Map.entry("A", "nobody on holds gas"), Map.entry("B", "nobody on holds gas"));
        assertThat(reasons(plan, "far").get("A"))
                .contains("far would be 60 min late")
                .contains("shift would be over 160 min before the last work and the way back");
        assertThat(reasons(plan, "far").get("B")).isEqualTo("far would be 30 min late");
    }

    @Test
    void whatMattersMoreIsDoneWhenThereIsTimeForOne() {
        RouteStop minor = stop("minor", 10, 1800, 0, HOUR, Map.of());
        RouteStop major = new RouteStop("major", "major", 30, 1800, 0, HOUR, 5, 0, Map.of(), null, null);

        RoutePlan plan = solve(problem(List.of(unit("A", 0, HOUR + 1800)), minor, major));

        assertThat(ids(plan, 0)).containsExactly("major");
        assertThat(reasons(plan, "minor").get("A")).contains("shift would be over");
    }

    @Test
    void whoComesEarlyWaits() {
        RoutePlan plan =
                solve(problem(List.of(unit("A", 0, 4 * HOUR)), stop("late", 10, 600, HOUR, 2 * HOUR, Map.of())));

        Call call = plan.timetables().get(0).calls().get(0);
        assertThat(call).isEqualTo(new Call(call.stop(), 600, HOUR, HOUR + 600));
        assertThat(plan.timetables().get(0).end_s()).isEqualTo(HOUR + 1200);
    }

    @Test
    void stopUnderWayStaysFirstAndAPinnedOneWithItsUnitEvenWhenTheyBreakRules() {
        RouteUnit busy = new RouteUnit("A", 0, 0, 0, HOUR, RouteUnit.NO_LIMIT, List.of("begun"), STREET);
        RouteStop pinned = new RouteStop("pinned", "pinned", 100, 600, 0, 60, 1, 0, Map.of("B", "no gas"), "B", null);

        RoutePlan plan = solve(problem(
                List.of(busy, unit("B", 0, HOUR)),
                stop("begun", 50, 600, 0, 0, Map.of("A", "no gas")),
                stop("near", 1, 60, 0, HOUR, Map.of()),
                pinned));

        assertThat(plan.cost().broken()).isZero();
        assertThat(ids(plan, 0)).containsExactly("begun");
        assertThat(ids(plan, 1)).contains("pinned");
        assertThat(WhyNot.findBroken(plan.timetables().get(1))).contains("pinned: no gas");
    }

    @Test
    void replanningLeavesStopsWithTheirUnitsUnlessMuchIsSaved() {
        RouteStop one = before("one", 10, "B", 0, 600);
        RouteStop two = before("two", 12, "B", 1, 1320);
        List<RouteUnit> units = List.of(unit("A", 10, 4 * HOUR), unit("B", 0, 4 * HOUR));

        RoutePlan calm = solve(new RouteProblem(units, List.of(one, two), new Unrest(HOUR, 900, 30)));
        RoutePlan fresh = solve(new RouteProblem(units, List.of(one, two), Unrest.NONE));

        assertThat(ids(calm, 1)).containsExactly("one", "two");
        assertThat(ids(fresh, 0)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void anotherOrderOfTheSameRouteMustSaveMoreThanMinutes() {
        RouteStop far = before("far", 10, "A", 0, 600);
        RouteStop near = before("near", 4, "A", 1, 1560);
        RouteUnit on = new RouteUnit("A", 0, 20, 0, 4 * HOUR, RouteUnit.NO_LIMIT, List.of(), STREET);
        // The other way round it drives 12 min less, and both stops begin 32 min earlier or later together.
        RoutePlan calm = solve(new RouteProblem(List.of(on), List.of(far, near), new Unrest(HOUR, 700, 1)));
        RoutePlan restless = solve(new RouteProblem(List.of(on), List.of(far, near), new Unrest(HOUR, 600, 1)));

        assertThat(ids(calm, 0)).containsExactly("far", "near");
        assertThat(calm.cost().driven_s()).isEqualTo(32 * 60);
        assertThat(ids(restless, 0)).containsExactly("near", "far");
        assertThat(restless.cost().driven_s()).isEqualTo(20 * 60 + 600 + 32);
    }

    @Test
    void anotherUnitMustSaveMoreThanAnotherOrder() {
        RouteStop one = new RouteStop(
                "one", "one", 10, 600, 0, 4 * HOUR, 1, 0, Map.of("B", "no gas"), null, new Before("A", 0, 600));
        RouteStop two = new RouteStop(
                "two", "two", 12, 600, 0, 900, 1, 0, Map.of(), null, new Before("A", 1, 1320)); // too late there by now
        List<RouteUnit> units = List.of(unit("A", 0, 4 * HOUR), unit("B", 12, 4 * HOUR));
        // To let B do two drives 4 min less than to do it first.
        RoutePlan calm = solve(new RouteProblem(units, List.of(one, two), new Unrest(1_500, 900, 0)));
        RoutePlan restless = solve(new RouteProblem(units, List.of(one, two), new Unrest(900, 900, 0)));

        assertThat(ids(calm, 0)).containsExactly("two", "one");
        assertThat(calm.cost().driven_s()).isEqualTo(24 * 60 + 900);
        assertThat(ids(restless, 1)).containsExactly("two");
        assertThat(restless.cost().driven_s()).isEqualTo(20 * 60 + 900);
    }

    @Test
    void sameSeedGivesTheSamePlan() {
        RouteProblem problem = problem(
                List.of(unit("A", 0, 4 * HOUR), unit("B", 40, 4 * HOUR)),
                stop("a", 10, 600, 0, HOUR, Map.of()),
                stop("b", 20, 600, 0, HOUR, Map.of()),
                stop("c", 30, 600, 0, HOUR, Map.of()),
                stop("d", 35, 600, 0, HOUR, Map.of()));

        assertThat(solve(problem)).isEqualTo(solve(problem));
    }

    @Test
    void dayWithoutUnitsLeavesEverythingOut() {
        RoutePlan plan = solve(problem(List.of(), stop("a", 1, 60, 0, HOUR, Map.of())));

        assertThat(plan.leftOut()).singleElement().satisfies(out -> assertThat(out.reasons())
                .isEmpty());
    }

    @Test
    void problemThatCannotBeMeantIsRefused() {
        RouteUnit unit = unit("A", 0, HOUR);
        RouteStop stop = stop("a", 1, 60, 0, HOUR, Map.of());

        assertThatThrownBy(() -> problem(List.of(unit, unit))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> problem(List.of(unit), stop, stop)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stop("a", 1, 60, HOUR, 0, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> unit("A", 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Unrest(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(null, null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    private static RoutePlan solve(RouteProblem problem) {
        return RouteSolver.solve(problem, Limits.moves(800));
    }

    private static RouteProblem problem(List<RouteUnit> units, RouteStop... stops) {
        return new RouteProblem(units, List.of(stops), Unrest.NONE);
    }

    private static RouteUnit unit(String code, int place, long to_s) {
        return new RouteUnit(code, place, place, 0, to_s, RouteUnit.NO_LIMIT, List.of(), STREET);
    }

    private static RouteStop stop(
            String id, int place, long service_s, long earliest_s, long latest_s, Map<String, String> refusedBy) {
        return new RouteStop(id, id, place, service_s, earliest_s, latest_s, 1, 0, refusedBy, null, null);
    }

    private static RouteStop before(String id, int place, String unit, int position, long start_s) {
        return new RouteStop(
                id, id, place, 600, 0, 4 * HOUR, 1, 0, Map.of(), null, new Before(unit, position, start_s));
    }

    private static List<String> ids(RoutePlan plan, int unit) {
        return plan.timetables().get(unit).calls().stream()
                .map(call -> call.stop().id())
                .toList();
    }

    private static Map<String, String> reasons(RoutePlan plan, String id) {
        return plan.leftOut().stream()
                .filter(out -> out.stop().id().equals(id))
                .findFirst()
                .orElseThrow()
                .reasons();
    }
}
