package io.curbstop.dispatch.crew;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Point;

/** How long units need to a place: the port behind which streets stand. */
public interface TravelTimes {

    /**
     * The ways of many units to one place, in the order of the units.
     *
     * @param from where the units are
     * @param to the place, in the operating CRS
     */
    default List<Travel> estimate(List<Origin> from, Point to) {
        return estimateAll(from, List.of(to)).get(0);
    }

    /** The same to each of several places, at one moment: one list for each place. */
    List<List<Travel>> estimateAll(List<Origin> from, List<Point> to);

    /**
     * Where a unit is.
     *
     * @param place in the operating CRS
     * @param unitKind the kind of unit, which decides what it drives where nothing is known of that
     * @param vehicle what it drives
     */
    record Origin(Point place, String unitKind, UnitVehicle vehicle) {

        /** A unit of that kind, with what units of that kind drive. */
        public Origin(Point place, String unitKind) {
            this(place, unitKind, UnitVehicle.UNKNOWN);
        }
    }

    /**
     * A way.
     *
     * @param distance_m its length, in metres
     * @param minutes driving time
     * @param straightBecause why it is only a straight line, for people; null when it is by road
     * @param streets the streets it goes by, in their order; looked up when asked for, none in a straight line
     * @param detour what its vehicle's limits cost, for people; looked up when asked for, empty when nothing
     */
    record Travel(
            double distance_m,
            double minutes,
            String straightBecause,
            Supplier<List<String>> streets,
            Supplier<Optional<String>> detour) {

        /** A way by road. */
        public static Travel byRoad(
                double distance_m, double minutes, Supplier<List<String>> streets, Supplier<Optional<String>> detour) {
            return new Travel(distance_m, minutes, null, streets, detour);
        }

        /** A straight line. */
        static Travel straight(double distance_m, double minutes, String because) {
            return new Travel(distance_m, minutes, because, List::of, Optional::empty);
        }

        /** The same estimate in a straight line, with another reason. */
        public Travel because(String reason) {
            return straight(distance_m, minutes, reason);
        }

        /** Whether it goes by road. */
        public boolean isByRoad() {
            return straightBecause == null;
        }

        /** To a tenth; not by a format, for it is told of every unit. */
        private String kilometres() {
            long tenths = Math.round(distance_m / 100);
            return tenths / 10 + "." + tenths % 10;
        }

        /** As it is told: at least a minute. */
        long wholeMinutes() {
            return Math.max(1, Math.round(minutes));
        }

        /** In words, such as {@code 6 min by road, 3.1 km}. */
        public String describe() {
            return isByRoad()
                    ? wholeMinutes() + " min by road, " + kilometres() + " km"
                    : wholeMinutes() + " min straight line: " + straightBecause;
        }
    }
}
