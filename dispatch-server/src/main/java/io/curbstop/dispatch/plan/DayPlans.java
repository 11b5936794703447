package io.curbstop.dispatch.plan;

import io.curbstop.dispatch.crew.TravelTimes;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.plan.DayPlan.Cause;
import io.curbstop.dispatch.plan.DayPlan.Content;
import io.curbstop.dispatch.plan.DayPlan.LeftOut;
import io.curbstop.dispatch.plan.DayPlan.Placed;
import io.curbstop.dispatch.plan.DayPlan.Stop;
import io.curbstop.dispatch.plan.DayPlan.UnitDay;
import io.curbstop.dispatch.plan.UnitsOfDay.Found;
import io.curbstop.dispatch.plan.route.RoutePlan;
import io.curbstop.dispatch.plan.route.RouteSolver;
import io.curbstop.dispatch.plan.route.Timetable;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.serviceorder.OrderToPlan;
import io.curbstop.dispatch.serviceorder.ServiceOrders;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes plans of a day, each a version that replaces the one before. No transaction is open while it thinks. */
@Component
class DayPlans {

    private final ServiceOrders orders;
    private final UnitsOfDay units;
    private final TravelTimes travelTimes;
    private final PlanTable table;
    private final PlanProperties properties;
    private final Clock clock;

    DayPlans(
            ServiceOrders orders,
            UnitsOfDay units,
            TravelTimes travelTimes,
            PlanTable table,
            PlanProperties properties,
            Clock clock) {
        this.orders = orders;
        this.units = units;
        this.travelTimes = travelTimes;
        this.table = table;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The newest plan of a day.
     *
     * @throws ProblemException not-found while there is none
     */
    DayPlan get(LocalDate day) {
        return table.findNewest(day).orElseThrow(() -> ProblemException.notFound("This day has not been planned yet."));
    }

    /**
     * Plans the day, or plans it again with as few changes as pay.
     *
     * @param over the version that the dispatcher has before them; 0 for none
     * @param pins which unit a person wants, by order; null to keep those of that version
     * @throws ProblemException conflict with the newest version, when that is not the one; day-over
     */
    DayPlan make(LocalDate day, int over, Map<UUID, String> pins, Stamp stamp) {
        return make(day, over, pins, List.of(), stamp);
    }

    /**
     * Plans the day again because of what has overtaken its newest plan; who wants which unit stays.
     *
     * @throws ProblemException conflict when that plan is no longer the newest; day-over
     */
    DayPlan answer(DayPlan overtaken, List<Cause> causes, Stamp stamp) {
        return make(overtaken.day(), overtaken.version(), null, causes, stamp);
    }

    private DayPlan make(LocalDate day, int over, Map<UUID, String> pins, List<Cause> causes, Stamp stamp) {
        Optional<DayPlan> before = table.findNewest(day);
        before.filter(plan -> plan.version() != over).ifPresent(plan -> {
            throw overtaken(plan);
        });
        Instant now = clock.instant();
        if (now.atZone(units.zone()).toLocalDate().isAfter(day)) {
            throw ProblemException.refused("day-over", "This day is over.");
        }
        DayPlan plan = new DayPlan(
                day,
                over + 1,
                now.truncatedTo(ChronoUnit.MICROS),
                stamp.actor(),
                null,
                null,
                think(day, now, before, pins == null ? pins(before) : pins, causes));
        if (!table.insert(plan)) {
            throw overtaken(get(day));
        }
        return plan;
    }

    private static ProblemException overtaken(DayPlan newest) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "conflict",
                newest.madeBy() + " has planned this day meanwhile. Look at that plan and say again what you want.",
                Map.of("current", Map.of("version", newest.version())));
    }

    /** Refuses a version that is no longer the newest. */
    DayPlan requireNewest(LocalDate day, int version) {
        DayPlan newest = get(day);
        if (newest.version() != version) {
            throw overtaken(newest);
        }
        return newest;
    }

    private static Map<UUID, String> pins(Optional<DayPlan> before) {
        Map<UUID, String> pins = new HashMap<>();
        before.map(DayPlan::placed).orElse(List.of()).stream()
                .filter(placed -> placed.stop().pinned())
                .forEach(placed -> pins.put(placed.stop().orderId(), placed.unitCode()));
        return pins;
    }

    private Content think(
            LocalDate day, Instant now, Optional<DayPlan> before, Map<UUID, String> pins, List<Cause> causes) {
        Found found = units.read(day, now);
        List<OrderToPlan> open = listOpen(day, found);
        List<OrderToPlan> placeable = placeable(open);
        DayProblem problem = new DayProblem(day, units.zone(), placeable, found.free(), travelTimes);
        RoutePlan routes = RouteSolver.solve(problem.toRoutes(before, pins, properties.unrest()), properties.limits());
        List<UnitDay> days = days(routes, problem.start(), placeable, pins);
        List<LeftOut> leftOut = new ArrayList<>(leftOut(routes, found, placeable));
        open.stream()
                .filter(order -> order.location() == null)
                .map(order -> leftOut(order, Map.of(), "its place is not known"))
                .forEach(leftOut::add);
        List<Placed> was = before.map(DayPlan::placed).orElse(List.of());
        List<Placed> is =
                new DayPlan(day, 1, now, "", null, null, new Content(days, leftOut, List.of(), causes)).placed();
        List<String> changes = before.isEmpty() ? List.of() : PlanWords.changes(was, is, units.zone());
        return new Content(days, leftOut, changes, causes);
    }

    /** A day's orders and units as they are now. */
    DayProblem problem(LocalDate day) {
        Found found = units.read(day, clock.instant());
        return new DayProblem(day, units.zone(), placeable(listOpen(day, found)), found.free(), travelTimes);
    }

    private List<OrderToPlan> listOpen(LocalDate day, Found found) {
        return orders.listToPlan(day).stream()
                .filter(order -> !order.state().isInField() || isWithOneOf(found, order))
                .toList();
    }

    private static List<OrderToPlan> placeable(List<OrderToPlan> open) {
        return open.stream().filter(order -> order.location() != null).toList();
    }

    private static boolean isWithOneOf(Found found, OrderToPlan order) {
        return found.free().stream().anyMatch(free -> free.unit().code().equals(order.unitCode()));
    }

    private static List<UnitDay> days(
            RoutePlan routes, Instant start, List<OrderToPlan> orders, Map<UUID, String> pins) {
        Map<String, OrderToPlan> byId =
                orders.stream().collect(Collectors.toMap(order -> order.id().toString(), Function.identity()));
        return routes.timetables().stream()
                .map(timetable -> new UnitDay(
                        timetable.unit().code(),
                        start.plusSeconds(timetable.unit().from_s()),
                        start.plusSeconds(timetable.unit().to_s()),
                        Math.round(timetable.travel_s() / 60.0),
                        timetable.calls().stream()
                                .map(call ->
                                        stop(call, start, byId.get(call.stop().id()), pins))
                                .toList()))
                .toList();
    }

    private static Stop stop(Timetable.Call call, Instant start, OrderToPlan order, Map<UUID, String> pins) {
        return new Stop(
                order.id(),
                order.number(),
                order.kindLabel(),
                order.addressText(),
                start.plusSeconds(call.arrival_s()),
                start.plusSeconds(call.start_s()),
                start.plusSeconds(call.end_s()),
                start.plusSeconds(call.stop().latest_s()),
                pins.containsKey(order.id()),
                order.state().isInField());
    }

    private static List<LeftOut> leftOut(RoutePlan routes, Found found, List<OrderToPlan> orders) {
        Map<String, OrderToPlan> byId =
                orders.stream().collect(Collectors.toMap(order -> order.id().toString(), Function.identity()));
        return routes.leftOut().stream()
                .map(out -> {
                    Map<String, String> reasons = new HashMap<>(found.others());
                    reasons.putAll(out.reasons());
                    return leftOut(byId.get(out.stop().id()), reasons, null);
                })
                .toList();
    }

    private static LeftOut leftOut(OrderToPlan order, Map<String, String> reasons, String because) {
        return new LeftOut(order.id(), order.number(), order.kindLabel(), order.addressText(), reasons, because);
    }
}
