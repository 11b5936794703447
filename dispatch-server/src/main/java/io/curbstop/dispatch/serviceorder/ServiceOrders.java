package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.transition.TransitionTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The service orders for other modules: what is to be planned, and sending units to them. */
@Component
public class ServiceOrders {

    /** More orders than this are no day's work. */
    private static final int MOST = 2_000;

    private final OrderTable table;
    private final OrderKinds kinds;
    private final OrderDesk desk;
    private final OrderMoves moves;

    ServiceOrders(OrderTable table, OrderKinds kinds, OrderDesk desk, OrderMoves moves) {
        this.table = table;
        this.kinds = kinds;
        this.desk = desk;
        this.moves = moves;
    }

    /**
     * What a plan of that day has to do with: orders due on it or before that are released or with a crew, those that are to be
     * cancelled left out; by day and number.
     */
    @Transactional(readOnly = true)
    public List<OrderToPlan> listToPlan(LocalDate day) {
        Map<String, OrderKind> byCode =
                kinds.list().stream().collect(Collectors.toMap(OrderKind::code, Function.identity()));
        return table.listOpen(day, MOST).stream()
                .filter(order -> order.state() != OrderState.RECEIVED && order.state() != OrderState.CANCEL_REQUESTED)
                .map(order -> toPlan(order, byCode.get(order.kind())))
                .toList();
    }

    private static OrderToPlan toPlan(ServiceOrder order, OrderKind kind) {
        return new OrderToPlan(
                order.id(),
                order.number(),
                kind.label(),
                order.customer().addressText(),
                order.location(),
                kind.minutes(),
                order.due().from(),
                order.due().to(),
                kind.requiredQualification(),
                kind.unitKinds(),
                kind.rank(),
                order.state(),
                order.field().unitCode(),
                order.field().assignmentId(),
                order.field().plannedAt(),
                order.version());
    }

    /**
     * Sends a unit to an order or reserves it; one that is reserved for the order already is sent. The same again gives what
     * stands.
     *
     * @throws ProblemException unit-not-available with the reason; transition-not-allowed; paid; conflict when another unit has
     *     it
     */
    public ServiceOrder send(OrderSending sending, Stamp stamp) {
        return desk.send(sending, stamp);
    }

    /** Takes a unit off that is reserved for an order and has not been told; without one nothing happens. */
    public ServiceOrder unreserve(UUID orderId, String reason, Stamp stamp) {
        return desk.unreserve(orderId, reason, stamp);
    }

    /**
     * The order.
     *
     * @throws ProblemException not-found
     */
    public ServiceOrder getOrder(UUID id) {
        return table.get(id);
    }

    /** What an incident is worked for, if it is for an order. */
    public Optional<ServiceOrder> findByIncident(UUID incidentId) {
        return table.findByIncident(incidentId);
    }

    /** The same as its crew sees it; nothing of money. */
    public Optional<OrderForCrew> findForCrew(UUID incidentId) {
        return table.findByIncident(incidentId).map(order -> OrderForCrew.of(order, kinds.get(order.kind())));
    }

    /** Which state may follow which, as the table stands now. */
    public TransitionTable<OrderState> transitions() {
        return moves.transitions();
    }
}
