package io.curbstop.dispatch.plan;

import io.curbstop.dispatch.crew.TravelTimes;
import io.curbstop.dispatch.crew.TravelTimes.Origin;
import io.curbstop.dispatch.plan.UnitsOfDay.Free;
import io.curbstop.dispatch.plan.route.RouteProblem;
import io.curbstop.dispatch.plan.route.RouteStop;
import io.curbstop.dispatch.plan.route.RouteStop.Before;
import io.curbstop.dispatch.plan.route.RouteUnit;
import io.curbstop.dispatch.plan.route.Travel;
import io.curbstop.dispatch.serviceorder.OrderToPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.locationtech.jts.geom.Point;

/** A day's orders and units as the solver wants them: places as numbers, times as seconds since the day began. */
final class DayProblem {

    /** A number that no place has: a unit's day ends wherever its last stop is. */
    private static final int ANYWHERE = -1;

    /** Rank 1 outweighs two of rank 2, and so on; lower ranks count as the last of these. */
    private static final int RANKS = 8;

    private static final double MINUTE_S = 60;

    private final LocalDate day;
    private final ZoneId zone;
    private final List<OrderToPlan> orders;
    private final List<Free> units;
    private final TravelTimes travelTimes;
    private final List<Point> places = new ArrayList<>();
    private final Map<Origin, Travel> travels = new HashMap<>();

    /**
     * A day.
     *
     * @param orders whose place is known; those with a crew are with one of the units
     */
    DayProblem(LocalDate day, ZoneId zone, List<OrderToPlan> orders, List<Free> units, TravelTimes travelTimes) {
        this.day = day;
        this.zone = zone;
        this.orders = orders;
        this.units = units;
        this.travelTimes = travelTimes;
        units.forEach(free -> places.add(free.unit().location()));
        orders.forEach(order -> places.add(order.location()));
    }

    /** The moment at which seconds begin to count. */
    Instant start() {
        return day.atStartOfDay(zone).toInstant();
    }

    /**
     * The problem.
     *
     * @param before the plan that is replaced, if any
     * @param pins which unit a person wants, by order
     */
    RouteProblem toRoutes(Optional<DayPlan> before, Map<UUID, String> pins, RouteProblem.Unrest unrest) {
        List<RouteUnit> routeUnits = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            routeUnits.add(unit(units.get(i), i));
        }
        List<RouteStop> stops = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            stops.add(stop(orders.get(i), units.size() + i, before, pins));
        }
        return new RouteProblem(routeUnits, stops, before.isPresent() ? unrest : RouteProblem.Unrest.NONE);
    }

    private RouteUnit unit(Free free, int place) {
        String code = free.unit().code();
        List<String> underWay = orders.stream()
                .filter(order -> order.state().isInField() && code.equals(order.unitCode()))
                .sorted(Comparator.comparing(OrderToPlan::state).reversed())
                .map(order -> order.id().toString())
                .toList();
        return new RouteUnit(
                code,
                place,
                ANYWHERE,
                seconds(free.time().startsAt()),
                seconds(free.time().endsAt()),
                RouteUnit.NO_LIMIT,
                underWay,
                travels.computeIfAbsent(
                        new Origin(null, free.unit().kind(), free.crew().vehicle()), this::travel));
    }

    /** One search backwards from each place gives the times from all others. */
    private Travel travel(Origin unit) {
        List<Origin> from = places.stream()
                .map(place -> new Origin(place, unit.unitKind(), unit.vehicle()))
                .toList();
        long[][] to_s = travelTimes.estimateAll(from, places).stream()
                .map(ways -> ways.stream()
                        .mapToLong(way -> Math.round(way.minutes() * MINUTE_S))
                        .toArray())
                .toArray(long[][]::new);
        return (a, b) -> b == ANYWHERE ? 0 : to_s[b][a];
    }

    private RouteStop stop(OrderToPlan order, int place, Optional<DayPlan> before, Map<UUID, String> pins) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        // A window on an earlier day is over; what is left is to do it at all.
        boolean over = order.windowTo() != null && order.windowTo().isBefore(start());
        Instant latest = order.windowTo() == null || over ? end : order.windowTo();
        Instant earliest = order.windowFrom() == null || over ? start() : order.windowFrom();
        String pin = pins.get(order.id());
        boolean known = units.stream().anyMatch(free -> free.unit().code().equals(pin));
        return new RouteStop(
                order.id().toString(),
                order.number(),
                place,
                Duration.ofMinutes(order.minutes()).toSeconds(),
                Math.max(0, seconds(earliest)),
                seconds(latest),
                1 << Math.max(0, RANKS - order.rank()),
                0,
                refusals(order),
                known ? pin : null,
                before.flatMap(plan -> plan.findPlaced(order.id()))
                        .map(was -> new Before(
                                was.unitCode(),
                                was.position(),
                                seconds(was.stop().startsAt())))
                        .orElse(null));
    }

    private Map<String, String> refusals(OrderToPlan order) {
        Map<String, String> refusals = new LinkedHashMap<>();
        for (Free free : units) {
            Optional<String> why = order.unitKinds().contains(free.unit().kind())
                    ? free.crew().findRefusal(order.requiredQualification(), day)
                    : Optional.of(free.unit().kind() + " crew; this needs " + String.join(" or ", order.unitKinds()));
            why.ifPresent(words -> refusals.put(free.unit().code(), words));
        }
        return refusals;
    }

    private long seconds(Instant moment) {
        return Duration.between(start(), moment).toSeconds();
    }
}
