package io.curbstop.dispatch.plan.route;

import java.util.List;

/**
 * A unit with its shift.
 *
 * @param code its code
 * @param start the place where it starts
 * @param end the place where it must be when its shift is over
 * @param from_s when it can leave its first place
 * @param to_s when its shift is over
 * @param capacity what it can carry, or {@link #NO_LIMIT}
 * @param underWay the stops that it has begun already, in their order: they stay its first ones, whatever it costs
 * @param travel how long it drives
 */
public record RouteUnit(
        String code, int start, int end, long from_s, long to_s, int capacity, List<String> underWay, Travel travel) {

    /** The capacity of a unit that carries nothing that counts. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    /** Keeps its own copy; a shift ends after it begins. */
    public RouteUnit {
        underWay = List.copyOf(underWay);
        if (code.isBlank() || to_s < from_s || capacity < 0) {
            throw new IllegalArgumentException("Unit " + code + ": from " + from_s + " to " + to_s + " s");
        }
    }
}
