package io.curbstop.dispatch.shutdown;

import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.NewIncident;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When planned jobs are to be done. A job is an incident like any other, with a window. */
@Component
public class PlannedJobs {

    private static final Duration LONGEST = Duration.ofDays(30);

    private static final Map<TracedUtility, String> TYPES =
            Map.of(TracedUtility.WATER, "PLANNED_SHUTDOWN", TracedUtility.GAS, "PLANNED_GAS_SHUTDOWN");

    private final Incidents incidents;
    private final JdbcClient jdbc;

    PlannedJobs(Incidents incidents, JdbcClient jdbc) {
        this.incidents = incidents;
        this.jdbc = jdbc;
    }

    /** From when until when a job is planned. */
    public record Window(Instant from, Instant to) {

        boolean overlaps(Window other) {
            return from.isBefore(other.to) && other.from.isBefore(to);
        }
    }

    /**
     * The type of incident that a planned job on a main is.
     *
     * @throws ProblemException invalid when there is no such main, or its network is not traced
     */
    public String typeOn(String mainRef) {
        return jdbc.sql("select network from main where ref = :ref limit 1")
                .param("ref", mainRef)
                .query(String.class)
                .optional()
                .flatMap(TracedUtility::ofNetwork)
                .map(TYPES::get)
                .orElseThrow(() -> ProblemException.invalid("There is no main " + mainRef + " that can be shut down."));
    }

    /**
     * Opens a planned job; the same id again gives the one that stands. Its break is traced like any other's.
     *
     * @throws ProblemException invalid when it ends before it begins, or lasts longer than a month
     */
    @Transactional
    public Incident open(NewIncident job, Window window, Stamp stamp) {
        check(window);
        Incident incident = incidents.open(job, stamp);
        jdbc.sql("insert into planned_job (incident_id, starts_at, ends_at) values (:incident, :from, :to)"
                        + " on conflict (incident_id) do nothing")
                .param("incident", incident.id())
                .param("from", window.from().atOffset(ZoneOffset.UTC))
                .param("to", window.to().atOffset(ZoneOffset.UTC))
                .update();
        return incident;
    }

    private static void check(Window window) {
        Duration lasts = Duration.between(window.from(), window.to());
        if (lasts.isNegative() || lasts.isZero()) {
            throw ProblemException.invalid("A planned job must end after it begins.");
        }
        if (lasts.compareTo(LONGEST) > 0) {
            throw ProblemException.invalid("A planned shutdown may last " + LONGEST.toDays() + " days at most.");
        }
    }

    /** An incident's window, if it is a planned job. */
    @Transactional(readOnly = true)
    public Optional<Window> find(UUID incidentId) {
        return jdbc.sql("select starts_at, ends_at from planned_job where incident_id = :incident")
                .param("incident", incidentId)
                .query((row, i) -> new Window(
                        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Whether two jobs may last at one time: what is not planned lasts until it is done. */
    boolean overlap(UUID one, UUID other) {
        Optional<Window> first = find(one);
        Optional<Window> second = find(other);
        return first.isEmpty() || second.isEmpty() || first.get().overlaps(second.get());
    }
}
