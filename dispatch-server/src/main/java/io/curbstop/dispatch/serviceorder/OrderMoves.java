package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.transition.Transition;
import io.curbstop.dispatch.transition.TransitionTable;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one place where a service order changes its state, with its line in the log and its event. */
@Component
class OrderMoves {

    private final OrderTable table;
    private final OrderLog log;
    private final Incidents incidents;
    private final Assignments assignments;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    OrderMoves(
            OrderTable table,
            OrderLog log,
            Incidents incidents,
            Assignments assignments,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.table = table;
        this.log = log;
        this.incidents = incidents;
        this.assignments = assignments;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Which state may follow which, as the table stands now. */
    TransitionTable<OrderState> transitions() {
        return TransitionTable.read(jdbc, "service_order_transition", OrderState.class, OrderState::isFinal);
    }

    /**
     * Holds an order until the transaction ends, and before it what it is in the field: incident, assignments, order, as all
     * take them.
     *
     * @throws ProblemException not-found; conflict when it was sent for the first time at that very moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ServiceOrder hold(UUID id) {
        Optional<UUID> incident = table.get(id).findIncidentId();
        incident.ifPresent(incidents::lockIncident);
        incident.ifPresent(assignments::holdLiveOf);
        ServiceOrder order = table.lock(id);
        if (!order.findIncidentId().equals(incident)) {
            throw ProblemException.conflict(order.number() + " was sent at this very moment; look again.");
        }
        return order;
    }

    /**
     * Refuses a step that the table does not have.
     *
     * @param reason why, where the table asks for it; else null
     * @throws ProblemException transition-not-allowed, with what is allowed; invalid without a reason that is asked for
     */
    void require(ServiceOrder order, OrderState to, String reason) {
        TransitionTable<OrderState> transitions = transitions();
        if (!transitions.allows(order.state(), to)) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "transition-not-allowed",
                    order.number() + " is " + order.state().label() + " and cannot be " + to.label() + ". "
                            + transitions.explain(order.state()),
                    Map.of("current", Map.of("state", order.state(), "version", order.version())));
        }
        boolean needsReason =
                transitions.find(order.state(), to).map(Transition::needsReason).orElse(false);
        if (needsReason && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("Say why: " + to.label() + " needs a reason.");
        }
    }

    /** Moves an order that is held as the table allows. */
    ServiceOrder move(ServiceOrder order, OrderState to, String reason, Stamp stamp) {
        require(order, to, reason);
        boolean broken = transitions().isBrokenAt(order.state());
        ServiceOrder moved = follow(order, to, reason, stamp);
        if (broken) {
            log.append(
                    moved,
                    "RULES_BROKEN",
                    "The rules have no way out of " + order.state().label()
                            + "; the change was allowed. Have the rules mended.",
                    stamp);
        }
        return moved;
    }

    /** Moves an order that is held whatever the table says: for what follows from a fact that cannot be refused. */
    ServiceOrder follow(ServiceOrder order, OrderState to, String reason, Stamp stamp) {
        table.setState(order.id(), to);
        String why = reason == null || reason.isBlank() ? "" : ": " + reason.strip();
        UUID undone = order.state().isFinal()
                ? log.findLast(order.id(), order.state()).orElse(null)
                : null;
        log.append(order, "STATE", to, to.label() + why, stamp, undone);
        return changed(order);
    }

    /** Tells whom it concerns that an order that is held was changed; gives it as it is now. */
    ServiceOrder changed(ServiceOrder order) {
        events.publishEvent(new ServiceOrderChanged(order.id()));
        return table.get(order.id());
    }
}
