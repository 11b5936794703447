package io.curbstop.dispatch.plan.route;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.CascadingUpdateShadowVariable;
import ai.timefold.solver.core.api.domain.variable.InverseRelationShadowVariable;
import ai.timefold.solver.core.api.domain.variable.PreviousElementShadowVariable;
import io.curbstop.dispatch.plan.route.RouteProblem.Unrest;
import io.curbstop.dispatch.plan.route.RouteStop.Before;

/** A stop as the solver sees it: on a route, behind another or first. */
@PlanningEntity
public class Visit {

    private static final long MINUTE_S = 60;

    @PlanningId
    private String id;

    private RouteStop stop;
    private Unrest unrest;

    @InverseRelationShadowVariable(sourceVariableName = "visits")
    private Route route;

    @PreviousElementShadowVariable(sourceVariableName = "visits")
    private Visit previous;

    @CascadingUpdateShadowVariable(targetMethodName = "updateStart")
    private Long start_s;

    /** For the solver. */
    public Visit() {}

    Visit(RouteStop stop, Unrest unrest) {
        this.id = stop.id();
        this.stop = stop;
        this.unrest = unrest;
    }

    RouteStop stop() {
        return stop;
    }

    boolean isLeftOut() {
        return route == null || route.isLeftOut();
    }

    /** Whether a person has put it where it is: what that costs is nobody's to judge. */
    boolean isInsistedOn() {
        return !isLeftOut() && stop.isPinnedTo(route.unit());
    }

    boolean isOffItsPin() {
        return stop.pinnedTo() != null && (isLeftOut() || !stop.isPinnedTo(route.unit()));
    }

    boolean isRefused() {
        return stop.refusedBy().containsKey(route.unit().code());
    }

    /** For the solver, when the stop before it has changed. */
    void updateStart() {
        start_s = isLeftOut() ? null : findStart();
    }

    private long findStart() {
        RouteUnit unit = route.unit();
        long free_s = previous == null ? unit.from_s() : previous.end_s();
        int from = previous == null ? unit.start() : previous.stop.place();
        return Math.max(free_s + unit.travel().between_s(from, stop.place()), stop.earliest_s());
    }

    private long end_s() {
        return start_s + stop.service_s();
    }

    long late_s() {
        return Math.max(0, start_s - stop.latest_s());
    }

    /** When the unit is at its last place, if it does nothing after this. */
    long home_s() {
        return end_s()
                + route.unit().travel().between_s(stop.place(), route.unit().end());
    }

    /** What it costs that this stop is not where it was in the plan before. */
    long unrest_s() {
        Before before = stop.before();
        if (before == null) {
            return 0;
        }
        if (!before.unitCode().equals(route.unit().code())) {
            return unrest.otherUnit();
        }
        long minutes = Math.abs(start_s - before.start_s()) / MINUTE_S;
        return (isOvertaken(before) ? unrest.otherOrder() : 0) + minutes * unrest.minute();
    }

    private boolean isOvertaken(Before before) {
        Before ahead = previous == null ? null : previous.stop.before();
        return ahead != null && ahead.unitCode().equals(before.unitCode()) && ahead.position() > before.position();
    }
}
