package io.curbstop.dispatch.plan.route;

import java.util.ArrayList;
import java.util.List;

/**
 * When a unit is where, if it goes to these stops in this order.
 *
 * @param unit the unit
 * @param calls the stops with their times
 * @param travel_s how long it drives, the way to its last place included
 * @param end_s when it is at its last place
 */
public record Timetable(RouteUnit unit, List<Call> calls, long travel_s, long end_s) {

    /** Keeps its own copy. */
    public Timetable {
        calls = List.copyOf(calls);
    }

    /**
     * A stop with its times.
     *
     * @param stop the stop
     * @param arrival_s when the unit comes
     * @param start_s when the work begins: at once, or when it may
     * @param end_s when it is done
     */
    public record Call(RouteStop stop, long arrival_s, long start_s, long end_s) {

        /** How much too late the work begins; 0 when it is in time. */
        public long late_s() {
            return Math.max(0, start_s - stop.latest_s());
        }
    }

    /** The times of a unit. */
    public static Timetable of(RouteUnit unit, List<RouteStop> stops) {
        List<Call> calls = new ArrayList<>();
        int place = unit.start();
        long now_s = unit.from_s();
        long travel_s = 0;
        for (RouteStop stop : stops) {
            long drive_s = unit.travel().between_s(place, stop.place());
            long arrival_s = now_s + drive_s;
            long start_s = Math.max(arrival_s, stop.earliest_s());
            calls.add(new Call(stop, arrival_s, start_s, start_s + stop.service_s()));
            travel_s += drive_s;
            now_s = start_s + stop.service_s();
            place = stop.place();
        }
        long home_s = stops.isEmpty() ? 0 : unit.travel().between_s(place, unit.end());
        return new Timetable(unit, calls, travel_s + home_s, now_s + home_s);
    }

    /** How long it is on after its shift is over. */
    public long overrun_s() {
        return calls.isEmpty() ? 0 : Math.max(0, end_s - unit.to_s());
    }

    /** How much more than its capacity it carries. */
    public long overload() {
        return Math.max(
                0, calls.stream().mapToLong(call -> call.stop().demand()).sum() - unit.capacity());
    }
}
