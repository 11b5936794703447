package io.curbstop.dispatch.push;

import java.time.Instant;
import java.util.UUID;

/**
 * Something a person must see to now.
 *
 * @param id its id
 * @param severity CRITICAL, HIGH or MEDIUM
 * @param text what is wrong
 * @param incidentId the incident concerned, or null
 * @param assignmentId the assignment concerned, or null
 * @param since since when
 * @param action what to do
 */
public record Alarm(
        UUID id, String severity, String text, UUID incidentId, UUID assignmentId, Instant since, String action) {}
