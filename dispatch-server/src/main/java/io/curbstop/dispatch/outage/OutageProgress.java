package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.outage.OutageStep.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far a shutdown is: worked out anew from approval, valves and steps whenever one of them changes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OutageProgress {

    private static final String FACTS = """
            select
              count(*) filter (where v.role in ('CLOSE', 'OPEN')) as wanted,
              count(*) filter (where v.role = 'CLOSE' and a.position = 'closed'
                or v.role = 'OPEN' and a.position = 'open') as done,
              count(*) filter (where v.role = 'CLOSE' and a.position <> 'closed' and w.closed_once) as reopened,
              max(w.last_at) filter (where v.role = 'CLOSE' and a.position <> 'closed' and w.closed_once) as reopened_at
            from outage_valve v
            join (select distinct on (ref) ref, position from valve order by ref) a on a.ref = v.ref
            left join lateral (
              select bool_or(p.position = 'CLOSED') as closed_once, max(p.occurred_at) as last_at
              from valve_operation p
              where p.incident_id = :incident and p.valve_ref = v.ref and p.result = 'DONE') w on true
            where v.outage_id = :outage
            """;

    private static final String STEPS = """
            select coalesce(bool_or(kind = 'CUSTOMERS_WARNED'), false) as warned,
              coalesce(bool_or(kind = 'ISOLATED'), false) as isolated,
              coalesce(bool_or(kind = 'REPAIRED'), false) as repaired,
              max(occurred_at) filter (where kind = 'FLUSHING') as flushing_at
            from outage_step where incident_id = :incident
            """;

    private final ValveDifferences differences;
    private final IncidentLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    OutageProgress(ValveDifferences differences, IncidentLog log, JdbcClient jdbc, Clock clock) {
        this.differences = differences;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Appends a step; false when that id was already written. */
    boolean append(OutageStep step, Stamp stamp) {
        return jdbc.sql("insert into outage_step (id, incident_id, kind, note, actor, source, occurred_at, recorded_at)"
                                + " values (:id, :incident, :kind, :note, :actor, :source, :occurred, :recorded)"
                                + " on conflict (id) do nothing")
                        .param("id", step.id())
                        .param("incident", step.incidentId())
                        .param("kind", step.kind().name())
                        .param("note", step.note())
                        .param("actor", stamp.actor())
                        .param("source", stamp.source().name())
                        .param("occurred", stamp.occurredAt().atOffset(ZoneOffset.UTC))
                        .param("recorded", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Moves an outage to where its facts put it, and logs what follows from them. */
    void follow(Outage outage, Stamp stamp) {
        Valves valves = jdbc.sql(FACTS)
                .param("incident", outage.incidentId())
                .param("outage", outage.id())
                .query(Valves.class)
                .single();
        boolean complete = outage.isIsolated() && valves.wanted() > 0 && valves.done() == valves.wanted();
        if (complete && append(isolated(outage), Stamp.ofSystem(stamp.occurredAt()))) {
            log.append(
                    outage.incidentId(),
                    "ISOLATED",
                    valves.wanted() == 1 ? "The valve is turned." : "All " + valves.wanted() + " valves are turned.",
                    Stamp.ofSystem(stamp.occurredAt()),
                    Map.of("outageId", outage.id().toString()));
        }
        Steps steps = jdbc.sql(STEPS)
                .param("incident", outage.incidentId())
                .query(Steps.class)
                .single();
        OutageState before = outage.state();
        outage.moveTo(state(outage, complete, valves, steps));
        if (outage.state() == OutageState.RESTORED && before != OutageState.RESTORED) {
            log.append(
                    outage.incidentId(),
                    "OUTAGE_RESTORED",
                    "Every valve stands as before, or has a reason not to.",
                    Stamp.ofSystem(stamp.occurredAt()),
                    Map.of("outageId", outage.id().toString()));
        }
    }

    private OutageState state(Outage outage, boolean complete, Valves valves, Steps steps) {
        boolean mending = steps.repaired() || steps.isolated() && valves.reopened() > 0;
        if (mending && isBackAsBefore(outage.incidentId())) {
            return OutageState.RESTORED;
        }
        if (mending && valves.reopened() > 0) {
            boolean flushing = steps.flushing_at() != null
                    && valves.reopened_at() != null
                    && !steps.flushing_at().isBefore(valves.reopened_at());
            return flushing ? OutageState.FLUSHING : OutageState.OPENING;
        }
        if (steps.repaired()) {
            return steps.flushing_at() == null ? OutageState.REPAIRED : OutageState.FLUSHING;
        }
        if (complete) {
            return OutageState.ISOLATED;
        }
        if (!differences.list(outage.incidentId()).isEmpty()) {
            return OutageState.CLOSING;
        }
        if (!outage.isApproved()) {
            return OutageState.PROPOSED;
        }
        return steps.warned() ? OutageState.CUSTOMERS_WARNED : OutageState.APPROVED;
    }

    private boolean isBackAsBefore(UUID incidentId) {
        return differences.list(incidentId).stream().allMatch(valve -> valve.leftBecause() != null);
    }

    /** One for each answer: a wider ring after a stuck valve is isolated anew. */
    private static OutageStep isolated(Outage outage) {
        return new OutageStep(
                UUID.nameUUIDFromBytes((outage.id() + "/isolated").getBytes(StandardCharsets.UTF_8)),
                outage.incidentId(),
                Kind.ISOLATED,
                null);
    }

    private record Valves(int wanted, int done, int reopened, OffsetDateTime reopened_at) {}

    private record Steps(boolean warned, boolean isolated, boolean repaired, OffsetDateTime flushing_at) {}
}
