package io.curbstop.dispatch.serviceorder;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * What was paid. The payment system sends what settles an account; it may come twice, late, or before the order.
 *
 * @param id the payment system's own
 * @param account whose
 * @param amount how much, or null
 * @param paidAt when it was paid
 */
record Payment(String id, String account, BigDecimal amount, Instant paidAt) {

    /** Refuses a payment without id, account or time. */
    Payment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(paidAt, "paidAt");
    }
}
