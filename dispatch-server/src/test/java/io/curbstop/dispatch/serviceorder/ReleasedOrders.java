package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.incident.Source;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Orders in {@code SmallTown} for the tests of other modules. */
@Component
public class ReleasedOrders {

    private final OrderScene scene;
    private final OrderDesk desk;
    private final OrderCancels cancels;
    private final Payments payments;

    ReleasedOrders(OrderScene scene, OrderDesk desk, OrderCancels cancels, Payments payments) {
        this.scene = scene;
        this.desk = desk;
        this.cancels = cancels;
        this.payments = payments;
    }

    /** A new order of that kind, due today and released. */
    public ServiceOrder release(String kind) {
        return scene.released(kind, OrderScene.account());
    }

    /** Sends a unit to it, whatever kind of unit it is. */
    public ServiceOrder send(ServiceOrder order, String unitCode) {
        return scene.sent(order, unitCode);
    }

    /** Reserves a unit for it. */
    public ServiceOrder reserve(ServiceOrder order, String unitCode, Instant plannedAt) {
        return desk.send(
                new OrderSending(UUID.randomUUID(), order.id(), unitCode, true, plannedAt, true, "tried"),
                OrderScene.byDispatcher());
    }

    /** Cancels an order that no crew has. */
    public void cancel(ServiceOrder order) {
        cancels.cancel(order.id(), "asked for", OrderScene.byDispatcher());
    }

    /** The customer pays what the order is about. */
    public void pay(ServiceOrder order) {
        payments.take(
                new Payment("P-" + UUID.randomUUID(), order.customer().account(), null, Instant.now()),
                OrderScene.byDispatcher());
    }

    /** The crew that has it says that it did it, or could not, and is clear. */
    public void end(ServiceOrder order, boolean done) {
        UUID assignment = scene.now(order).field().assignmentId();
        scene.say(assignment, Step.ON_SITE, Source.APP, Instant.now());
        scene.say(assignment, done ? Step.COMPLETE : Step.INCOMPLETE, Source.APP, Instant.now());
        scene.say(assignment, Step.CLEAR, Source.APP, Instant.now());
    }

    /** Takes a unit off all that it is on. */
    public void free(String unitCode) {
        scene.free(unitCode);
    }
}
