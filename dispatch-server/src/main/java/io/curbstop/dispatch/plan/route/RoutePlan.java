package io.curbstop.dispatch.plan.route;

import java.util.List;
import java.util.Map;

/**
 * A plan: each unit's timetable, and what had to stay out.
 *
 * @param timetables one for each unit, in the order of the problem
 * @param leftOut the stops that no unit goes to
 * @param cost what it was judged by, the smaller the better
 */
public record RoutePlan(List<Timetable> timetables, List<LeftOut> leftOut, Cost cost) {

    /** Keeps its own copies. */
    public RoutePlan {
        timetables = List.copyOf(timetables);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A stop that stays out.
     *
     * @param stop the stop
     * @param reasons why it is not with each unit, by the unit's code
     */
    public record LeftOut(RouteStop stop, Map<String, String> reasons) {}

    /**
     * What a plan costs.
     *
     * @param broken 0, or how far rules are broken
     * @param leftOut the weights of the stops that stay out
     * @param driven_s seconds of driving behind the stops under way, with what it costs to change the plan before
     */
    public record Cost(long broken, long leftOut, long driven_s) {}

    /** Seconds of driving of all units. */
    public long travel_s() {
        return timetables.stream().mapToLong(Timetable::travel_s).sum();
    }
}
