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
 * @param overAt when its cause was gone, or null; it stands until a person takes it all the same
 * @param shelvedUntil when it comes back to sight, or null when it is in sight
 * @param shelvedBy who put it out of sight last, or null
 * @param shelvedWhy why, or null
 */
public record Alarm(
        UUID id,
        String severity,
        String text,
        UUID incidentId,
        UUID assignmentId,
        Instant since,
        String action,
        Instant overAt,
        Instant shelvedUntil,
        String shelvedBy,
        String shelvedWhy) {}
