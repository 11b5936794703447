package io.curbstop.dispatch.plan.route;

import io.curbstop.dispatch.plan.route.RoutePlan.Cost;
import io.curbstop.dispatch.plan.route.RouteProblem.Unrest;
import io.curbstop.dispatch.plan.route.RouteStop.Before;
import io.curbstop.dispatch.plan.route.Timetable.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tries every plan there is, and judges each by what the rules say in words: slow, short, and without the solver. */
final class EveryPlan {

    private static final Comparator<Cost> CHEAPER = Comparator.comparingLong(Cost::broken)
            .thenComparingLong(Cost::leftOut)
            .thenComparingLong(Cost::driven_s);

    private final RouteProblem problem;
    private final List<List<RouteStop>> routes = new ArrayList<>();
    private final List<RouteStop> out = new ArrayList<>();
    private Cost best;

    private EveryPlan(RouteProblem problem) {
        this.problem = problem;
        problem.units().forEach(unit -> routes.add(new ArrayList<>()));
    }

    /** The cost of the cheapest. */
    static Cost cheapest(RouteProblem problem) {
        EveryPlan all = new EveryPlan(problem);
        all.place(0);
        return all.best;
    }

    private void place(int next) {
        if (next == problem.stops().size()) {
            Cost cost = judge();
            best = best == null || CHEAPER.compare(cost, best) < 0 ? cost : best;
            return;
        }
        RouteStop stop = problem.stops().get(next);
        for (List<RouteStop> route : routes) {
            for (int at = 0; at <= route.size(); at++) {
                route.add(at, stop);
                place(next + 1);
                route.remove(at);
            }
        }
        out.add(stop);
        place(next + 1);
        out.remove(out.size() - 1);
    }

    private Cost judge() {
        long broken = 0;
        long driven_s = 0;
        for (int i = 0; i < routes.size(); i++) {
            Timetable timetable = Timetable.of(problem.units().get(i), routes.get(i));
            broken += timetable.overrun_s() + timetable.overload();
            driven_s += timetable.travel_s();
            RouteStop ahead = null;
            for (Call call : timetable.calls()) {
                broken += call.late_s()
                        + (call.stop().findRefusal(timetable.unit()).isPresent() ? 1 : 0);
                driven_s += unrest(problem.unrest(), timetable.unit().code(), call, ahead);
                ahead = call.stop();
            }
        }
        return new Cost(broken, out.stream().mapToLong(RouteStop::weight).sum(), driven_s);
    }

    private static long unrest(Unrest unrest, String unit, Call call, RouteStop ahead) {
        Before was = call.stop().before();
        if (was == null) {
            return 0;
        }
        if (!was.unitCode().equals(unit)) {
            return unrest.otherUnit();
        }
        boolean overtaken = ahead != null
                && ahead.before() != null
                && ahead.before().unitCode().equals(unit)
                && ahead.before().position() > was.position();
        return (overtaken ? unrest.otherOrder() : 0) + Math.abs(call.start_s() - was.start_s()) / 60 * unrest.minute();
    }
}
