package io.curbstop.dispatch.incident;

import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When service is expected to be back, as callers are told. */
@Component
public class Estimates {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    private final Incidents incidents;
    private final IncidentRepository repository;
    private final IncidentLog log;
    private final Clock clock;

    Estimates(Incidents incidents, IncidentRepository repository, IncidentLog log, Clock clock) {
        this.incidents = incidents;
        this.repository = repository;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Gives an estimate, or takes it back.
     *
     * @param restoreBy when service is expected to be back, or null for no estimate
     * @param reason why it is another than before, or null
     * @param expectedVersion the version the client knows
     * @throws ProblemException conflict; invalid for a time that is past
     */
    @Transactional
    public Incident give(UUID incidentId, Instant restoreBy, String reason, long expectedVersion, Stamp stamp) {
        Incident incident = incidents.lockIncident(incidentId, expectedVersion);
        if (restoreBy != null && !restoreBy.isAfter(clock.instant())) {
            throw ProblemException.invalid("That time is past; an estimate is for later.");
        }
        Map<String, Object> data = new HashMap<>();
        incident.findRestoreBy().ifPresent(before -> data.put("before", before.toString()));
        if (restoreBy != null) {
            data.put("restoreBy", restoreBy.toString());
        }
        incident.expect(restoreBy);
        repository.flush();
        String why = reason == null || reason.isBlank() ? "" : ": " + reason.strip();
        String text = restoreBy == null
                ? "No restoration estimate any more"
                : "Restoration expected by " + WHEN.format(restoreBy.atZone(incidents.timeZone()));
        log.append(incidentId, "ESTIMATE", text + why, stamp, data);
        incidents.touch(incidentId);
        return incident;
    }
}
