package io.curbstop.dispatch.shutdown;

import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.dispatch.outage.OutageState;
import io.curbstop.dispatch.outage.OutageStep;
import io.curbstop.dispatch.outage.OutageView;
import io.curbstop.dispatch.outage.Outages;
import io.curbstop.dispatch.outage.Shutdowns;
import io.curbstop.dispatch.shutdown.ShutdownView.Moment;
import io.curbstop.dispatch.shutdown.ShutdownView.Out;
import io.curbstop.dispatch.shutdown.ShutdownView.Step;
import io.curbstop.map.trace.ReopeningPlan;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what follows from a shutdown, as of now. */
@Component
public class ShutdownReader {

    private final Outages outages;
    private final Shutdowns shutdowns;
    private final Conflicts conflicts;
    private final Advisories advisories;
    private final PlannedJobs planned;
    private final JdbcClient jdbc;
    private final Clock clock;

    ShutdownReader(
            Outages outages,
            Shutdowns shutdowns,
            Conflicts conflicts,
            Advisories advisories,
            PlannedJobs planned,
            JdbcClient jdbc,
            Clock clock) {
        this.outages = outages;
        this.shutdowns = shutdowns;
        this.conflicts = conflicts;
        this.advisories = advisories;
        this.planned = planned;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What follows from an incident's shutdown; little of it when nothing was traced. */
    @Transactional(readOnly = true)
    public ShutdownView read(UUID incidentId) {
        Optional<OutageView> outage = outages.findOutage(incidentId);
        Optional<PlannedJobs.Window> window = planned.find(incidentId);
        return new ShutdownView(
                customersOut(incidentId),
                outage.filter(o -> o.state().isBegun())
                        .map(o -> listReopening(incidentId, o))
                        .orElse(List.of()),
                outage.filter(o -> o.utility() == TracedUtility.GAS)
                        .flatMap(o -> shutdowns.planGasWork(incidentId))
                        .orElse(null),
                outage.filter(o -> o.isolated() && o.state() != OutageState.RESTORED)
                        .map(o -> conflicts.list(incidentId, o))
                        .orElse(List.of()),
                advisories.read(incidentId),
                window.map(PlannedJobs.Window::from).orElse(null),
                window.map(PlannedJobs.Window::to).orElse(null));
    }

    private Out customersOut(UUID incidentId) {
        List<Moment> moments = jdbc.sql("select at, sum(sum(change)) over (order by at)::int as customers from ("
                        + "  select began_at as at, 1 as change from customer_outage where incident_id = :incident"
                        + "  union all select ended_at, -1 from customer_outage"
                        + "  where incident_id = :incident and ended_at is not null) c"
                        + " group by at order by at")
                .param("incident", incidentId)
                .query((row, i) ->
                        new Moment(row.getObject("at", OffsetDateTime.class).toInstant(), row.getInt("customers")))
                .list();
        return jdbc.sql("select count(*) filter (where ended_at is null) as now,"
                        + " count(*) filter (where ended_at is null and critical is not null) as critical,"
                        + " count(distinct customer_ref) as ever, min(began_at) as since, max(ended_at) as until,"
                        + " coalesce(sum(extract(epoch from greatest(coalesce(ended_at, :now), began_at) - began_at)), 0)"
                        + "   / 60 as minutes from customer_outage where incident_id = :incident")
                .param("incident", incidentId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, i) -> new Out(
                        row.getInt("now"),
                        row.getInt("critical"),
                        row.getInt("ever"),
                        Math.round(row.getDouble("minutes")),
                        instant(row.getObject("since", OffsetDateTime.class)),
                        row.getInt("now") > 0 ? null : instant(row.getObject("until", OffsetDateTime.class)),
                        moments))
                .single();
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * How an outage of an incident is undone, in order; empty when it does not isolate.
     *
     * <p>A valve's step is done when the valve stands as the step wants it; flushing and purging when somebody says so.
     */
    public List<Step> listReopening(UUID incidentId, OutageView outage) {
        Map<String, OutageView.Difference> differences = outage.differences().stream()
                .collect(Collectors.toMap(OutageView.Difference::valveRef, difference -> difference));
        Optional<Instant> flushed = outage.steps().stream()
                .filter(step -> step.kind() == OutageStep.Kind.FLUSHING)
                .map(OutageView.Step::at)
                .findFirst();
        boolean begun = outage.state().ordinal() > OutageState.ISOLATED.ordinal();
        return shutdowns.planReopening(incidentId).stream()
                .map(step -> {
                    OutageView.Difference difference = differences.get(step.ref());
                    boolean done =
                            step.action() == ReopeningPlan.Action.FLUSH || step.action() == ReopeningPlan.Action.PURGE
                                    ? flushed.isPresent()
                                    : begun && difference == null;
                    return new Step(
                            step.order(),
                            step.action(),
                            step.ref(),
                            step.reason(),
                            done,
                            difference == null ? null : difference.neededBy());
                })
                .toList();
    }
}
