package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person answers for a shutdown: approves one of the plans of a trace, if it still holds, or takes that back. */
@Component
public class Approvals {

    private final OutageRepository repository;
    private final Outages outages;
    private final OutageTables tables;
    private final OutageReader reader;
    private final OutageProgress progress;
    private final ValveDifferences differences;
    private final Incidents incidents;
    private final IncidentLog log;
    private final JdbcClient jdbc;

    Approvals(
            OutageRepository repository,
            Outages outages,
            OutageTables tables,
            OutageReader reader,
            OutageProgress progress,
            ValveDifferences differences,
            Incidents incidents,
            IncidentLog log,
            JdbcClient jdbc) {
        this.repository = repository;
        this.outages = outages;
        this.tables = tables;
        this.reader = reader;
        this.progress = progress;
        this.differences = differences;
        this.incidents = incidents;
        this.log = log;
        this.jdbc = jdbc;
    }

    /** The plans of an incident's last trace, the nearest ring first; empty before the first. */
    @Transactional(readOnly = true)
    public List<OutageView> listPlans(UUID incidentId) {
        incidents.getIncident(incidentId);
        return reader.listPlans(incidentId);
    }

    /**
     * Approves a plan if the trace still says the same now; the same again changes nothing.
     *
     * @return empty when it is approved; else why it cannot be any more, with new plans already stored
     * @throws ProblemException not-found; plan-superseded when it is not of the last trace; already-approved when another
     *     plan of it is; not-isolated
     */
    @Transactional
    public Optional<StalePlan> approve(UUID incidentId, UUID outageId, Stamp stamp) {
        Incident incident = incidents.lockIncident(incidentId);
        Outage chosen = getOutage(incidentId, outageId);
        Outage current = repository.findCurrent(incidentId).orElseThrow();
        if (!chosen.traceId().equals(current.traceId())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "plan-superseded", "There is a newer trace; look at its plans.", Map.of());
        }
        if (chosen.isApproved()) {
            return Optional.empty();
        }
        if (current.isApproved()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "already-approved",
                    "Another plan is approved, by " + current.approvedBy() + ". Withdraw that first.",
                    Map.of());
        }
        if (!chosen.isIsolated()) {
            throw ProblemException.refused(
                    "not-isolated", "This plan does not shut the break off, so there is nothing to approve.");
        }
        List<TraceResult> now = outages.find(incident, null, tables.listStuck(chosen.id()));
        boolean holds = Outages.ofKind(now, chosen.plan())
                .filter(plan -> outages.isSame(chosen, plan))
                .isPresent();
        if (!holds) {
            StalePlan stale = describe(chosen, now.get(0).networkVersion());
            outages.trace(incidentId, null, tables.listStuck(chosen.id()), stamp);
            return Optional.of(stale);
        }
        if (chosen != current) {
            current.supersede();
            repository.flush();
            chosen.makeCurrent(current.replaces());
        }
        chosen.approve(stamp.actor(), stamp.occurredAt());
        progress.follow(chosen, stamp);
        repository.flush();
        OutageView view = reader.find(incidentId).orElseThrow();
        log.append(
                incidentId,
                "PLAN_APPROVED",
                "Plan approved: " + words(view),
                stamp,
                Map.of("outageId", chosen.id().toString(), "plan", chosen.plan().name()));
        outages.changed(incidentId, chosen.id());
        return Optional.empty();
    }

    private static String words(OutageView view) {
        List<String> close = view.valvesOf("CLOSE");
        List<String> open = view.valvesOf("OPEN");
        return "close " + String.join(", ", close)
                + (open.isEmpty() ? "" : "; then open " + String.join(", ", open) + " for the time being") + "; "
                + view.customers().total() + (view.customers().total() == 1 ? " customer" : " customers") + " out.";
    }

    private StalePlan describe(Outage plan, long networkNow) {
        List<StalePlan.Change> changes = jdbc.sql("select c.valve_ref, c.position, c.operability, c.changed_by,"
                        + " c.occurred_at, coalesce((select b.position from valve_state_change b"
                        + "   where b.valve_ref = c.valve_ref and b.id < c.id order by b.id desc limit 1),"
                        + "   (select coalesce(v.gis_position, 'unknown') from valve v where v.ref = c.valve_ref limit 1))"
                        + "   as position_before"
                        + " from valve_state_change c where c.id > :version order by c.id desc limit 20")
                .param("version", plan.valveStateVersion())
                .query((row, i) -> new StalePlan.Change(
                        row.getString("valve_ref"),
                        row.getString("position_before"),
                        row.getString("position"),
                        row.getString("operability"),
                        row.getString("changed_by"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant()))
                .list();
        boolean replaced = networkNow != plan.networkVersion();
        String what = changes.isEmpty()
                ? (replaced ? "The network was imported again." : "The incident's place has changed.")
                : String.join(
                        " ", changes.stream().limit(3).map(Approvals::words).toList());
        return new StalePlan(replaced, changes, what + " The trace now says something else: look at the new plans.");
    }

    private static String words(StalePlan.Change change) {
        String now = change.operability().equals("operable")
                ? "now " + change.to() + " (was " + change.from() + ")"
                : change.operability().replace('_', ' ');
        return "Valve " + change.valveRef() + " is " + now
                + (change.by() == null ? "." : ", reported by " + change.by() + ".");
    }

    /**
     * Takes an approval back.
     *
     * @throws ProblemException valves-turned when valves do not stand as before: then the way back is to reopen
     */
    @Transactional
    public void withdraw(UUID incidentId, UUID outageId, String reason, Stamp stamp) {
        incidents.lockIncident(incidentId);
        Outage outage = getOutage(incidentId, outageId);
        if (!outage.isApproved()
                || repository.findCurrent(incidentId).filter(o -> o == outage).isEmpty()) {
            return;
        }
        List<String> turned = differences.list(incidentId).stream()
                .map(OutageView.Difference::valveRef)
                .toList();
        if (!turned.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "valves-turned",
                    "Valves " + String.join(", ", turned) + " have been turned: put them back first.",
                    Map.of());
        }
        outage.withdraw();
        progress.follow(outage, stamp);
        repository.flush();
        log.append(
                incidentId,
                "APPROVAL_WITHDRAWN",
                "Approval withdrawn: " + reason.strip(),
                stamp,
                Map.of("outageId", outageId.toString()));
        outages.changed(incidentId, outageId);
    }

    private Outage getOutage(UUID incidentId, UUID outageId) {
        return repository
                .findById(outageId)
                .filter(o -> o.incidentId().equals(incidentId))
                .orElseThrow(() -> ProblemException.notFound("This incident has no such plan."));
    }
}
