package io.curbstop.dispatch.plan.route;

/** How long a unit drives between places. */
@FunctionalInterface
public interface Travel {

    /**
     * Seconds of driving.
     *
     * @param from number of the place where it starts
     * @param to number of the place where it ends
     */
    long between_s(int from, int to);
}
