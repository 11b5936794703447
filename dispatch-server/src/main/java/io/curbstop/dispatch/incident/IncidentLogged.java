package io.curbstop.dispatch.incident;

import java.util.UUID;

/** A line was added to an incident's log. */
public record IncidentLogged(UUID incidentId, UUID eventId, String kind) {}
