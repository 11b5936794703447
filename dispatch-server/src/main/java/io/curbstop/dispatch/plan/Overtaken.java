package io.curbstop.dispatch.plan;

import io.curbstop.dispatch.plan.DayPlan.Cause;
import io.curbstop.dispatch.plan.DayPlan.LeftOut;
import io.curbstop.dispatch.plan.DayPlan.Placed;
import io.curbstop.dispatch.plan.DayPlan.UnitDay;
import io.curbstop.dispatch.road.RoadClosure;
import io.curbstop.dispatch.road.RoadClosures;
import io.curbstop.dispatch.serviceorder.OrderState;
import io.curbstop.dispatch.serviceorder.OrderToPlan;
import io.curbstop.dispatch.serviceorder.ServiceOrder;
import io.curbstop.dispatch.serviceorder.ServiceOrders;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What has happened that a plan does not know of: read whenever it is looked at, so that nothing can be missed. */
@Component
class Overtaken {

    private final ServiceOrders orders;
    private final UnitsOfDay units;
    private final RoadClosures closures;
    private final Clock clock;

    Overtaken(ServiceOrders orders, UnitsOfDay units, RoadClosures closures, Clock clock) {
        this.orders = orders;
        this.units = units;
        this.closures = closures;
        this.clock = clock;
    }

    /** In words, the orders first; empty while the plan holds. */
    List<String> read(DayPlan plan) {
        return list(plan).stream().map(Cause::words).toList();
    }

    /** The orders first; empty while the plan holds. */
    List<Cause> list(DayPlan plan) {
        List<OrderToPlan> open = orders.listToPlan(plan.day());
        Set<UUID> openIds = open.stream().map(OrderToPlan::id).collect(Collectors.toSet());
        List<Cause> overtaken = new ArrayList<>();
        plan.placed().stream()
                .filter(placed -> !openIds.contains(placed.stop().orderId()))
                .map(Placed::stop)
                .map(stop -> orders.getOrder(stop.orderId()))
                .filter(order -> order.state() != OrderState.DONE)
                .map(Overtaken::gone)
                .forEach(overtaken::add);
        Set<UUID> known =
                plan.placed().stream().map(placed -> placed.stop().orderId()).collect(Collectors.toSet());
        known.addAll(plan.content().leftOut().stream().map(LeftOut::orderId).toList());
        open.stream()
                .filter(order -> !known.contains(order.id()) && !order.state().isInField())
                .map(order -> new Cause("order " + order.id(), "Order " + order.number() + " is not in it yet"))
                .forEach(overtaken::add);
        Map<String, String> away = units.read(plan.day(), clock.instant()).others();
        plan.content().units().stream()
                .filter(unit -> away.containsKey(unit.code()) && hasWork(unit, openIds))
                .map(unit -> unit.code() + " is " + away.get(unit.code()))
                .map(words -> new Cause("unit " + words, words))
                .forEach(overtaken::add);
        closures.listStanding().stream()
                .filter(closure -> closure.madeAt().isAfter(plan.madeAt()) && isOn(plan, closure))
                .map(Overtaken::closed)
                .forEach(overtaken::add);
        return overtaken;
    }

    private boolean isOn(DayPlan plan, RoadClosure closure) {
        Instant end = plan.day().plusDays(1).atStartOfDay(units.zone()).toInstant();
        Instant start = plan.day().atStartOfDay(units.zone()).toInstant();
        return closure.from().isBefore(end)
                && (closure.until() == null || closure.until().isAfter(start));
    }

    private static Cause closed(RoadClosure closure) {
        String street = closure.streetName().isEmpty() ? "A street" : closure.streetName();
        return new Cause("closure " + closure.id(), street + " is closed: " + closure.reason());
    }

    private static Cause gone(ServiceOrder order) {
        return new Cause(
                "order " + order.id() + " " + order.state(),
                "Order " + order.number() + " is " + order.state().label().toLowerCase(Locale.ROOT));
    }

    private static boolean hasWork(UnitDay unit, Set<UUID> open) {
        return unit.stops().stream().anyMatch(stop -> open.contains(stop.orderId()));
    }
}
