package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.geodata.ValveStateReport;
import io.curbstop.dispatch.geodata.ValveStateStore;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.map.trace.JobValve;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What crews did at valves, each once, and the state that follows from it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ValveOperations {

    private final ValveStateStore valveStates;
    private final ValveDifferences differences;
    private final JdbcClient jdbc;
    private final Clock clock;

    ValveOperations(ValveStateStore valveStates, ValveDifferences differences, JdbcClient jdbc, Clock clock) {
        this.valveStates = valveStates;
        this.differences = differences;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isKnown(UUID reportId) {
        return jdbc.sql("select exists (select from valve_operation where id = :id)")
                .param("id", reportId)
                .query(Boolean.class)
                .single();
    }

    private String findPosition(String valveRef) {
        return jdbc.sql("select position from valve where ref = :ref limit 1")
                .param("ref", valveRef)
                .query(String.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no valve " + valveRef + "."));
    }

    private long writeState(ValveReport report, String before, Stamp stamp) {
        String position = report.result() == ValveResult.DONE ? (report.closed() ? "closed" : "open") : before;
        String operability =
                switch (report.result()) {
                    case DONE -> "operable";
                    case STUCK, BROKEN -> report.closed() ? "stuck_open" : "stuck_closed";
                    case NOT_FOUND, INACCESSIBLE -> "inaccessible";
                };
        return valveStates.report(new ValveStateReport(
                report.valveRef(),
                position,
                operability,
                stamp.actor(),
                "Reported " + report.result().label(),
                stamp.occurredAt()));
    }

    /** Writes a report down and makes it the valve's state. */
    void write(ValveReport report, UUID outageId, Stamp stamp) {
        String before = findPosition(report.valveRef());
        if (report.result() == ValveResult.DONE) {
            differences.forget(report.incidentId(), report.valveRef());
        }
        long stateVersion = writeState(report, before, stamp);
        jdbc.sql("insert into valve_operation (id, incident_id, outage_id, valve_ref, result, position, turns, actor,"
                        + " source, occurred_at, recorded_at, state_version, position_before) values (:id, :incident, :outage, :valve,"
                        + " :result, :position, :turns, :actor, :source, :occurred, :recorded, :version, :before)")
                .param("id", report.id())
                .param("incident", report.incidentId())
                .param("outage", outageId)
                .param("valve", report.valveRef())
                .param("result", report.result().name())
                .param("position", report.closed() ? "CLOSED" : "OPEN")
                .param("turns", report.turns())
                .param("actor", stamp.actor())
                .param("source", stamp.source().name())
                .param("occurred", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                .param("recorded", clock.instant().atOffset(ZoneOffset.UTC))
                .param("version", stateVersion)
                .param("before", before)
                .update();
    }

    /**
     * How this incident's own trace is to take the valves it has turned: as they stood before, and not at all those that
     * would not turn. Else a valve shut for the job would look like one that was shut anyway.
     */
    Map<String, JobValve> listForTrace(UUID incidentId) {
        Map<String, JobValve> valves = new LinkedHashMap<>();
        differences.listBefore(incidentId).forEach((ref, before) -> {
            if (!before.equals("unknown")) {
                valves.put(ref, before.equals("closed") ? JobValve.CLOSED : JobValve.OPEN);
            }
        });
        listStuck(incidentId).forEach(ref -> valves.put(ref, JobValve.UNUSABLE));
        return valves;
    }

    /** The valves that could not be closed for this incident, as last reported. */
    private List<String> listStuck(UUID incidentId) {
        return jdbc.sql("select valve_ref from (select distinct on (valve_ref) valve_ref, result, position"
                        + "   from valve_operation where incident_id = :incident"
                        + "   order by valve_ref, occurred_at desc, ordinal desc) last"
                        + " where result <> 'DONE' and position = 'CLOSED' order by 1")
                .param("incident", incidentId)
                .query(String.class)
                .list();
    }
}
