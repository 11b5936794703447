package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.geodata.ValveStateReport;
import io.curbstop.dispatch.geodata.ValveStateStore;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.ZoneOffset;
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
    private final JdbcClient jdbc;
    private final Clock clock;

    ValveOperations(ValveStateStore valveStates, JdbcClient jdbc, Clock clock) {
        this.valveStates = valveStates;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isKnown(UUID reportId) {
        return jdbc.sql("select exists (select from valve_operation where id = :id)")
                .param("id", reportId)
                .query(Boolean.class)
                .single();
    }

    private long writeState(ValveReport report, Stamp stamp) {
        String before = jdbc.sql("select position from valve where ref = :ref limit 1")
                .param("ref", report.valveRef())
                .query(String.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no valve " + report.valveRef() + "."));
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
        long stateVersion = writeState(report, stamp);
        jdbc.sql("insert into valve_operation (id, incident_id, outage_id, valve_ref, result, position, turns, actor,"
                        + " source, occurred_at, recorded_at, state_version) values (:id, :incident, :outage, :valve,"
                        + " :result, :position, :turns, :actor, :source, :occurred, :recorded, :version)")
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
                .update();
    }

    /** Valves closed for this incident stay ticked off in a new answer. */
    void carryOver(UUID incidentId, UUID outageId) {
        jdbc.sql("update outage_valve v set closed_at = last.occurred_at from"
                        + " (select distinct on (valve_ref) valve_ref, occurred_at, position, result"
                        + " from valve_operation where incident_id = :incident"
                        + " order by valve_ref, occurred_at desc) last"
                        + " where v.outage_id = :outage and v.ref = last.valve_ref and last.position = 'CLOSED'"
                        + " and last.result = 'DONE'")
                .param("incident", incidentId)
                .param("outage", outageId)
                .update();
    }

    /** The valves that could not be closed for this incident, as last reported. */
    List<String> listStuck(UUID incidentId) {
        return jdbc
                .sql("select distinct on (valve_ref) valve_ref, result, position, occurred_at from valve_operation"
                        + " where incident_id = :incident order by valve_ref, occurred_at desc")
                .param("incident", incidentId)
                .query((row, i) -> Map.entry(
                        row.getString("valve_ref"),
                        !row.getString("result").equals("DONE")
                                && row.getString("position").equals("CLOSED")))
                .list()
                .stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }
}
