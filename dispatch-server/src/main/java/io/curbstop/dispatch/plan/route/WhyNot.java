package io.curbstop.dispatch.plan.route;

import io.curbstop.dispatch.plan.route.Timetable.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Why a stop is not with a unit, in words: what its best place among the unit's stops would break. */
public final class WhyNot {

    private static final long MINUTE_S = 60;

    private WhyNot() {}

    /** What speaks against each unit, by its code. */
    static Map<String, String> reasons(RouteStop stop, List<Timetable> timetables) {
        Map<String, String> reasons = new LinkedHashMap<>();
        timetables.forEach(timetable -> reasons.put(
                timetable.unit().code(),
                stop.findRefusal(timetable.unit()).orElseGet(() -> bestPlace(stop, timetable))));
        return reasons;
    }

    private static String bestPlace(RouteStop stop, Timetable timetable) {
        List<String> found = findBroken(with(stop, timetable));
        // The search ended before it had tried this.
        return found.isEmpty() ? "would fit: plan again" : String.join("; ", found);
    }

    /** A unit's day with one stop more, at its best place behind what is under way: where the least breaks and is driven. */
    public static Timetable with(RouteStop stop, Timetable timetable) {
        List<RouteStop> stops = timetable.calls().stream().map(Call::stop).toList();
        return IntStream.rangeClosed(timetable.unit().underWay().size(), stops.size())
                .mapToObj(at -> {
                    List<RouteStop> with = new ArrayList<>(stops);
                    with.add(at, stop);
                    return Timetable.of(timetable.unit(), with);
                })
                .min(Comparator.comparingLong(WhyNot::broken_s).thenComparingLong(Timetable::travel_s))
                .orElseThrow();
    }

    private static long broken_s(Timetable timetable) {
        return timetable.overrun_s()
                + timetable.overload()
                + timetable.calls().stream().mapToLong(Call::late_s).sum();
    }

    /** What a timetable breaks, each in words such as {@code 1042 would be 25 min late}. */
    public static List<String> findBroken(Timetable timetable) {
        List<String> broken = new ArrayList<>();
        for (Call call : timetable.calls()) {
            Optional<String> refusal = call.stop().findRefusal(timetable.unit());
            refusal.ifPresent(why -> broken.add(call.stop().label() + ": " + why));
            if (call.late_s() > 0) {
                broken.add(call.stop().label() + " would be " + minutes(call.late_s()) + " late");
            }
        }
        if (timetable.overrun_s() > 0) {
            broken.add(
                    "shift would be over " + minutes(timetable.overrun_s()) + " before the last work and the way back");
        }
        if (timetable.overload() > 0) {
            broken.add("carries " + timetable.overload() + " too much");
        }
        return broken;
    }

    private static String minutes(long seconds) {
        return (seconds + MINUTE_S - 1) / MINUTE_S + " min";
    }
}
