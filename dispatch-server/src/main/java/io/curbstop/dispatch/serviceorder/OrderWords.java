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
        return stopLine(order, kind) + ". (" + forCrew(order, kind) + ")";
    }

    /** That it must not be done any more, in a few words. */
    static String stopLine(ServiceOrder order, OrderKind kind) {
        return "%s: %s, do not %s"
                .formatted(
                        order.stopAtDoor() ? "STOP AT THE DOOR" : "STOP",
                        order.findPayment().isPresent() ? "paid" : "cancelled",
                        kind.stopsWhenPaid() ? "disconnect" : "do this order");
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
                order.isStopped() ? stop(order, kind) : forCrew(order, kind));
    }
}
