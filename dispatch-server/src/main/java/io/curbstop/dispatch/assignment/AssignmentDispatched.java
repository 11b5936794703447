package io.curbstop.dispatch.assignment;

import java.util.UUID;

/** A unit is to be sent; whoever delivers the order writes that down in this same transaction. */
public record AssignmentDispatched(UUID assignmentId, UUID incidentId, String unitCode) {}
