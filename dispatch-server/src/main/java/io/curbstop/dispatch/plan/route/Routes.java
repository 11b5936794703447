package io.curbstop.dispatch.plan.route;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import io.curbstop.dispatch.plan.route.Timetable.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All routes and all visits: what the solver works on. */
@PlanningSolution
public class Routes {

    @PlanningEntityCollectionProperty
    private List<Route> routes;

    @ValueRangeProvider
    @PlanningEntityCollectionProperty
    private List<Visit> visits;

    @PlanningScore
    private HardMediumSoftLongScore score;

    /** For the solver. */
    public Routes() {}

    private Routes(List<Route> routes, List<Visit> visits) {
        this.routes = routes;
        this.visits = visits;
    }

    /**
     * Where planning starts: the stops of the plan before, each where it stood. What is under way is not planned any more;
     * units begin behind it.
     */
    static Routes of(RouteProblem problem) {
        Map<String, RouteStop> byId = problem.stopsById();
        Set<String> underWay = problem.units().stream()
                .flatMap(unit -> unit.underWay().stream())
                .collect(Collectors.toSet());
        // The most important first, for they are put in one by one.
        List<Visit> visits = problem.stops().stream()
                .filter(stop -> !underWay.contains(stop.id()))
                .sorted(Comparator.comparingInt(RouteStop::weight)
                        .reversed()
                        .thenComparingLong(RouteStop::latest_s)
                        .thenComparing(RouteStop::id))
                .map(stop -> new Visit(stop, problem.unrest()))
                .toList();
        List<Route> routes = problem.units().stream()
                .map(unit -> new Route(behindUnderWay(unit, byId), standing(unit, visits)))
                .collect(Collectors.toCollection(ArrayList::new));
        routes.add(Route.leftOut());
        return new Routes(routes, visits);
    }

    private static RouteUnit behindUnderWay(RouteUnit unit, Map<String, RouteStop> byId) {
        List<RouteStop> underWay = unit.underWay().stream().map(byId::get).toList();
        if (underWay.isEmpty()) {
            return unit;
        }
        Call last = Timetable.of(unit, underWay).calls().get(underWay.size() - 1);
        int load = underWay.stream().mapToInt(RouteStop::demand).sum();
        return new RouteUnit(
                unit.code(),
                last.stop().place(),
                unit.end(),
                last.end_s(),
                Math.max(last.end_s(), unit.to_s()),
                unit.capacity() == RouteUnit.NO_LIMIT ? RouteUnit.NO_LIMIT : Math.max(0, unit.capacity() - load),
                List.of(),
                unit.travel());
    }

    private static List<Visit> standing(RouteUnit unit, List<Visit> visits) {
        return visits.stream()
                .filter(visit -> visit.stop().before() != null
                        && visit.stop().before().unitCode().equals(unit.code()))
                .sorted(Comparator.comparingInt(visit -> visit.stop().before().position()))
                .toList();
    }

    /** The stops of a unit behind those under way. */
    List<RouteStop> stopsOf(RouteUnit unit) {
        return routes.stream()
                .filter(route -> !route.isLeftOut() && route.unit().code().equals(unit.code()))
                .flatMap(route -> route.stops().stream())
                .toList();
    }

    /** Whether there is nothing to plan. */
    boolean isEmpty() {
        return visits.isEmpty();
    }

    HardMediumSoftLongScore score() {
        return score;
    }

    /** Stops that no unit goes to. */
    List<RouteStop> leftOut() {
        return routes.stream()
                .filter(Route::isLeftOut)
                .flatMap(route -> route.stops().stream())
                .toList();
    }
}
