package io.curbstop.dispatch.outage;

import java.util.UUID;

/** An incident has a new outage, or one of its valves was operated. */
public record OutageChanged(UUID incidentId, UUID outageId) {}
