package io.curbstop.dispatch.incident;

import java.util.UUID;

/**
 * What a crew goes by has changed.
 *
 * @param incidentId the incident
 * @param was before the change
 * @param now after it
 * @param by who changed it
 */
public record IncidentAmended(UUID incidentId, IncidentWords was, IncidentWords now, String by) {}
