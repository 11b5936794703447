package io.curbstop.dispatch.geofence;

import java.util.UUID;

/** A step of an assignment is proposed, or is no more. */
public record ProposalChanged(UUID assignmentId, UUID incidentId, String unitCode) {}
