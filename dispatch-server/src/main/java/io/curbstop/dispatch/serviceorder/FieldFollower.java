package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.AssignmentChanged;
import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.WorkHeardLate;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves an order by what becomes of its assignment, in the same transaction. What is reported in the field is a fact: the
 * order follows it whatever the table of transitions says. Heard again it changes nothing.
 */
@Component
class FieldFollower implements WorkHeardLate {

    private final OrderTable table;
    private final OrderMoves moves;
    private final OrderLog log;
    private final DoneReports doneReports;
    private final StopAlarms alarms;
    private final Assignments assignments;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    FieldFollower(
            OrderTable table,
            OrderMoves moves,
            OrderLog log,
            DoneReports doneReports,
            StopAlarms alarms,
            Assignments assignments,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.moves = moves;
        this.log = log;
        this.doneReports = doneReports;
        this.alarms = alarms;
        this.assignments = assignments;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(AssignmentChanged changed) {
        table.lockByIncident(changed.incidentId()).ifPresent(order -> follow(order, changed));
    }

    private void follow(ServiceOrder order, AssignmentChanged changed) {
        boolean mine = changed.assignmentId().equals(order.field().assignmentId());
        if (!mine && order.field().assignmentId() == null && !changed.to().isEnded()) {
            adopt(order, changed.assignmentId());
            mine = true;
        }
        if (isDone(changed)) {
            Assignment assignment = assignments.getAssignment(changed.assignmentId());
            Instant at = Optional.ofNullable(assignment.times().completed())
                    .orElse(changed.stamp().occurredAt());
            done(table.get(order.id()), assignment, changed.stamp().at(at));
        } else if (takesBack(changed) && leaveToAnother(order, changed)) {
            moves.changed(order); // done all the same, whatever becomes of this crew
        } else if (mine) {
            followMine(table.get(order.id()), changed);
        }
        if (changed.ended()) {
            events.publishEvent(new OrderLeftField(order.id()));
        }
    }

    /** Whether the work is done: said, or by a crew that is free again after it was there. A radio has no word for it. */
    private static boolean isDone(AssignmentChanged changed) {
        boolean cleared = changed.to() == AssignmentState.CLEAR
                && (changed.from() == AssignmentState.ON_SITE || changed.from() == AssignmentState.WORKING);
        return changed.to() == AssignmentState.COMPLETED || cleared;
    }

    /** Whether a crew that may have said that the work is done says now that it is not. */
    private static boolean takesBack(AssignmentChanged changed) {
        boolean isLeft = changed.to().isEnded() && changed.to() != AssignmentState.INCOMPLETE;
        return changed.to() != changed.from() && !isLeft;
    }

    /** Forgets that this crew has done it. Where another has, the order stays done, by that one; else gives false. */
    private boolean leaveToAnother(ServiceOrder order, AssignmentChanged changed) {
        doneReports.withdraw(changed.assignmentId());
        Optional<DoneReports.Report> other = doneReports.findFirst(order.id());
        boolean wasMine = changed.assignmentId().equals(order.field().assignmentId());
        if (order.state() == OrderState.DONE && wasMine && other.isPresent()) {
            Assignment by = assignments.getAssignment(other.get().assignmentId());
            table.setDone(order.id(), other.get().doneAt(), other.get().recordedAt());
            table.setAssignment(order.id(), by.id(), by.unitCode(), null);
            String text = "Done by " + by.unitCode() + "; " + changed.unitCode() + " has not done it after all";
            UUID wrong = log.findLast(order.id(), OrderState.DONE).orElse(null);
            Stamp stamp = changed.stamp();
            log.append(table.get(order.id()), "STATE", OrderState.DONE, text, stamp, wrong);
            events.publishEvent(new OrderDone(order.id(), stamp.at(other.get().doneAt())));
        }
        return other.isPresent();
    }

    private void followMine(ServiceOrder order, AssignmentChanged changed) {
        AssignmentState to = changed.to();
        boolean afterTheWork = order.state().isFinal() && to.isEnded();
        if (to == changed.from() || afterTheWork) {
            return; // a time was added, or the crew goes home
        }
        if (to == AssignmentState.INCOMPLETE) {
            unable(order, changed);
        } else if (to.isEnded()) {
            left(order, changed);
        } else {
            Optional<OrderState> state = stateOf(to);
            state.filter(s -> s != order.state()).ifPresent(s -> goOn(order, s, changed));
        }
    }

    /** What an order is by an assignment that goes on; empty while the unit is reserved only. */
    private static Optional<OrderState> stateOf(AssignmentState state) {
        return switch (state) {
            case DISPATCHED, DELIVERED, ACKNOWLEDGED, NO_ANSWER, SUSPENDED -> Optional.of(OrderState.DISPATCHED);
            case EN_ROUTE -> Optional.of(OrderState.EN_ROUTE);
            case ON_SITE, WORKING -> Optional.of(OrderState.AT_PREMISE);
            default -> Optional.empty();
        };
    }

    private void goOn(ServiceOrder order, OrderState to, AssignmentChanged changed) {
        if (order.state().isFinal()) {
            table.setDone(order.id(), null, null);
        }
        if (order.state() == OrderState.CANCEL_REQUESTED) {
            boolean arrived = to == OrderState.AT_PREMISE && !order.stopAtDoor();
            if (arrived) {
                table.setCancel(order.id(), order.cancelReason(), true);
                log.append(
                        order, "AT_THE_DOOR", changed.unitCode() + " has arrived: stop at the door", changed.stamp());
                moves.changed(order);
            }
            return;
        }
        boolean stopped = order.isStopped();
        moves.follow(order, stopped ? OrderState.CANCEL_REQUESTED : to, changed.reason(), changed.stamp());
        if (stopped) {
            events.publishEvent(new StopDue(order.id()));
        }
    }

    private void unable(ServiceOrder order, AssignmentChanged changed) {
        table.setDone(order.id(), null, null);
        moves.follow(order, OrderState.UNABLE, changed.reason(), changed.stamp());
    }

    /** The crew no longer has it and has not done it. */
    private void left(ServiceOrder order, AssignmentChanged changed) {
        boolean saidByCrew = changed.to() == AssignmentState.DECLINED || changed.to() == AssignmentState.CLEAR;
        if (order.state() == OrderState.CANCEL_REQUESTED) {
            if (saidByCrew) {
                moves.follow(order, OrderState.CANCELLED, order.cancelReason(), changed.stamp());
            } else { // whether the crew knows that it must not, nobody has said yet
                alarms.raise(order, changed.unitCode());
            }
            return;
        }
        Optional<Assignment> other = assignments.listByIncident(changed.incidentId()).stream()
                .filter(a -> !a.state().isEnded() && !a.id().equals(changed.assignmentId()))
                .findFirst();
        table.setAssignment(order.id(), null, null, null);
        OrderState now = other.flatMap(a -> stateOf(a.state())).orElse(OrderState.RELEASED);
        if (now != order.state()) {
            String why = changed.unitCode() + " " + changed.to().label().toLowerCase(Locale.ROOT)
                    + (changed.reason() == null ? "" : ": " + changed.reason().strip());
            moves.follow(order, now, why, changed.stamp());
        } else {
            moves.changed(order);
        }
        other.ifPresent(a -> adopt(table.get(order.id()), a.id()));
    }

    private void adopt(ServiceOrder order, UUID assignmentId) {
        Assignment assignment = assignments.getAssignment(assignmentId);
        table.setAssignment(
                order.id(),
                assignmentId,
                assignment.unitCode(),
                assignment.state() == AssignmentState.RESERVED
                        ? assignment.findPlannedAt().orElse(null)
                        : null);
        if (assignment.state() == AssignmentState.RESERVED) {
            log.append(
                    table.get(order.id()),
                    "RESERVED",
                    "Reserved for " + assignment.unitCode(),
                    new Stamp(assignment.createdBy(), Source.DISPATCHER, assignment.stateAt()));
        }
        moves.changed(order);
    }

    /** A crew did what it had been taken off, or had left. */
    @Override
    public boolean hearDone(Assignment assignment, Stamp stamp) {
        Optional<ServiceOrder> order = table.lockByIncident(assignment.incidentId());
        order.ifPresent(o -> done(o, assignment, stamp));
        order.ifPresent(o -> events.publishEvent(new OrderLeftField(o.id())));
        return order.isPresent();
    }

    private void done(ServiceOrder order, Assignment by, Stamp stamp) {
        Instant now = clock.instant();
        doneReports.write(order.id(), new DoneReports.Report(by.id(), stamp.occurredAt(), now));
        boolean known = order.state() == OrderState.DONE;
        if (known
                && (!by.id().equals(order.field().assignmentId())
                        || stamp.occurredAt().equals(order.doneAt()))) {
            return; // said again, or by a second crew
        }
        table.setDone(order.id(), stamp.occurredAt(), now);
        if (known) {
            UUID wrong = log.findLast(order.id(), OrderState.DONE).orElse(null);
            log.append(order, "STATE", OrderState.DONE, "Done, its time corrected", stamp, wrong);
            moves.changed(order);
        } else {
            table.setAssignment(order.id(), by.id(), by.unitCode(), null);
            moves.follow(table.get(order.id()), OrderState.DONE, null, stamp);
        }
        events.publishEvent(new OrderDone(order.id(), stamp));
    }
}
