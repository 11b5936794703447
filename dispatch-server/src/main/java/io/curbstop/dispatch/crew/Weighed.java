package io.curbstop.dispatch.crew;

import io.curbstop.dispatch.crew.Recommendation.Option;
import io.curbstop.dispatch.crew.TravelTimes.Travel;
import java.time.Duration;
import java.util.List;

/**
 * A unit with what speaks for it and against it.
 *
 * @param unit the unit
 * @param travel its way, or null when its place is not known
 * @param reasons what should be known, the weightiest first; more may be added
 * @param positionAge how old its position is, or null
 * @param passedOver why it may not be proposed, or null
 * @param leaves whether it would leave another job
 * @param merit where it stands among those that are proposed
 */
record Weighed(
        CrewUnit unit,
        Travel travel,
        List<String> reasons,
        Duration positionAge,
        String passedOver,
        boolean leaves,
        Merit merit) {

    /** Whether it may be proposed, though it may leave something. */
    boolean isRanked() {
        return passedOver == null;
    }

    /** Whether it may be proposed and leaves nothing. */
    boolean isEligible() {
        return isRanked() && !leaves;
    }

    /**
     * Says by which streets, and how much longer than others, behind how far it is: of the first choice only, for it is
     * looked up.
     */
    void sayWay() {
        if (travel == null) {
            return;
        }
        int behindTheWay = reasons.indexOf(travel.describe()) + 1;
        travel.detour().get().ifPresent(detour -> reasons.add(behindTheWay, detour));
        List<String> streets = travel.streets().get();
        if (!streets.isEmpty()) {
            reasons.add(behindTheWay, "by " + String.join(", ", streets.size() > 4 ? shortened(streets) : streets));
        }
    }

    private static List<String> shortened(List<String> streets) {
        return List.of(streets.get(0), streets.get(1), "…", streets.get(streets.size() - 1));
    }

    /** Driving time to a tenth of a minute, or null. */
    Double travel_minutes() {
        return travel == null ? null : Math.round(travel.minutes() * 10) / 10.0;
    }

    /** As it is answered. */
    Option option(int rank) {
        boolean eligible = isEligible();
        return new Option(
                unit.code(),
                unit.name(),
                unit.kind(),
                eligible,
                rank,
                travel_minutes(),
                travel == null ? null : (double) Math.round(travel.distance_m()),
                reasons,
                positionAge == null ? null : Math.max(0, positionAge.toSeconds()),
                eligible ? null : isRanked() ? reasons.get(0) : passedOver);
    }
}
