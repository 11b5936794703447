package io.curbstop.dispatch.incident;

import java.util.UUID;

/** A new incident stands. */
public record IncidentOpened(UUID incidentId) {}
