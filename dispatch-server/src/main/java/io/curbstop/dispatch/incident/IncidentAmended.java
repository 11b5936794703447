package io.curbstop.dispatch.incident;

import java.util.UUID;

/**
 * What a crew goes by has changed.
 *
 * @param incidentId the incident
 * @param was before the change
 * @param now after it
 * @param by who changed it
 * @param urgent whether crews are to be told by all channels at once, whatever the incident's priority
 */
public record IncidentAmended(UUID incidentId, IncidentWords was, IncidentWords now, String by, boolean urgent) {}
