package io.curbstop.dispatch.plan.route;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit as the solver sees it: with the stops that it goes to after those under way. One route has no unit: what
 * is on it is left out. (The solver's own unassigned values would say that as well, but its version for Java 17 cannot
 * ruin and recreate them.)
 */
@PlanningEntity
public class Route {

    @PlanningId
    private String code;

    private RouteUnit unit;

    @PlanningListVariable
    private List<Visit> visits = new ArrayList<>();

    /** For the solver. */
    public Route() {}

    Route(RouteUnit unit, List<Visit> visits) {
        this.code = unit.code();
        this.unit = unit;
        this.visits = new ArrayList<>(visits);
    }

    /** The route of those that are left out. */
    static Route leftOut() {
        Route route = new Route();
        route.code = "";
        return route;
    }

    boolean isLeftOut() {
        return unit == null;
    }

    RouteUnit unit() {
        return unit;
    }

    List<RouteStop> stops() {
        return visits.stream().map(Visit::stop).toList();
    }

    long travel_s() {
        if (visits.isEmpty()) {
            return 0;
        }
        long travel_s = 0;
        int place = unit.start();
        for (Visit visit : visits) {
            travel_s += unit.travel().between_s(place, visit.stop().place());
            place = visit.stop().place();
        }
        return travel_s + unit.travel().between_s(place, unit.end());
    }

    /** How long it is on after its shift, unless persons insist on every stop it has. */
    long overrun_s() {
        return isInsistedOn() ? 0 : Math.max(0, visits.get(visits.size() - 1).home_s() - unit.to_s());
    }

    /** What it carries too much, unless persons insist on every stop it has. */
    long overload() {
        if (unit.capacity() == RouteUnit.NO_LIMIT || isInsistedOn()) {
            return 0;
        }
        long load = 0;
        for (Visit visit : visits) {
            load += visit.stop().demand();
        }
        return Math.max(0, load - unit.capacity());
    }

    private boolean isInsistedOn() {
        for (Visit visit : visits) {
            if (!visit.isInsistedOn()) {
                return false;
            }
        }
        return true;
    }
}
