package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.incident.IncidentEdit;

/** What a crew is told of an order. */
final class OrderWords {

    private OrderWords() {}

    /** The order itself. */
    static String forCrew(ServiceOrder order, OrderKind kind) {
        return kind.label() + " " + order.number() + ": " + order.whatToDo();
    }

    /** That it must not be done any more; first of all, for a radio shows only the beginning. */
    static String stop(ServiceOrder order, OrderKind kind) {
        String where = order.stopAtDoor() ? "STOP AT THE DOOR" : "STOP";
        String why = order.findPayment().isPresent() ? "paid" : "cancelled";
        return "%s: %s, do not %s. (%s)"
                .formatted(where, why, kind.stopsWhenPaid() ? "disconnect" : "do this order", forCrew(order, kind));
    }

    /** An incident as the order says it. */
    static IncidentEdit edit(ServiceOrder order, OrderKind kind) {
        return new IncidentEdit(
                null,
                null,
                order.customer().addressText(),
                order.location(),
                order.location() == null ? null : "SERVICE_ORDER",
                null,
                null,
                order.cancelReason() == null ? forCrew(order, kind) : stop(order, kind));
    }
}
