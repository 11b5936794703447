package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders from the CIS, by whatever way they come: the same twice is taken once, a newer version amends. */
@Component
class OrderInbox {

    private final OrderTable table;
    private final OrderKinds kinds;
    private final OrderMoves moves;
    private final OrderLog log;
    private final PremiseFinder premises;
    private final Payments payments;
    private final Incidents incidents;
    private final Clock clock;

    OrderInbox(
            OrderTable table,
            OrderKinds kinds,
            OrderMoves moves,
            OrderLog log,
            PremiseFinder premises,
            Payments payments,
            Incidents incidents,
            Clock clock) {
        this.table = table;
        this.kinds = kinds;
        this.moves = moves;
        this.log = log;
        this.premises = premises;
        this.payments = payments;
        this.incidents = incidents;
        this.clock = clock;
    }

    /**
     * What became of an order.
     *
     * @param order as it stands now
     * @param outcome RECEIVED, AMENDED or UNCHANGED
     */
    record Taken(ServiceOrder order, Outcome outcome) {}

    /** What became of an order that was given. */
    enum Outcome {
        RECEIVED,
        AMENDED,
        UNCHANGED
    }

    /**
     * Takes an order.
     *
     * @throws ProblemException unknown-kind; kind-changed when a version says that it is of another kind
     */
    @Transactional
    public Taken take(NewOrder order, Stamp stamp) {
        kinds.get(order.kind());
        if (order.account() != null) {
            table.lockAccount(order.account());
        }
        OrderTable.Premise premise = premises.find(order);
        UUID id = UUID.randomUUID();
        if (table.insert(id, order, premise, OrderState.RECEIVED, null, clock.instant())) {
            log.append(table.get(id), "RECEIVED", OrderState.RECEIVED, "Received from the CIS", stamp, null);
            ServiceOrder received = moves.changed(table.lock(id));
            if (order.account() != null) {
                payments.applyKnown(received, stamp);
            }
            return new Taken(table.get(id), Outcome.RECEIVED);
        }
        ServiceOrder standing = moves.hold(getByNumber(order.number()).id());
        if (!standing.kind().equals(order.kind())) {
            throw changedKind(standing, order);
        }
        if (order.version() <= standing.cisVersion() || standing.state().isFinal()) {
            return new Taken(standing, Outcome.UNCHANGED);
        }
        return new Taken(amend(standing, order, premise, stamp), Outcome.AMENDED);
    }

    private ServiceOrder getByNumber(String number) {
        Optional<ServiceOrder> standing = table.findByNumber(number);
        return standing.orElseThrow(
                () -> ProblemException.conflict("Order " + number + " has just gone; send it again."));
    }

    private ServiceOrder amend(ServiceOrder standing, NewOrder order, OrderTable.Premise premise, Stamp stamp) {
        table.amend(standing.id(), order, premise);
        ServiceOrder amended = table.get(standing.id());
        log.append(amended, "AMENDED", "Version " + order.version() + " from the CIS: " + order.whatToDo(), stamp);
        if (amended.findAssignmentId().isPresent()) {
            incidents.edit(
                    amended.field().incidentId(), OrderWords.edit(amended, kinds.get(amended.kind())), null, stamp);
        }
        return moves.changed(amended);
    }

    private static ProblemException changedKind(ServiceOrder standing, NewOrder order) {
        String sentence = "Order " + order.number() + " is a " + standing.kind() + "; a new version cannot make it a "
                + order.kind() + ".";
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "kind-changed",
                sentence,
                Map.of("fields", List.of(new FieldProblem("kind", sentence))));
    }
}
