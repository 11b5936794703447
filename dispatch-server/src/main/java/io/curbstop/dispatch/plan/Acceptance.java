package io.curbstop.dispatch.plan;

import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.plan.DayPlan.Placed;
import io.curbstop.dispatch.plan.DayPlan.UnitDay;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.serviceorder.OrderSending;
import io.curbstop.dispatch.serviceorder.ServiceOrder;
import io.curbstop.dispatch.serviceorder.ServiceOrders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Does what a plan says, through the service orders: the first stop of each unit on shift is sent when the plan is today's and the
 * unit should leave soon, the rest is reserved. Each stop for itself, so that one that cannot be sent any more holds up no other; the same again does what is
 * still to be done.
 */
@Component
class Acceptance {

    /** A unit that leaves within this is sent; sooner told, it would be on no other list for hours. */
    private static final Duration SOON = Duration.ofMinutes(15);

    private final DayPlans plans;
    private final PlanTable table;
    private final ServiceOrders orders;
    private final UnitsOfDay units;
    private final Clock clock;

    Acceptance(DayPlans plans, PlanTable table, ServiceOrders orders, UnitsOfDay units, Clock clock) {
        this.plans = plans;
        this.table = table;
        this.orders = orders;
        this.units = units;
        this.clock = clock;
    }

    /**
     * What was accepted.
     *
     * @param plan as it stands now
     * @param notDone what could not be sent or reserved, in words
     */
    record Accepted(DayPlan plan, List<String> notDone) {}

    /**
     * Accepts the newest plan.
     *
     * @throws ProblemException conflict when it is no longer the newest
     */
    Accepted accept(LocalDate day, int version, Stamp stamp) {
        DayPlan plan = plans.requireNewest(day, version);
        table.accept(day, version, stamp.actor(), clock.instant());
        List<String> notDone = new ArrayList<>();
        List<Placed> placed = plan.placed();
        plan.content()
                .leftOut()
                .forEach(out -> attempt(
                        out.number(),
                        notDone,
                        () -> orders.unreserve(out.orderId(), "not in the plan of the day", stamp)));
        placed.forEach(one -> attempt(one.stop().number(), notDone, () -> takeOffOthers(one, stamp)));
        Instant now = clock.instant();
        boolean today = now.atZone(units.zone()).toLocalDate().equals(day);
        Map<String, Instant> leaving = plan.content().units().stream()
                .filter(unit -> today && !unit.from().isAfter(now))
                .filter(unit -> unit.findLeaving().isPresent())
                .collect(Collectors.toMap(
                        UnitDay::code, unit -> unit.findLeaving().orElseThrow()));
        placed.forEach(one -> {
            Instant leaves = one.position() == 0 ? leaving.get(one.unitCode()) : null;
            boolean atOnce = leaves != null && !leaves.isAfter(now.plus(SOON));
            // Reserved, it is missed when the unit should leave; one behind another when its work should begin.
            Instant wanted = leaves == null ? one.stop().startsAt() : leaves;
            attempt(one.stop().number(), notDone, () -> send(plan, one, atOnce ? null : wanted, stamp));
        });
        return new Accepted(plans.get(day), notDone);
    }

    private static void attempt(String number, List<String> notDone, Runnable step) {
        try {
            step.run();
        } catch (ProblemException refusal) {
            notDone.add("Order " + number + ": " + refusal.getMessage());
        }
    }

    private void takeOffOthers(Placed placed, Stamp stamp) {
        ServiceOrder order = orders.getOrder(placed.stop().orderId());
        if (order.isReserved() && !placed.unitCode().equals(order.field().unitCode())) {
            orders.unreserve(order.id(), "planned for " + placed.unitCode(), stamp);
        }
    }

    /** Sends the unit, or reserves it for a time. */
    private void send(DayPlan plan, Placed placed, Instant reservedFor, Stamp stamp) {
        ServiceOrder order = orders.getOrder(placed.stop().orderId());
        if (order.state().isInField() || order.state().isFinal()) {
            return; // The crew has it, or it is over.
        }
        orders.send(
                new OrderSending(
                        assignmentId(plan, placed),
                        order.id(),
                        placed.unitCode(),
                        reservedFor != null,
                        reservedFor,
                        reservedFor == null,
                        reservedFor == null ? "planned" : null),
                stamp);
    }

    /** The same for the same stop of the same plan, so that it is sent once. */
    private static UUID assignmentId(DayPlan plan, Placed placed) {
        String key = plan.day() + " " + plan.version() + " " + placed.unitCode() + " "
                + placed.stop().orderId();
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }
}
