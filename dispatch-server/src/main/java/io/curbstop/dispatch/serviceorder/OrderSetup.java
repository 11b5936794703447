package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.incident.Stamp;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Orders made by the program itself, as the demo city has them. */
@Component
public class OrderSetup {

    private final OrderInbox inbox;
    private final OrderDesk desk;
    private final Payments payments;

    OrderSetup(OrderInbox inbox, OrderDesk desk, Payments payments) {
        this.inbox = inbox;
        this.desk = desk;
        this.payments = payments;
    }

    /** Takes an order as if the CIS had sent it. */
    @Transactional
    public void receive(NewOrder order, boolean released, Stamp stamp) {
        ServiceOrder taken = inbox.take(order, stamp).order();
        if (released) {
            desk.release(taken.id(), null, stamp);
        }
    }

    /** Takes a payment as if the payment system had sent it. */
    @Transactional
    public void pay(String id, String account, Instant paidAt, Stamp stamp) {
        payments.take(new Payment(id, account, null, paidAt), stamp);
    }
}
