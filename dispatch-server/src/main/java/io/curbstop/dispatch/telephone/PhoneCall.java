package io.curbstop.dispatch.telephone;

import java.time.Instant;
import java.util.UUID;

/**
 * A call as the telephone has it.
 *
 * @param number the caller's number as it came; null when it was withheld
 * @param line the line or queue it came on, or null
 * @param beganAt the first that is known of it
 * @param answeredBy a user, or an extension as the telephone system names it; null while it rings
 * @param hungUpAt null while the caller is on the line
 * @param callId the call that was taken from it, or null
 * @param outcomeNote what was advised, to whom it was referred, or why nothing came of it; or null
 * @param callbackOwed whether somebody must call this number back
 */
public record PhoneCall(
        UUID id,
        PhoneCallState state,
        String number,
        String line,
        Instant beganAt,
        Instant answeredAt,
        String answeredBy,
        Instant hungUpAt,
        UUID callId,
        String outcomeNote,
        boolean callbackOwed) {}
