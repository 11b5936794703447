package io.curbstop.dispatch.plan.route;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;

/**
 * What a plan may not break (hard), that it does as much of the work as it can (medium), and that it drives little and
 * leaves things as they were (soft). The plan without any stop that nobody insists on breaks nothing, so there always is
 * one.
 */
public class RouteRules implements ConstraintProvider {

    /** So that no lateness is worth a wrong unit. */
    private static final long DAY_S = 86_400;

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            late(factory),
            refused(factory),
            offItsPin(factory),
            afterTheShift(factory),
            overloaded(factory),
            leftOut(factory),
            travel(factory),
            unrest(factory)
        };
    }

    private Constraint late(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(visit -> !visit.isLeftOut() && visit.late_s() > 0 && !visit.isInsistedOn())
                .penalizeLong(HardMediumSoftLongScore.ONE_HARD, Visit::late_s)
                .asConstraint("late");
    }

    private Constraint refused(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(visit -> !visit.isLeftOut() && visit.isRefused() && !visit.isInsistedOn())
                .penalizeLong(HardMediumSoftLongScore.ONE_HARD, visit -> DAY_S)
                .asConstraint("unit may not");
    }

    private Constraint offItsPin(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(Visit::isOffItsPin)
                .penalizeLong(HardMediumSoftLongScore.ONE_HARD, visit -> DAY_S)
                .asConstraint("off its pin");
    }

    private Constraint afterTheShift(ConstraintFactory factory) {
        return factory.forEach(Route.class)
                .filter(route -> !route.isLeftOut())
                .penalizeLong(HardMediumSoftLongScore.ONE_HARD, Route::overrun_s)
                .asConstraint("after the shift");
    }

    private Constraint overloaded(ConstraintFactory factory) {
        return factory.forEach(Route.class)
                .filter(route -> !route.isLeftOut())
                .penalizeLong(HardMediumSoftLongScore.ONE_HARD, Route::overload)
                .asConstraint("overloaded");
    }

    private Constraint leftOut(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(Visit::isLeftOut)
                .penalizeLong(HardMediumSoftLongScore.ONE_MEDIUM, visit -> visit.stop()
                        .weight())
                .asConstraint("left out");
    }

    private Constraint travel(ConstraintFactory factory) {
        return factory.forEach(Route.class)
                .filter(route -> !route.isLeftOut())
                .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, Route::travel_s)
                .asConstraint("travel");
    }

    private Constraint unrest(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(visit -> !visit.isLeftOut() && visit.stop().before() != null)
                .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, Visit::unrest_s)
                .asConstraint("unrest");
    }
}
