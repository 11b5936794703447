package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Orders that nobody will be able to do, as the desk knows before a crew has them; a crew says so itself. */
@Component
class UnableOrders {

    private final OrderMoves moves;
    private final OrderDesk desk;

    UnableOrders(OrderMoves moves, OrderDesk desk) {
        this.moves = moves;
        this.desk = desk;
    }

    /**
     * Marks an order; one marked already stays.
     *
     * @throws ProblemException with-a-crew; transition-not-allowed
     */
    @Transactional
    public ServiceOrder mark(UUID id, String reason, Stamp stamp) {
        ServiceOrder order = moves.hold(id);
        if (order.state() == OrderState.UNABLE) {
            return order;
        }
        OrderDesk.requireNoCrew(order);
        moves.require(order, OrderState.UNABLE, reason);
        return moves.move(desk.unreserve(id, reason, stamp), OrderState.UNABLE, reason, stamp);
    }
}
