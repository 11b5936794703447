package io.curbstop.dispatch.serviceorder;

import org.springframework.stereotype.Component;

/** Orders in {@code SmallTown} for the tests of other modules. */
@Component
public class ReleasedOrders {

    private final OrderScene scene;
    private final OrderCancels cancels;

    ReleasedOrders(OrderScene scene, OrderCancels cancels) {
        this.scene = scene;
        this.cancels = cancels;
    }

    /** A new order of that kind, due today and released. */
    public ServiceOrder release(String kind) {
        return scene.released(kind, OrderScene.account());
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
