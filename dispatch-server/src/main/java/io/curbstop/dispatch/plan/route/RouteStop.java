package io.curbstop.dispatch.plan.route;

import java.util.Map;
import java.util.Optional;

/**
 * A place where work is to be done within a time.
 *
 * @param id its id
 * @param label what people call it
 * @param place the number of its place
 * @param service_s how long the work takes
 * @param earliest_s when the work may begin; whoever comes before that waits
 * @param latest_s when it must have begun
 * @param weight how bad it is to leave it out, beside others
 * @param demand how much of the unit's capacity it takes
 * @param refusedBy the units that may not do it, by their code, and why not
 * @param pinnedTo the unit that a person wants for it, or null: that unit goes there even if it is late or may not
 * @param before where it stood in the plan that this one replaces, or null
 */
public record RouteStop(
        String id,
        String label,
        int place,
        long service_s,
        long earliest_s,
        long latest_s,
        int weight,
        int demand,
        Map<String, String> refusedBy,
        String pinnedTo,
        Before before) {

    /** Keeps its own copy; the numbers make sense. */
    public RouteStop {
        refusedBy = Map.copyOf(refusedBy);
        if (service_s < 0 || latest_s < earliest_s || weight < 1 || demand < 0) {
            throw new IllegalArgumentException(
                    "Stop " + id + ": from " + earliest_s + " to " + latest_s + " s, weight " + weight);
        }
    }

    /**
     * Where a stop stood before.
     *
     * @param unitCode with which unit
     * @param position as which of its stops, the first is 0
     * @param start_s when its work was to begin
     */
    public record Before(String unitCode, int position, long start_s) {}

    /** Why a unit may not do it, if so. */
    public Optional<String> findRefusal(RouteUnit unit) {
        return Optional.ofNullable(refusedBy.get(unit.code()));
    }

    boolean isPinnedTo(RouteUnit unit) {
        return unit.code().equals(pinnedTo);
    }
}
