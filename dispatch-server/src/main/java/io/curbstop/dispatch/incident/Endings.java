package io.curbstop.dispatch.incident;

import io.curbstop.dispatch.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What speaks against ending an incident, and what it leaves undone when it ends all the same. */
@Component
class Endings {

    private final ObjectProvider<EndingCheck> checks;
    private final ObjectProvider<UndoneAtEnd> undone;
    private final IncidentLog log;
    private final JdbcClient jdbc;

    Endings(ObjectProvider<EndingCheck> checks, ObjectProvider<UndoneAtEnd> undone, IncidentLog log, JdbcClient jdbc) {
        this.checks = checks;
        this.undone = undone;
        this.log = log;
        this.jdbc = jdbc;
    }

    /** What speaks against ending it now, if anything. */
    Optional<String> findObjection(UUID incidentId) {
        return checks.orderedStream()
                .flatMap(check -> check.findObjection(incidentId).stream())
                .findFirst();
    }

    /**
     * Refuses to end what is not over.
     *
     * @throws ProblemException not-over; invalid when work is left to be done and no reason is given
     */
    void requireOver(Incident incident, String reason) {
        findObjection(incident.id()).ifPresent(objection -> {
            throw ProblemException.refused("not-over", incident.number() + " is not over: " + objection);
        });
        List<String> left = jdbc.sql("select text from follow_on where incident_id = :incident and done_at is null"
                        + " order by created_at, id")
                .param("incident", incident.id())
                .query(String.class)
                .list();
        if (!left.isEmpty() && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("Work is left to be done: " + String.join("; ", left)
                    + ". Mark it done, or say why this ends all the same.");
        }
    }

    /** What it leaves undone, before it ends; a duplicate leaves that to the incident it is one of. */
    String undoneBefore(Incident incident, IncidentState to, Stamp stamp) {
        if (!to.isEnded() || to == IncidentState.DUPLICATE || incident.state().isEnded()) {
            return "";
        }
        return undone.orderedStream()
                .flatMap(one -> one.findUndone(incident.id(), stamp.occurredAt()).stream())
                .collect(Collectors.joining("; "));
    }

    /** Keeps in its log what it left undone. */
    void write(Incident incident, String left, Stamp stamp) {
        if (!left.isEmpty()) {
            log.append(incident.id(), "UNDONE", "Not done when it ended: " + left, stamp, Map.of());
        }
    }
}
