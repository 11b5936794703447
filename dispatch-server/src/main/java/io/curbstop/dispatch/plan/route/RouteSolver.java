package io.curbstop.dispatch.plan.route;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.ListChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.ListRuinRecreateMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.ListSwapMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.SubListChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.SubListSwapMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.kopt.KOptListMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import io.curbstop.dispatch.plan.route.RoutePlan.Cost;
import io.curbstop.dispatch.plan.route.RoutePlan.LeftOut;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds routes: puts the stops in one by one, then moves them about while the plan gets better. */
public final class RouteSolver {

    /** More at once, or a longer memory, found worse plans in the same time on Solomon's instances. */
    private static final int MOST_RUINED = 6;

    private static final int LATE_ACCEPTANCE = 50;

    /** With so few stops every plan is near every other, and only a search that leaves some out for a while gets on. */
    private static final int FEW = 12;

    private static final String TEMPERATURE = "0hard/2medium/600soft";

    private RouteSolver() {}

    /** The best plan that was found within the limits. */
    public static RoutePlan solve(RouteProblem problem, Limits limits) {
        return solve(problem, limits, cost -> {});
    }

    /**
     * The best plan that was found within the limits.
     *
     * @param better hears the cost of each better plan, on the thread that called
     */
    public static RoutePlan solve(RouteProblem problem, Limits limits, Consumer<Cost> better) {
        Routes start = Routes.of(problem);
        if (start.isEmpty()) {
            return plan(problem, start, new Cost(0, 0, 0));
        }
        Solver<Routes> solver =
                SolverFactory.<Routes>create(config(acceptor(problem), limits)).buildSolver();
        solver.addEventListener(event -> better.accept(cost((HardMediumSoftLongScore) event.getNewBestScore())));
        Routes best = solver.solve(start);
        return plan(problem, best, cost(best.score()));
    }

    /** The same seed each time, so that the same number of moves gives the same plan. */
    private static SolverConfig config(LocalSearchAcceptorConfig acceptor, Limits limits) {
        return new SolverConfig()
                .withSolutionClass(Routes.class)
                .withEntityClasses(Route.class, Visit.class)
                .withConstraintProviderClass(RouteRules.class)
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withRandomSeed(0L)
                .withPhases(
                        new ConstructionHeuristicPhaseConfig(),
                        new LocalSearchPhaseConfig()
                                .withMoveSelectorConfig(moves())
                                .withAcceptorConfig(acceptor)
                                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                                .withTerminationConfig(limits.toTermination()));
    }

    private static LocalSearchAcceptorConfig acceptor(RouteProblem problem) {
        LocalSearchAcceptorConfig config = new LocalSearchAcceptorConfig();
        return problem.stops().size() <= FEW
                ? config.withSimulatedAnnealingStartingTemperature(TEMPERATURE)
                : config.withLateAcceptanceSize(LATE_ACCEPTANCE);
    }

    private static UnionMoveSelectorConfig moves() {
        return new UnionMoveSelectorConfig()
                .withMoveSelectors(
                        new ListChangeMoveSelectorConfig(),
                        new ListSwapMoveSelectorConfig(),
                        new SubListChangeMoveSelectorConfig(),
                        new SubListSwapMoveSelectorConfig(),
                        new KOptListMoveSelectorConfig(),
                        new ListRuinRecreateMoveSelectorConfig()
                                .withMinimumRuinedCount(2)
                                .withMaximumRuinedCount(MOST_RUINED));
    }

    private static Cost cost(HardMediumSoftLongScore score) {
        return new Cost(-score.hardScore(), -score.mediumScore(), -score.softScore());
    }

    private static RoutePlan plan(RouteProblem problem, Routes routes, Cost cost) {
        Map<String, RouteStop> byId = problem.stopsById();
        List<Timetable> timetables = problem.units().stream()
                .map(unit -> Timetable.of(
                        unit,
                        Stream.concat(unit.underWay().stream().map(byId::get), routes.stopsOf(unit).stream())
                                .toList()))
                .toList();
        List<LeftOut> leftOut = routes.leftOut().stream()
                .map(stop -> new LeftOut(stop, WhyNot.reasons(stop, timetables)))
                .toList();
        return new RoutePlan(timetables, leftOut, cost);
    }
}
