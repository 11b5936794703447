package io.curbstop.dispatch.incident;

import java.util.UUID;

/** Something that lists of incidents show has changed; sent when an incident opens, too. */
public record IncidentChanged(UUID incidentId) {}
