package io.curbstop.dispatch.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A version of a day's plan.
 *
 * @param day the day, in the city's time
 * @param version 1 for the first of the day; each later one replaces it
 * @param madeAt when it was made
 * @param madeBy who asked for it
 * @param acceptedAt when a dispatcher accepted it, or null while it is proposed
 * @param acceptedBy who did
 * @param content what it says
 */
record DayPlan(
        LocalDate day,
        int version,
        Instant madeAt,
        String madeBy,
        Instant acceptedAt,
        String acceptedBy,
        Content content) {

    /**
     * What a plan says.
     *
     * @param units the units with their stops
     * @param leftOut what no unit goes to
     * @param changes what differs from the version before, in words
     * @param causes what had overtaken that version, when the server planned again by itself; else empty
     */
    record Content(List<UnitDay> units, List<LeftOut> leftOut, List<String> changes, List<Cause> causes) {

        /** Plans that were written before causes were kept have none. */
        Content {
            causes = causes == null ? List.of() : List.copyOf(causes);
        }
    }

    /**
     * Something that a plan does not know of.
     *
     * @param key the same for the same, and for nothing else, whatever the words
     * @param words for people
     */
    record Cause(String key, String words) {}

    /**
     * A unit's day.
     *
     * @param code its code
     * @param from when it can go
     * @param to when its shift is over
     * @param drivingMinutes how long it drives
     * @param stops in their order
     */
    record UnitDay(String code, Instant from, Instant to, long drivingMinutes, List<Stop> stops) {

        /** When it must leave to be in time for its first stop, which may be an appointment late in the day. */
        Optional<Instant> findLeaving() {
            return stops.stream().findFirst().map(first -> first.startsAt()
                    .minus(Duration.between(from, first.arrivesAt())));
        }
    }

    /**
     * A stop.
     *
     * @param orderId the service order
     * @param number its number
     * @param what what is to be done
     * @param where where, in words, or null
     * @param arrivesAt when the unit comes
     * @param startsAt when it begins
     * @param endsAt when it is done
     * @param latestStart the cut-off or the end of the appointment
     * @param pinned whether a person wants this unit for it
     * @param underWay whether the crew has it already
     */
    record Stop(
            UUID orderId,
            String number,
            String what,
            String where,
            Instant arrivesAt,
            Instant startsAt,
            Instant endsAt,
            Instant latestStart,
            boolean pinned,
            boolean underWay) {}

    /**
     * An order that no unit goes to.
     *
     * @param orderId the service order
     * @param number its number
     * @param what what is to be done
     * @param where where, in words, or null
     * @param reasons why it is not with each unit, by the unit's code
     * @param because why it cannot be planned at all, or null
     */
    record LeftOut(
            UUID orderId, String number, String what, String where, Map<String, String> reasons, String because) {}

    /** The stops of all units, each with its unit. */
    List<Placed> placed() {
        return content.units().stream()
                .flatMap(unit -> unit.stops().stream()
                        .map(stop -> new Placed(unit.code(), unit.stops().indexOf(stop), stop)))
                .toList();
    }

    /** Where an order is in it, if it is. */
    Optional<Placed> findPlaced(UUID orderId) {
        return placed().stream()
                .filter(placed -> placed.stop().orderId().equals(orderId))
                .findFirst();
    }

    /** A stop, with its unit and as which of its stops. */
    record Placed(String unitCode, int position, Stop stop) {}
}
