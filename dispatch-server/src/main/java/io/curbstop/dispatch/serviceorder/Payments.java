package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes payments and does what follows: an open disconnect of the account is cancelled; one that was done all the same is
 * undone by a reconnect. Payments and orders of one account come one after the other.
 */
@Component
class Payments {

    private final OrderTable table;
    private final OrderKinds kinds;
    private final OrderMoves moves;
    private final OrderLog log;
    private final OrderCancels cancels;
    private final Reconnects reconnects;
    private final JdbcClient jdbc;
    private final Clock clock;

    Payments(
            OrderTable table,
            OrderKinds kinds,
            OrderMoves moves,
            OrderLog log,
            OrderCancels cancels,
            Reconnects reconnects,
            JdbcClient jdbc,
            Clock clock) {
        this.table = table;
        this.kinds = kinds;
        this.moves = moves;
        this.log = log;
        this.cancels = cancels;
        this.reconnects = reconnects;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes a payment; the same again is answered by what stands.
     *
     * @return the orders that it concerns, as they are now
     * @throws ProblemException conflict when a payment of that id is of another account
     */
    @Transactional
    public List<ServiceOrder> take(Payment payment, Stamp stamp) {
        table.lockAccount(payment.account());
        if (write(payment, stamp)) {
            List<ServiceOrder> ofAccount = table.listByAccount(payment.account()).stream()
                    .filter(order -> kinds.get(order.kind()).stopsWhenPaid())
                    .toList();
            // What was done last put the customer off, though an order that came later may have come to nothing.
            Optional<ServiceOrder> lastDone = ofAccount.stream()
                    .filter(order -> order.state() == OrderState.DONE)
                    .findFirst();
            for (int i = 0; i < ofAccount.size(); i++) {
                ServiceOrder order = ofAccount.get(i);
                boolean newest = i == 0 || lastDone.filter(order::equals).isPresent();
                if (!order.state().isFinal() || newest) {
                    apply(order.id(), payment, stamp);
                }
            }
        }
        return table.listByPayment(payment.id());
    }

    private boolean write(Payment payment, Stamp stamp) {
        int written = jdbc.sql("insert into service_payment (id, account, amount, paid_at, recorded_at, recorded_by)"
                        + " values (:id, :account, :amount, :paid, :recorded, :by) on conflict do nothing")
                .param("id", payment.id())
                .param("account", payment.account())
                .param("amount", payment.amount())
                .param("paid", OrderTable.utc(payment.paidAt()))
                .param("recorded", OrderTable.utc(clock.instant()))
                .param("by", stamp.actor())
                .update();
        boolean ofAnother = written == 0
                && jdbc.sql("select account <> :account from service_payment where id = :id")
                        .param("account", payment.account())
                        .param("id", payment.id())
                        .query(Boolean.class)
                        .single();
        if (ofAnother) {
            throw ProblemException.conflict("Payment " + payment.id() + " is of another account.");
        }
        return written == 1;
    }

    /** What was paid of an order's account since the CIS made the order: the first of it. */
    private Optional<Payment> findFor(ServiceOrder order) {
        return jdbc.sql("select id, account, amount, paid_at from service_payment where account = :account"
                        + " and greatest(paid_at, recorded_at) >= :issued order by paid_at, id limit 1")
                .param("account", order.customer().account())
                .param("issued", OrderTable.utc(order.issuedAt()))
                .query((row, i) -> new Payment(
                        row.getString("id"),
                        row.getString("account"),
                        row.getBigDecimal("amount"),
                        OrderTable.instant(row, "paid_at")))
                .optional();
    }

    /** An order has come whose payment may have come before it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void applyKnown(ServiceOrder received, Stamp stamp) {
        if (kinds.get(received.kind()).stopsWhenPaid()) {
            findFor(received).ifPresent(payment -> apply(received.id(), payment, stamp));
        }
    }

    private void apply(UUID orderId, Payment payment, Stamp stamp) {
        ServiceOrder order = moves.hold(orderId);
        if (order.findPayment().isPresent() || order.state() == OrderState.CANCELLED) {
            return;
        }
        ServiceOrder paid = note(order, payment, stamp);
        if (paid.state() == OrderState.DONE) {
            reconnects.make(paid);
        } else if (!paid.state().isFinal()) {
            cancels.request(paid, "paid, payment " + payment.id(), stamp);
        }
    }

    private ServiceOrder note(ServiceOrder order, Payment payment, Stamp stamp) {
        table.setPayment(order.id(), payment);
        log.append(order, "PAID", "Paid, payment " + payment.id(), stamp.at(payment.paidAt()));
        return moves.changed(order);
    }

    /** The work was done: if the account had paid or has since, it is undone. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(OrderDone done) {
        ServiceOrder order = table.get(done.orderId());
        if (!kinds.get(order.kind()).stopsWhenPaid() || order.customer().account() == null) {
            return;
        }
        if (order.findPayment().isEmpty()) {
            findFor(order).ifPresent(payment -> note(order, payment, done.stamp()));
        }
        ServiceOrder known = table.get(order.id());
        if (known.findPayment().isPresent()) {
            reconnects.make(known);
        }
    }
}
