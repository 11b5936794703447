package io.curbstop.dispatch.push;

import io.curbstop.dispatch.incident.Stamp;
import java.util.UUID;

/**
 * A person of a crew has acknowledged the newest words of what it is on, or was told them by voice. Sent in the transaction
 * that writes it down, which holds the assignment.
 *
 * @param assignmentId the crew's assignment
 * @param incidentId its incident
 * @param stamp who acknowledged, through what, and when
 */
public record AmendmentAcknowledged(UUID assignmentId, UUID incidentId, Stamp stamp) {}
