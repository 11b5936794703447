package io.curbstop.dispatch.serviceorder;

import java.util.UUID;

/** An order that is to be cancelled is with a crew again, which must be told. Heard after the commit, by the registry. */
record StopDue(UUID orderId) {}
