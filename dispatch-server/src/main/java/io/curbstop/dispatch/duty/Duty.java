package io.curbstop.dispatch.duty;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that is or will be due.
 *
 * @param duty code of the kind of duty
 * @param label what that is called
 * @param severity of the alarm it becomes: CRITICAL, HIGH or MEDIUM
 * @param once whether it becomes an alarm once, however its time moves
 * @param subject what it is about; one of a kind is due for each
 * @param incidentId the incident concerned, or null
 * @param assignmentId the assignment concerned, or null
 * @param unitCode the unit concerned, or null
 * @param dueAt when
 * @param text what is to be done, for people
 * @param action what to do about the alarm
 */
public record Duty(
        String duty,
        String label,
        String severity,
        boolean once,
        String subject,
        UUID incidentId,
        UUID assignmentId,
        String unitCode,
        Instant dueAt,
        String text,
        String action) {}
