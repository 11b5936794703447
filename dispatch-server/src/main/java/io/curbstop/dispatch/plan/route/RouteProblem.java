package io.curbstop.dispatch.plan.route;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is to be planned.
 *
 * @param units who can go
 * @param stops where to
 * @param unrest what it costs to change the plan that is replaced
 */
public record RouteProblem(List<RouteUnit> units, List<RouteStop> stops, Unrest unrest) {

    /** Keeps its own copies; ids are there once, pins and stops under way are known. */
    public RouteProblem {
        units = List.copyOf(units);
        stops = List.copyOf(stops);
        Set<String> codes = units.stream().map(RouteUnit::code).collect(Collectors.toSet());
        Set<String> ids = stops.stream().map(RouteStop::id).collect(Collectors.toSet());
        if (codes.size() < units.size() || ids.size() < stops.size()) {
            throw new IllegalArgumentException("Two units or two stops are called the same.");
        }
        Set<String> begun = new HashSet<>();
        boolean known = units.stream()
                        .flatMap(unit -> unit.underWay().stream())
                        .allMatch(id -> ids.contains(id) && begun.add(id))
                && stops.stream().allMatch(stop -> stop.pinnedTo() == null || codes.contains(stop.pinnedTo()));
        if (!known) {
            throw new IllegalArgumentException("A stop under way, or the unit of a pin, is unknown or there twice.");
        }
    }

    /**
     * What changes of a plan cost, in seconds of driving that they must save.
     *
     * @param otherUnit for a stop that goes to another unit
     * @param otherOrder for a stop that is done after one that it stood before
     * @param minute for each minute that a stop begins earlier or later
     */
    public record Unrest(long otherUnit, long otherOrder, long minute) {

        /** For a plan that replaces none. */
        public static final Unrest NONE = new Unrest(0, 0, 0);

        /** A change of unit weighs more than one of order, and that more than a minute. */
        public Unrest {
            if (minute < 0 || otherOrder < minute || otherUnit < otherOrder) {
                throw new IllegalArgumentException(
                        "Another unit costs at least as much as another order, and that at least as much as a minute.");
            }
        }
    }

    Map<String, RouteStop> stopsById() {
        return stops.stream().collect(Collectors.toMap(RouteStop::id, Function.identity()));
    }
}
