package io.curbstop.dispatch.push;

import java.util.UUID;

/** A delivery has come further. */
public record DeliveryChanged(UUID deliveryId, UUID assignmentId, UUID incidentId, String unitCode) {}
