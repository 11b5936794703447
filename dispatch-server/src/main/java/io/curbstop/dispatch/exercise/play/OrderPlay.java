package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.crew.CrewOnDuty;
import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.CrewsOnDuty;
import io.curbstop.dispatch.exercise.Exercise;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.serviceorder.OrderSending;
import io.curbstop.dispatch.serviceorder.OrderState;
import io.curbstop.dispatch.serviceorder.OrderToPlan;
import io.curbstop.dispatch.serviceorder.ServiceOrders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The desk with the orders of an exercise: whoever is free gets the most pressing that it can do, of equal ones the nearest.
 */
@Component
class OrderPlay {

    private final ServiceOrders orders;
    private final Crews crews;
    private final CrewsOnDuty onDuty;
    private final Assignments assignments;

    OrderPlay(ServiceOrders orders, Crews crews, CrewsOnDuty onDuty, Assignments assignments) {
        this.orders = orders;
        this.crews = crews;
        this.onDuty = onDuty;
        this.assignments = assignments;
    }

    void play(Exercise exercise, Instant now) {
        LocalDate today = now.atZone(crews.timeZone()).toLocalDate();
        List<OrderToPlan> waiting = new ArrayList<>(orders.listToPlan(today).stream()
                .filter(order -> order.number().startsWith(OfficePlay.prefix(exercise.id())))
                .filter(order -> order.state() == OrderState.RELEASED && order.unitCode() == null)
                .filter(order -> order.location() != null)
                .toList());
        if (waiting.isEmpty()) {
            return;
        }
        Map<String, CrewOnDuty> duty = onDuty.listAll(now);
        for (CrewUnit unit : crews.listUnits()) {
            if (isFree(unit, duty)) {
                next(unit, duty.get(unit.code()), waiting, today).ifPresent(order -> {
                    waiting.remove(order);
                    send(unit, order, now);
                });
            }
        }
    }

    private boolean isFree(CrewUnit unit, Map<String, CrewOnDuty> duty) {
        return duty.get(unit.code()).findShift().isPresent()
                && assignments.listLiveOf(unit.code()).isEmpty();
    }

    private static Optional<OrderToPlan> next(
            CrewUnit unit, CrewOnDuty crew, List<OrderToPlan> waiting, LocalDate today) {
        return waiting.stream()
                .filter(order -> order.unitKinds().contains(unit.kind()))
                .filter(order ->
                        crew.findRefusal(order.requiredQualification(), today).isEmpty())
                .min(Comparator.comparingInt(OrderToPlan::rank)
                        .thenComparingDouble(order -> unit.findLocation()
                                .map(here -> here.distance(order.location()))
                                .orElse(0.0))
                        .thenComparing(OrderToPlan::number));
    }

    private void send(CrewUnit unit, OrderToPlan order, Instant now) {
        UUID id = UUID.nameUUIDFromBytes(
                (order.id() + "/" + order.version() + "/" + unit.code()).getBytes(StandardCharsets.UTF_8));
        Attempt.of(() -> orders.send(
                new OrderSending(id, order.id(), unit.code(), false, null, false, null),
                Stamp.ofDispatcher(Exercise.ACTOR, now)));
    }
}
