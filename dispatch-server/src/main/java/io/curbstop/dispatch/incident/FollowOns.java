package io.curbstop.dispatch.incident;

import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What crews left to be done, each until somebody says that it is. */
@Component
public class FollowOns {

    private final JdbcClient jdbc;
    private final IncidentLog log;
    private final Incidents incidents;
    private final Clock clock;

    FollowOns(JdbcClient jdbc, IncidentLog log, Incidents incidents, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.incidents = incidents;
        this.clock = clock;
    }

    /**
     * What is still to be done.
     *
     * @param id its id
     * @param unitCode the unit that left it
     * @param text in its words
     * @param createdAt since when
     */
    public record FollowOn(UUID id, String unitCode, String text, Instant createdAt) {}

    /** Writes down what is still to be done; the same id again writes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID id, UUID incidentId, UUID assignmentId, String unitCode, String text, Stamp stamp) {
        int written = jdbc.sql(
                        "insert into follow_on (id, incident_id, assignment_id, unit_code, text, created_at, created_by)"
                                + " values (:id, :incident, :assignment, :unit, :text, :at, :by) on conflict (id) do nothing")
                .param("id", id)
                .param("incident", incidentId)
                .param("assignment", assignmentId)
                .param("unit", unitCode)
                .param("text", text.strip())
                .param("at", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                .param("by", stamp.actor())
                .update();
        if (written == 1) {
            log.append(
                    incidentId,
                    "FOLLOW_ON",
                    unitCode + " left to be done: " + text.strip(),
                    stamp,
                    Map.of("followOnId", id.toString()));
            incidents.touch(incidentId);
        }
    }

    /**
     * Says that it is done; said again it changes nothing.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    public void done(UUID id, Stamp stamp) {
        Optional<Done> done = jdbc.sql(
                        "update follow_on set done_at = :at, done_by = :by where id = :id and done_at is null"
                                + " returning incident_id, text")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", stamp.actor())
                .param("id", id)
                .query(Done.class)
                .optional();
        if (done.isPresent()) {
            log.append(
                    done.get().incidentId(),
                    "FOLLOW_ON_DONE",
                    "Done: " + done.get().text(),
                    stamp,
                    Map.of("followOnId", id.toString()));
            incidents.touch(done.get().incidentId());
        } else if (jdbc.sql("select count(*) from follow_on where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                == 0) {
            throw ProblemException.notFound("There is no such work left to be done.");
        }
    }

    private record Done(UUID incidentId, String text) {}

    /** What is still to be done at an incident, oldest first. */
    public List<FollowOn> listOpen(UUID incidentId) {
        return jdbc.sql("select id, unit_code, text, created_at from follow_on where incident_id = :incident"
                        + " and done_at is null order by created_at, id")
                .param("incident", incidentId)
                .query((row, i) -> new FollowOn(
                        row.getObject("id", UUID.class),
                        row.getString("unit_code"),
                        row.getString("text"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
