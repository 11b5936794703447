package io.curbstop.dispatch.road;

import java.util.UUID;

/**
 * A street was closed or opened again. Sent in the transaction of the change.
 *
 * @param closureId the closure
 * @param incidentId the incident it belongs to, or null
 */
public record RoadClosureChanged(UUID closureId, UUID incidentId) {}
