package io.curbstop.dispatch.serviceorder;

import java.util.UUID;

/** A crew is free of an order: what it was in the field may be over. Heard after the commit, by the registry of events. */
record OrderLeftField(UUID orderId) {}
