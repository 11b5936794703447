package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.push.AmendmentAcknowledged;
import io.curbstop.dispatch.push.Amendments;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cancels orders. One that a crew may know of is cancelled only when a person of the crew has acknowledged that it must not be
 * done; it is told so as a change of the incident, by all channels at once and until it answers.
 */
@Component
class OrderCancels {

    private final OrderTable table;
    private final OrderKinds kinds;
    private final OrderMoves moves;
    private final StopAlarms alarms;
    private final Incidents incidents;
    private final Assignments assignments;
    private final Amendments amendments;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OrderCancels(
            OrderTable table,
            OrderKinds kinds,
            OrderMoves moves,
            StopAlarms alarms,
            Incidents incidents,
            Assignments assignments,
            Amendments amendments,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.kinds = kinds;
        this.moves = moves;
        this.alarms = alarms;
        this.incidents = incidents;
        this.assignments = assignments;
        this.amendments = amendments;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Cancels an order, or asks its crew to leave it; asked for again nothing happens.
     *
     * @throws ProblemException transition-not-allowed when it is done; invalid without a reason
     */
    @Transactional
    public ServiceOrder cancel(UUID id, String reason, Stamp stamp) {
        return request(moves.hold(id), reason, stamp);
    }

    /** The same for an order that is held. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ServiceOrder request(ServiceOrder order, String reason, Stamp stamp) {
        if (order.state() == OrderState.CANCELLED || order.state() == OrderState.CANCEL_REQUESTED) {
            return order;
        }
        if (!order.state().isInField()) {
            return cancelAtOnce(order, reason, stamp);
        }
        moves.require(order, OrderState.CANCEL_REQUESTED, reason);
        table.setCancel(order.id(), reason, order.state() == OrderState.AT_PREMISE);
        ServiceOrder stopped = table.get(order.id());
        tell(stopped, stamp);
        Assignment assignment = assignments.getAssignment(stopped.field().assignmentId());
        boolean unread = assignment.state().awaitsAnswer() && !amendments.isWaiting(assignment.id());
        if (unread) { // the order has not gone out: nobody in the field has it
            return finish(stopped, stamp);
        }
        return moves.move(stopped, OrderState.CANCEL_REQUESTED, reason, stamp);
    }

    private ServiceOrder cancelAtOnce(ServiceOrder order, String reason, Stamp stamp) {
        moves.require(order, OrderState.CANCELLED, reason);
        if (order.isReserved()) {
            assignments.cancel(order.field().assignmentId(), reason, null, stamp);
        }
        table.setCancel(order.id(), reason, false);
        return moves.move(table.get(order.id()), OrderState.CANCELLED, reason, stamp);
    }

    /** The crew is told by the words of its incident. */
    private void tell(ServiceOrder order, Stamp stamp) {
        incidents.editUrgently(order.field().incidentId(), OrderWords.edit(order, kinds.get(order.kind())), stamp);
    }

    /** An order that is to be cancelled is with a crew again. */
    @ApplicationModuleListener
    void hear(StopDue due) {
        if (table.find(due.orderId()).isEmpty()) {
            return; // gone with the demo city
        }
        ServiceOrder order = moves.hold(due.orderId());
        if (order.state() == OrderState.CANCEL_REQUESTED) {
            tell(order, Stamp.ofSystem(clock.instant()));
        }
    }

    /** A person of the crew knows: it is cancelled. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(AmendmentAcknowledged acknowledged) {
        table.lockByIncident(acknowledged.incidentId())
                .filter(order -> order.state() == OrderState.CANCEL_REQUESTED
                        && acknowledged.assignmentId().equals(order.field().assignmentId()))
                .ifPresent(order -> finish(order, acknowledged.stamp()));
    }

    /**
     * A dispatcher has told the crew by voice, or knows otherwise that nobody will do the work; said again nothing happens.
     *
     * @throws ProblemException nothing-to-tell when the order is not waiting for that
     */
    @Transactional
    public ServiceOrder toldByVoice(UUID id, Stamp stamp) {
        ServiceOrder order = moves.hold(id);
        if (order.state() == OrderState.CANCELLED) {
            return order;
        }
        if (order.state() != OrderState.CANCEL_REQUESTED) {
            throw ProblemException.refused(
                    "nothing-to-tell", order.number() + " is " + order.state().label() + "; no crew waits for a word.");
        }
        return finish(order, stamp);
    }

    private ServiceOrder finish(ServiceOrder order, Stamp stamp) {
        String why = Optional.ofNullable(order.cancelReason()).orElse("paid");
        ServiceOrder cancelled = moves.move(order, OrderState.CANCELLED, why, stamp);
        UUID assignmentId = order.field().assignmentId();
        if (assignments.getAssignment(assignmentId).state().isEnded()) {
            events.publishEvent(new OrderLeftField(order.id()));
        } else {
            assignments.cancel(assignmentId, why, null, stamp);
        }
        alarms.end(assignmentId, stamp.actor());
        return cancelled;
    }
}
