package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.problem.ProblemException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A unit to be sent to an order, now or later.
 *
 * @param assignmentId made by the client
 * @param orderId to which order
 * @param unitCode which unit
 * @param reserved hold it for later; the crew is not told yet
 * @param plannedAt when a reserved unit is wanted, or null
 * @param override send it though it has something else to do
 * @param reason why it is sent though it has, or null
 */
public record OrderSending(
        UUID assignmentId,
        UUID orderId,
        String unitCode,
        boolean reserved,
        Instant plannedAt,
        boolean override,
        String reason) {

    /** Refuses a sending without id, order or unit. */
    public OrderSending {
        Objects.requireNonNull(assignmentId, "assignmentId");
        Objects.requireNonNull(orderId, "orderId");
        if (unitCode == null || unitCode.isBlank()) {
            throw ProblemException.invalid("Say which unit.");
        }
    }
}
