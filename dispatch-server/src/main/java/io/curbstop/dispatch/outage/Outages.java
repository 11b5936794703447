package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentEdit;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private final Incidents incidents;
    private final IncidentLog log;
    private final ValveOperations operations;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Outages(
            OutageRepository repository,
            NetworkTrace network,
            OutageTables tables,
            OutageReader reader,
            Incidents incidents,
            IncidentLog log,
            ValveOperations operations,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.network = network;
        this.tables = tables;
        this.reader = reader;
        this.incidents = incidents;
        this.log = log;
        this.operations = operations;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Traces an incident's break and keeps the answer as the new proposal.
     *
     * @param mainRef the main, or null for the one the incident is linked to; another is linked by this
     * @param stuckValves valves that cannot be used for this job
     */
    @Transactional
    public OutageView trace(UUID incidentId, String mainRef, Collection<String> stuckValves, Stamp stamp) {
        Incident incident = incidents.lockIncident(incidentId);
        if (mainRef != null && !mainRef.equals(incident.findMainRef().orElse(null))) {
            requireMain(mainRef);
            incidents.edit(incidentId, IncidentEdit.ofMain(mainRef), null, stamp);
        }
        Set<String> unusable = new LinkedHashSet<>(stuckValves);
        unusable.addAll(operations.listStuck(incidentId));
        TraceResult result = network.trace(
                mainRef == null ? incident.findMainRef().orElse(null) : mainRef,
                incident.findLocation().orElse(null),
                unusable);
        Optional<Outage> before = repository.findCurrent(incidentId);
        Set<String> valvesBefore =
                before.map(o -> listToClose(o.id())).map(TreeSet::new).orElseGet(TreeSet::new);
        before.ifPresent(Outage::supersede);
        repository.flush();
        Outage outage = repository.saveAndFlush(
                new Outage(UUID.randomUUID(), incidentId, result, stamp.actor(), clock.instant()));
        tables.write(outage.id(), result);
        operations.carryOver(incidentId, outage.id());
        OutageView view = reader.find(incidentId).orElseThrow();
        log.append(
                incidentId,
                "TRACE",
                describe(result, view, before.isPresent() ? valvesBefore : null),
                stamp,
                Map.of("outageId", outage.id().toString(), "isolated", result.isolated()));
        changed(incidentId, outage.id());
        return view;
    }

    /**
     * Takes what a crew did or found at a valve; one that cannot be used makes a new trace.
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
        boolean usable = report.result() == ValveResult.DONE;
        String wanted = report.closed() ? "close" : "open";
        String turns = report.turns() == null ? "" : ", " + report.turns() + " turns";
        log.append(
                report.incidentId(),
                "VALVE",
                "Valve " + report.valveRef() + ": "
                        + (usable
                                ? (report.closed() ? "closed" : "opened")
                                : report.result().label() + ", could not " + wanted)
                        + turns,
                stamp,
                Map.of(
                        "valveRef",
                        report.valveRef(),
                        "result",
                        report.result().name(),
                        "position",
                        report.closed() ? "CLOSED" : "OPEN"));
        if (usable) {
            outage.ifPresent(o -> advance(o, report, stamp));
        } else if (outage.isPresent() && report.closed()) {
            return Optional.of(
                    trace(report.incidentId(), null, List.of(report.valveRef()), Stamp.ofSystem(stamp.occurredAt())));
        }
        outage.ifPresent(o -> changed(report.incidentId(), o.id()));
        return reader.find(report.incidentId());
    }

    private void advance(Outage outage, ValveReport report, Stamp stamp) {
        jdbc.sql("update outage_valve set closed_at = :at where outage_id = :outage and ref = :ref")
                .param("at", report.closed() ? stamp.occurredAt().atOffset(ZoneOffset.UTC) : null)
                .param("outage", outage.id())
                .param("ref", report.valveRef())
                .update();
        Progress progress = jdbc.sql("select count(*) as all_valves, count(closed_at) as closed from outage_valve"
                        + " where outage_id = :outage and role = 'CLOSE'")
                .param("outage", outage.id())
                .query((row, i) -> new Progress(row.getInt("all_valves"), row.getInt("closed")))
                .single();
        boolean shut = outage.isIsolated() && progress.closed() == progress.valves() && progress.valves() > 0;
        String state;
        if (report.closed()) {
            state = shut ? "ISOLATED" : "CLOSING";
        } else {
            state = progress.closed() == 0 ? "RESTORED" : "OPENING";
        }
        if (shut && !outage.state().equals("ISOLATED")) {
            log.append(
                    report.incidentId(),
                    "ISOLATED",
                    "All " + progress.valves() + " valves are closed.",
                    Stamp.ofSystem(stamp.occurredAt()),
                    Map.of("outageId", outage.id().toString()));
        }
        outage.moveTo(state);
        repository.flush();
    }

    private List<String> listToClose(UUID outageId) {
        return jdbc.sql("select ref from outage_valve where outage_id = :outage and role = 'CLOSE'")
                .param("outage", outageId)
                .query(String.class)
                .list();
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

    private void changed(UUID incidentId, UUID outageId) {
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
        return reader.listCustomers(incidentId);
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

    private record Progress(int valves, int closed) {}
}
