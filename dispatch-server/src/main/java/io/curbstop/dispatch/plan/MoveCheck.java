package io.curbstop.dispatch.plan;

import io.curbstop.dispatch.plan.DayPlan.Placed;
import io.curbstop.dispatch.plan.route.RouteProblem;
import io.curbstop.dispatch.plan.route.RouteStop;
import io.curbstop.dispatch.plan.route.RouteUnit;
import io.curbstop.dispatch.plan.route.Timetable;
import io.curbstop.dispatch.plan.route.WhyNot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What becomes of moves that a dispatcher wants, told at once: all else stays as it is planned. Changes nothing. */
@Component
class MoveCheck {

    private static final double MINUTE_s = 60;

    private final DayPlans plans;

    MoveCheck(DayPlans plans) {
        this.plans = plans;
    }

    /**
     * What becomes of one move.
     *
     * @param orderId what is moved
     * @param unitCode to whom
     * @param startsAt when its work would begin; null when that unit cannot be asked
     * @param moreDriving_min how much more that unit would drive
     * @param broken what it would break, in words; empty when it fits
     */
    record Move(UUID orderId, String unitCode, Instant startsAt, long moreDriving_min, List<String> broken) {}

    /**
     * Checks moves one after another, each with those before it.
     *
     * @param over the version that the dispatcher has before them
     * @param moves to which unit each order is to go
     * @throws io.curbstop.dispatch.problem.ProblemException conflict when another version is the newest
     */
    List<Move> check(LocalDate day, int over, Map<UUID, String> moves) {
        DayPlan plan = plans.requireNewest(day, over);
        DayProblem problem = plans.problem(day);
        RouteProblem routes = problem.toRoutes(Optional.of(plan), Map.of(), RouteProblem.Unrest.NONE);
        Map<String, RouteStop> stops =
                routes.stops().stream().collect(Collectors.toMap(RouteStop::id, Function.identity()));
        Map<String, Timetable> days = days(plan, routes, stops, moves);
        List<Move> checked = new ArrayList<>();
        moves.forEach((orderId, unitCode) -> {
            RouteStop stop = stops.get(orderId.toString());
            Timetable before = days.get(unitCode);
            if (stop == null || before == null) {
                String why = stop == null ? "its place is not known, or it is no longer open" : "not on that day";
                checked.add(new Move(orderId, unitCode, null, 0, List.of(why)));
                return;
            }
            Timetable with = WhyNot.with(stop, before);
            days.put(unitCode, with);
            checked.add(move(orderId, problem, stop, before, with));
        });
        return checked;
    }

    private static Move move(UUID orderId, DayProblem problem, RouteStop stop, Timetable before, Timetable with) {
        List<String> broken = new ArrayList<>(WhyNot.findBroken(with));
        broken.removeAll(WhyNot.findBroken(before)); // that is not this move's doing
        long start_s = with.calls().stream()
                .filter(call -> call.stop().equals(stop))
                .findFirst()
                .orElseThrow()
                .start_s();
        long more_min = Math.round((with.travel_s() - before.travel_s()) / MINUTE_s);
        return new Move(
                orderId, with.unit().code(), problem.start().plusSeconds(start_s), more_min, List.copyOf(broken));
    }

    /** Each unit's day as it is planned, without what is moved. */
    private static Map<String, Timetable> days(
            DayPlan plan, RouteProblem routes, Map<String, RouteStop> stops, Map<UUID, String> moves) {
        Map<String, Timetable> days = new LinkedHashMap<>();
        for (RouteUnit unit : routes.units()) {
            List<RouteStop> stay = plan.placed().stream()
                    .filter(placed -> placed.unitCode().equals(unit.code()))
                    .map(Placed::stop)
                    .filter(stop -> !moves.containsKey(stop.orderId()))
                    .map(stop -> stops.get(stop.orderId().toString()))
                    .filter(Objects::nonNull)
                    .toList();
            days.put(unit.code(), Timetable.of(unit, stay));
        }
        return days;
    }
}
