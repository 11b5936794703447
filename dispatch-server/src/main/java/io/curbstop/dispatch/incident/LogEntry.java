package io.curbstop.dispatch.incident;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of an incident's log; never changed, only superseded by a later one.
 *
 * @param id its id
 * @param incidentId the incident
 * @param version the incident's version when it was written
 * @param kind stable code, such as STATE_CLOSED or NOTE
 * @param text one line for people
 * @param occurredAt when it happened
 * @param recordedAt when it was written down
 * @param actor who
 * @param source through what
 * @param data more for programs
 * @param supersedes the line it corrects, or null
 */
public record LogEntry(
        UUID id,
        UUID incidentId,
        long version,
        String kind,
        String text,
        Instant occurredAt,
        Instant recordedAt,
        String actor,
        Source source,
        Map<String, Object> data,
        UUID supersedes) {

    /** The line this one corrects, if any. */
    public Optional<UUID> findSuperseded() {
        return Optional.ofNullable(supersedes);
    }
}
