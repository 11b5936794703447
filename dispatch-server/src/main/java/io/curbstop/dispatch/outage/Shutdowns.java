package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.map.trace.GasWork;
import io.curbstop.map.trace.JobValve;
import io.curbstop.map.trace.ReopeningPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is done in a shutdown besides turning valves: whose each valve is, warned, proved, repaired, and why one stays. */
@Component
public class Shutdowns {

    private final OutageRepository repository;
    private final Outages outages;
    private final OutageTables tables;
    private final OutageReader reader;
    private final OutageProgress progress;
    private final NetworkTrace network;
    private final ValveOperations operations;
    private final ValveDifferences differences;
    private final Incidents incidents;
    private final IncidentLog log;
    private final JdbcClient jdbc;

    Shutdowns(
            OutageRepository repository,
            Outages outages,
            OutageTables tables,
            OutageReader reader,
            OutageProgress progress,
            NetworkTrace network,
            ValveOperations operations,
            ValveDifferences differences,
            Incidents incidents,
            IncidentLog log,
            JdbcClient jdbc) {
        this.repository = repository;
        this.outages = outages;
        this.tables = tables;
        this.reader = reader;
        this.progress = progress;
        this.network = network;
        this.operations = operations;
        this.differences = differences;
        this.incidents = incidents;
        this.log = log;
        this.jdbc = jdbc;
    }

    /**
     * Notes something done besides turning valves; the same id again changes nothing.
     *
     * @throws ProblemException no-outage; plan-not-approved; invalid for what only follows from the valves
     */
    @Transactional
    public void record(OutageStep step, Stamp stamp) {
        incidents.lockIncident(step.incidentId());
        Outage outage = repository
                .findCurrent(step.incidentId())
                .orElseThrow(() -> ProblemException.refused("no-outage", "Nothing was traced for this incident yet."));
        if (step.kind() == OutageStep.Kind.ISOLATED) {
            throw ProblemException.invalid("That all valves are closed follows from the valves themselves.");
        }
        if (step.kind() == OutageStep.Kind.PROVED && outage.state().ordinal() < OutageState.ISOLATED.ordinal()) {
            throw ProblemException.refused(
                    "valves-open", "Not every valve of the plan is closed: " + openOf(step.incidentId()) + ".");
        }
        if (step.kind() == OutageStep.Kind.CUSTOMERS_WARNED && !outage.isApproved()) {
            throw ProblemException.refused(
                    "plan-not-approved", "Approve a plan first: it says which customers are to be warned.");
        }
        if (!progress.append(step, stamp)) {
            return;
        }
        log.append(
                step.incidentId(),
                "SHUTDOWN_" + step.kind(),
                step.kind().label()
                        + (step.note() == null || step.note().isBlank()
                                ? "."
                                : ": " + step.note().strip()),
                stamp,
                Map.of("outageId", outage.id().toString()));
        progress.follow(outage, stamp);
        repository.flush();
        outages.changed(step.incidentId(), outage.id());
    }

    private String openOf(UUID incidentId) {
        return String.join(
                ", ",
                reader.find(incidentId).orElseThrow().valves().stream()
                        .filter(valve -> !valve.done()
                                && (valve.role().equals("CLOSE") || valve.role().equals("OPEN")))
                        .map(OutageView.Valve::ref)
                        .toList());
    }

    /**
     * Gives a valve of the current plan to a unit, or with null to whoever is there.
     *
     * @throws ProblemException unknown-valve; unit-not-sent
     */
    @Transactional
    public void give(UUID incidentId, String valveRef, String unitCode, Stamp stamp) {
        incidents.lockIncident(incidentId);
        Outage outage = repository
                .findCurrent(incidentId)
                .filter(o -> tables.listValves(o.id()).containsKey(valveRef))
                .orElseThrow(() -> ProblemException.refused(
                        "unknown-valve", "Valve " + valveRef + " is not in the plan of this incident."));
        boolean given = jdbc.sql("update outage_valve set unit_code = :unit where outage_id = :outage and ref = :ref"
                                + " and unit_code is distinct from :unit")
                        .param("unit", unitCode)
                        .param("outage", outage.id())
                        .param("ref", valveRef)
                        .update()
                > 0;
        if (given) {
            log.append(
                    incidentId,
                    "VALVE_GIVEN",
                    "Valve " + valveRef
                            + (unitCode == null ? " is for whoever is there." : " is for " + unitCode + "."),
                    stamp,
                    Map.of("valveRef", valveRef));
            outages.changed(incidentId, outage.id());
        }
    }

    /**
     * Notes why a valve does not go back to where it stood; when another shutdown needs it so, that one puts it back.
     *
     * @throws ProblemException unknown-valve when it does stand as before
     */
    @Transactional
    public void leave(UUID id, UUID incidentId, String valveRef, String reason, UUID neededBy, Stamp stamp) {
        incidents.lockIncident(incidentId);
        OutageView.Difference difference = differences.list(incidentId).stream()
                .filter(d -> d.valveRef().equals(valveRef))
                .findFirst()
                .orElseThrow(() -> ProblemException.refused(
                        "unknown-valve", "Valve " + valveRef + " stands as before; there is nothing to explain."));
        if (neededBy != null) {
            incidents.getIncident(neededBy);
        }
        if (!differences.leave(id, incidentId, valveRef, difference.before(), reason.strip(), neededBy, stamp)) {
            return;
        }
        log.append(
                incidentId,
                "VALVE_LEFT",
                "Valve " + valveRef + " stays " + difference.now() + ": " + reason.strip(),
                stamp,
                Map.of("valveRef", valveRef));
        repository.findCurrent(incidentId).ifPresent(outage -> {
            progress.follow(outage, stamp);
            repository.flush();
            outages.changed(incidentId, outage.id());
        });
    }

    /** How the incident's current plan is undone, step by step; empty when nothing was traced. */
    @Transactional(readOnly = true)
    public List<ReopeningPlan.Step> planReopening(UUID incidentId) {
        Incident incident = incidents.getIncident(incidentId);
        Optional<Outage> outage = repository.findCurrent(incidentId).filter(Outage::isIsolated);
        if (outage.isEmpty()) {
            return List.of();
        }
        List<OutageView.Difference> differing = differences.list(incidentId);
        return network.planReopening(
                outage.get().mainRef(),
                incident.findLocation().orElse(null),
                listThisJob(outage.get()),
                outage.get().plan(),
                differing.stream()
                        .filter(d -> d.now().equals("open"))
                        .map(OutageView.Difference::valveRef)
                        .toList(),
                differing.stream()
                        .filter(d -> d.now().equals("closed"))
                        .map(OutageView.Difference::valveRef)
                        .toList());
    }

    private Map<String, JobValve> listThisJob(Outage outage) {
        Map<String, JobValve> thisJob = operations.listForTrace(outage.incidentId());
        tables.listStuck(outage.id()).forEach(ref -> thisJob.put(ref, JobValve.UNUSABLE));
        return thisJob;
    }

    /**
     * The order of work of the incident's current plan: whose meters are shut before the first valve, and who is visited
     * again after the repair. Empty for water, and when nothing isolates.
     */
    @Transactional(readOnly = true)
    public Optional<GasWork> planGasWork(UUID incidentId) {
        Incident incident = incidents.getIncident(incidentId);
        return repository
                .findCurrent(incidentId)
                .filter(Outage::isIsolated)
                .flatMap(outage -> network.planGasWork(
                        outage.mainRef(),
                        incident.findLocation().orElse(null),
                        listThisJob(outage),
                        outage.plan(),
                        tables.listCustomers(outage.id())));
    }

    /**
     * A shutdown that lasts: approved, or with valves turned already.
     *
     * @param close the valves it shuts
     * @param before where the valves it has turned stood before: open, closed or unknown
     */
    public record Running(UUID incidentId, String number, List<String> close, Map<String, String> before) {}

    /** The shutdowns that last, by incident number. */
    @Transactional(readOnly = true)
    public List<Running> listRunning() {
        return jdbc.sql("select o.incident_id, i.number, array(select ref from outage_valve v where v.outage_id = o.id"
                        + "   and v.role = 'CLOSE' order by ref) as close"
                        + " from outage o join incident i on i.id = o.incident_id"
                        + " where o.current and o.state <> 'RESTORED' and (o.approved_at is not null and i.open"
                        + "   or o.state <> 'PROPOSED') order by i.number")
                .query((row, i) -> {
                    UUID incidentId = row.getObject("incident_id", UUID.class);
                    return new Running(
                            incidentId,
                            row.getString("number"),
                            List.of((String[]) row.getArray("close").getArray()),
                            differences.listBefore(incidentId));
                })
                .list();
    }
}
