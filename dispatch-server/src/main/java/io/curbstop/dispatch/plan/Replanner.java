package io.curbstop.dispatch.plan;

import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.live.OneServer;
import io.curbstop.dispatch.live.TimePassed;
import io.curbstop.dispatch.live.WorkLoop;
import io.curbstop.dispatch.plan.DayPlan.Cause;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Plans today again by itself, once what has overtaken its plan stands unchanged for a quiet time, or, when something comes again
 * and again, after some of these. What comes of it is only
 * proposed. How long it has been quiet is not written down: after a restart the quiet begins anew, and nothing is lost.
 */
@Component
@ConditionalOnProperty(name = "curbstop.plan.by-itself", havingValue = "true", matchIfMissing = true)
class Replanner implements SmartLifecycle {

    /** Of several servers one thinks at a time. */
    static final long LOCK = 0x50_4C_41_4EL;

    /** A steady drip does not put it off for longer than so many quiet times. */
    private static final int PATIENCE = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Replanner.class);

    private final PlanTable table;
    private final Overtaken overtaken;
    private final DayPlans plans;
    private final UnitsOfDay units;
    private final OneServer oneServer;
    private final PlanProperties properties;
    private final WorkLoop loop;
    private Seen seen;

    Replanner(
            PlanTable table,
            Overtaken overtaken,
            DayPlans plans,
            UnitsOfDay units,
            OneServer oneServer,
            PlanProperties properties,
            Clock clock) {
        this.table = table;
        this.overtaken = overtaken;
        this.plans = plans;
        this.units = units;
        this.oneServer = oneServer;
        this.properties = properties;
        this.loop = new WorkLoop("replanner", properties.look(), () -> look(clock.instant()));
    }

    /** What had overtaken which plan, and since when nothing else. */
    private record Seen(LocalDate day, int version, Set<String> causes, Instant since, Instant first) {

        boolean isAbout(DayPlan plan) {
            return day.equals(plan.day()) && version == plan.version();
        }
    }

    /** Looks once whether the plan of that moment's day is to be made anew, and does so; a day that nobody planned is not. */
    synchronized void look(Instant now) {
        LocalDate today = now.atZone(units.zone()).toLocalDate();
        Optional<DayPlan> newest = table.findNewest(today);
        if (newest.isEmpty()) {
            return;
        }
        DayPlan plan = newest.get();
        List<Cause> causes = overtaken.list(plan);
        if (keys(plan.content().causes()).containsAll(keys(causes))) {
            seen = null; // It holds, or was made because of them already and did not get rid of them.
        } else if (isQuiet(plan, causes, now)) {
            oneServer.attempt(LOCK, () -> answer(plan, causes, now));
        }
    }

    private boolean isQuiet(DayPlan plan, List<Cause> causes, Instant now) {
        boolean known = seen != null && seen.isAbout(plan);
        if (!known || !seen.causes().equals(keys(causes))) {
            seen = new Seen(plan.day(), plan.version(), keys(causes), now, known ? seen.first() : now);
        }
        return !seen.since().plus(properties.quiet()).isAfter(now)
                || !seen.first().plus(properties.quiet().multipliedBy(PATIENCE)).isAfter(now);
    }

    private static Set<String> keys(List<Cause> causes) {
        return causes.stream().map(Cause::key).collect(Collectors.toSet());
    }

    private Optional<DayPlan> answer(DayPlan plan, List<Cause> causes, Instant now) {
        try {
            return Optional.of(plans.answer(plan, causes, Stamp.ofSystem(now)));
        } catch (ProblemException refusal) {
            // Somebody else has planned meanwhile, or midnight has passed: the next look finds what is to be done then.
            LOG.info("The plan of {} was not made anew: {}", plan.day(), refusal.getMessage());
            return Optional.empty();
        }
    }

    @EventListener
    void hear(TimePassed passed) {
        look(passed.now());
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
