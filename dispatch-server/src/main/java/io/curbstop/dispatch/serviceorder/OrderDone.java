package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.incident.Stamp;
import java.util.UUID;

/** The work of an order was done; heard in the same transaction, which holds the order. */
record OrderDone(UUID orderId, Stamp stamp) {}
