package io.curbstop.dispatch.serviceorder;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Orders in {@code SmallTown} for the tests of other modules. */
@Component
public class ReleasedOrders {

    private final OrderScene scene;
    private final OrderDesk desk;
    private final OrderCancels cancels;

    ReleasedOrders(OrderScene scene, OrderDesk desk, OrderCancels cancels) {
        this.scene = scene;
        this.desk = desk;
        this.cancels = cancels;
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

    /** Takes a unit off all that it is on. */
    public void free(String unitCode) {
        scene.free(unitCode);
    }
}
