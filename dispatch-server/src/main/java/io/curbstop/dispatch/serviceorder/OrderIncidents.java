package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.incident.IncidentState;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Ends what an order was in the field when no crew has it any more, so that it does not stand among the incidents. After the
 * commit, for whoever reports holds the assignment and the incident comes before that; repeated after a crash.
 */
@Component
class OrderIncidents {

    private final OrderTable table;
    private final OrderMoves moves;
    private final Incidents incidents;
    private final Assignments assignments;
    private final Clock clock;

    OrderIncidents(OrderTable table, OrderMoves moves, Incidents incidents, Assignments assignments, Clock clock) {
        this.table = table;
        this.moves = moves;
        this.incidents = incidents;
        this.assignments = assignments;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void hear(OrderLeftField left) {
        if (table.find(left.orderId()).flatMap(ServiceOrder::findIncidentId).isEmpty()) {
            return; // gone with the demo city
        }
        ServiceOrder order = moves.hold(left.orderId());
        UUID incidentId = order.field().incidentId();
        if (order.state() == OrderState.DONE || order.state() == OrderState.CANCELLED) {
            takeOthersOff(order, incidentId);
        }
        if (!order.state().isInField() && !order.isReserved()) {
            incidents.follow(
                    incidentId,
                    IncidentState.CLOSED,
                    "service order " + order.number() + " is "
                            + order.state().label().toLowerCase(Locale.ROOT),
                    Stamp.ofSystem(clock.instant()));
        }
    }

    /** Whoever else is on it has nothing left to do there. */
    private void takeOthersOff(ServiceOrder order, UUID incidentId) {
        for (Assignment other : assignments.listByIncident(incidentId)) {
            boolean his = other.id().equals(order.field().assignmentId());
            if (!his
                    && assignments
                            .transitions()
                            .find(other.state(), AssignmentState.CANCELLED)
                            .isPresent()) {
                assignments.cancel(
                        other.id(),
                        "service order " + order.number() + " is "
                                + order.state().label().toLowerCase(Locale.ROOT),
                        null,
                        Stamp.ofSystem(clock.instant()));
            }
        }
    }
}
