package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentEdit;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.map.trace.JobValve;
import io.curbstop.map.trace.PlanOption;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Traces breaks, keeps the answers and takes what crews report of valves. */
@Component
public class Outages {

    private final OutageRepository repository;
    private final NetworkTrace network;
    private final OutageTables tables;
    private final OutageReader reader;
    private final AffectedCustomers customers;
    private final Incidents incidents;
    private final IncidentTypes types;
    private final IncidentLog log;
    private final ValveOperations operations;
    private final ValveDifferences differences;
    private final OutageProgress progress;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Outages(
            OutageRepository repository,
            NetworkTrace network,
            OutageTables tables,
            OutageReader reader,
            AffectedCustomers customers,
            Incidents incidents,
            IncidentTypes types,
            IncidentLog log,
            ValveOperations operations,
            ValveDifferences differences,
            OutageProgress progress,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.network = network;
        this.tables = tables;
        this.reader = reader;
        this.customers = customers;
        this.incidents = incidents;
        this.types = types;
        this.log = log;
        this.operations = operations;
        this.differences = differences;
        this.progress = progress;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Traces an incident's break and keeps the plans as proposals; the one that stands for them is the nearest ring, or
     * the kind that was approved before. An answer that is the same as the approved one changes nothing.
     *
     * @param mainRef the main, or null for the one the incident is linked to; another is linked by this
     * @param stuckValves valves that cannot be used for this job
     * @throws ProblemException main-of-other-utility when a person asks for a gas trouble on a water main, or the other
     *     way about: its valves would shut off the wrong customers
     */
    @Transactional
    public OutageView trace(UUID incidentId, String mainRef, Collection<String> stuckValves, Stamp stamp) {
        Incident incident = incidents.lockIncident(incidentId);
        if (mainRef != null && !mainRef.equals(incident.findMainRef().orElse(null))) {
            requireMain(mainRef);
            incidents.edit(incidentId, IncidentEdit.ofMain(mainRef), null, stamp);
        }
        if (stamp.source() != Source.SYSTEM) {
            requireSameUtility(
                    incident, mainRef == null ? incident.findMainRef().orElse(null) : mainRef);
        }
        List<TraceResult> plans = find(incident, mainRef, stuckValves);
        Optional<Outage> before = repository.findCurrent(incidentId);
        TraceResult chosen = before.filter(Outage::isApproved)
                .flatMap(o -> ofKind(plans, o.plan()))
                .orElse(plans.get(0));
        if (before.isPresent() && before.get().isApproved() && isSame(before.get(), chosen)) {
            log.append(incidentId, "TRACE", "Traced again: the approved plan still holds.", stamp, Map.of());
            return reader.find(incidentId).orElseThrow();
        }
        Set<String> valvesBefore =
                before.map(o -> listToClose(o.id())).map(TreeSet::new).orElse(null);
        Outage outage = keep(incidentId, plans, chosen, before.orElse(null), stamp);
        progress.follow(outage, stamp);
        repository.flush();
        OutageView view = reader.find(incidentId).orElseThrow();
        log.append(
                incidentId,
                "TRACE",
                describe(chosen, view, valvesBefore),
                stamp,
                Map.of("outageId", outage.id().toString(), "isolated", chosen.isolated()));
        changed(incidentId, outage.id());
        return view;
    }

    /** Traces with the valves as they are now, but for what this incident itself has turned. */
    List<TraceResult> find(Incident incident, String mainRef, Collection<String> stuckValves) {
        Map<String, JobValve> thisJob = operations.listForTrace(incident.id());
        stuckValves.forEach(ref -> thisJob.put(ref, JobValve.UNUSABLE));
        return network.trace(
                mainRef == null ? incident.findMainRef().orElse(null) : mainRef,
                incident.findLocation().orElse(null),
                thisJob);
    }

    static Optional<TraceResult> ofKind(List<TraceResult> plans, PlanOption.Kind kind) {
        return plans.stream().filter(p -> p.plan() == kind).findFirst();
    }

    private Outage keep(UUID incidentId, List<TraceResult> plans, TraceResult chosen, Outage before, Stamp stamp) {
        if (before != null) {
            before.supersede();
            repository.flush();
        }
        UUID traceId = UUID.randomUUID();
        Outage current = null;
        for (TraceResult plan : plans) {
            Outage outage = new Outage(UUID.randomUUID(), traceId, incidentId, plan, stamp.actor(), clock.instant());
            if (plan == chosen) {
                outage.makeCurrent(before == null ? null : before.isApproved() ? before.id() : before.replaces());
                current = outage;
            }
            repository.saveAndFlush(outage);
            tables.write(outage.id(), plan);
            if (before != null) {
                tables.carryUnits(before.id(), outage.id());
            }
        }
        return current;
    }

    /** Whether a stored answer says the same: the same main, valves and stretches. */
    boolean isSame(Outage stored, TraceResult result) {
        return stored.isIsolated() == result.isolated()
                && Objects.equals(stored.mainRef(), result.mainRef())
                && tables.listValves(stored.id()).equals(TraceResult.rolesOf(result.valves()))
                && tables.listParts(stored.id()).equals(TraceResult.placesOf(result.parts()));
    }

    /**
     * Takes what a crew did or found at a valve; one that cannot be used makes a new trace, whose difference from an
     * approved plan waits for approval.
     *
     * @throws ProblemException not-found when there is no such valve
     */
    @Transactional
    public Optional<OutageView> report(ValveReport report, Stamp stamp) {
        incidents.lockIncident(report.incidentId());
        if (operations.isKnown(report.id())) {
            return reader.find(report.incidentId());
        }
        Optional<Outage> outage = repository.findCurrent(report.incidentId());
        operations.write(report, outage.map(Outage::id).orElse(null), stamp);
        log.append(
                report.incidentId(),
                "VALVE",
                describe(report, outage.orElse(null)),
                stamp,
                Map.of(
                        "valveRef",
                        report.valveRef(),
                        "result",
                        report.result().name(),
                        "position",
                        report.closed() ? "CLOSED" : "OPEN"));
        if (outage.isPresent()) {
            if (report.result() != ValveResult.DONE && report.closed()) {
                // A valve that was stuck and has been turned since is to be counted on again.
                Set<String> stuck = new TreeSet<>(tables.listStuck(outage.get().id()));
                stuck.removeAll(differences.listBefore(report.incidentId()).keySet());
                trace(report.incidentId(), null, stuck, Stamp.ofSystem(stamp.occurredAt()));
            } else {
                progress.follow(outage.get(), stamp);
                repository.flush();
                changed(report.incidentId(), outage.get().id());
            }
        }
        events.publishEvent(new ValveTurned(report.incidentId(), report.valveRef(), stamp.occurredAt()));
        return reader.find(report.incidentId());
    }

    private String describe(ValveReport report, Outage outage) {
        String what = report.result() == ValveResult.DONE
                ? (report.closed() ? "closed" : "opened")
                : report.result().label() + ", could not " + (report.closed() ? "close" : "open");
        boolean planned = outage == null
                || tables.listValves(outage.id()).containsKey(report.valveRef())
                || differences.listBefore(report.incidentId()).containsKey(report.valveRef())
                        && report.result() == ValveResult.DONE
                        && !report.closed();
        return "Valve " + report.valveRef() + (planned ? "" : ", which is not in the plan,") + (planned ? ": " : " ")
                + what
                + (report.turns() == null ? "" : ", " + report.turns() + " turns");
    }

    private List<String> listToClose(UUID outageId) {
        return jdbc.sql("select ref from outage_valve where outage_id = :outage and role = 'CLOSE'")
                .param("outage", outageId)
                .query(String.class)
                .list();
    }

    private void requireSameUtility(Incident incident, String mainRef) {
        String wanted = types.getType(incident.typeCode()).utility();
        Optional<TracedUtility> traced = TracedUtility.ofNetwork(wanted);
        String network = jdbc.sql("select network from main where ref = :ref limit 1")
                .param("ref", mainRef)
                .query(String.class)
                .optional()
                .orElse(wanted);
        if (traced.isPresent() && !network.equals(wanted)) {
            throw ProblemException.refused(
                    "main-of-other-utility",
                    "Main %s is a %s main, and this incident is about %s. Link a %s main, or change the type."
                            .formatted(mainRef, network, wanted, wanted));
        }
    }

    private void requireMain(String mainRef) {
        boolean known = jdbc.sql("select exists (select from main where ref = :ref)")
                .param("ref", mainRef)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw ProblemException.invalid("There is no main " + mainRef + ".");
        }
    }

    private static String describe(TraceResult result, OutageView view, Set<String> valvesBefore) {
        if (!result.isolated()) {
            return "Traced: not isolated. " + result.reason();
        }
        Set<String> now = new TreeSet<>(result.valves().stream()
                .filter(v -> v.role().equals("CLOSE"))
                .map(TraceResult.Valve::ref)
                .toList());
        String text = "Traced: close " + now.size() + (now.size() == 1 ? " valve" : " valves") + ", "
                + view.customers().total() + " customers out, "
                + view.customers().critical().size() + " of them critical";
        if (valvesBefore == null || now.equals(valvesBefore)) {
            return text + ".";
        }
        Set<String> added = new TreeSet<>(now);
        added.removeAll(valvesBefore);
        Set<String> dropped = new TreeSet<>(valvesBefore);
        dropped.removeAll(now);
        return text + (added.isEmpty() ? "" : "; new: " + String.join(", ", added))
                + (dropped.isEmpty() ? "" : "; no longer: " + String.join(", ", dropped)) + ".";
    }

    void changed(UUID incidentId, UUID outageId) {
        events.publishEvent(new OutageChanged(incidentId, outageId));
        incidents.touch(incidentId);
    }

    /** An incident's outage, if it was traced. */
    @Transactional(readOnly = true)
    public Optional<OutageView> findOutage(UUID incidentId) {
        return reader.find(incidentId);
    }

    /** Who is without water, critical ones first. Personal data: the caller audits the reading. */
    @Transactional(readOnly = true)
    public List<AffectedCustomer> listCustomers(UUID incidentId) {
        return customers.list(incidentId);
    }

    /** The open incidents whose isolated segment this main is part of. */
    public List<UUID> listIncidentsOnSegment(String mainRef) {
        return jdbc.sql("select distinct o.incident_id from outage_part p join outage o on o.id = p.outage_id"
                        + " join incident i on i.id = o.incident_id"
                        + " where p.main_ref = :main and p.part = 'SEGMENT' and o.current and i.open")
                .param("main", mainRef)
                .query(UUID.class)
                .list();
    }
}
