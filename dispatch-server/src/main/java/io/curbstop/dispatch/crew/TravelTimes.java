package io.curbstop.dispatch.crew;

import java.util.List;
import java.util.Locale;
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
    List<Travel> estimate(List<Origin> from, Point to);

    /**
     * Where a unit is.
     *
     * @param place in the operating CRS
     * @param unitKind the kind of unit, which decides what it drives
     */
    record Origin(Point place, String unitKind) {}

    /**
     * A way.
     *
     * @param distance_m its length, in metres
     * @param minutes driving time
     * @param straightBecause why it is only a straight line, for people; null when it is by road
     * @param streets the streets it goes by, in their order; looked up when asked for, none in a straight line
     */
    record Travel(double distance_m, double minutes, String straightBecause, Supplier<List<String>> streets) {

        /** A way by road. */
        public static Travel byRoad(double distance_m, double minutes, Supplier<List<String>> streets) {
            return new Travel(distance_m, minutes, null, streets);
        }

        /** The same estimate in a straight line, with another reason. */
        public Travel because(String reason) {
            return new Travel(distance_m, minutes, reason, streets);
        }

        /** Whether it goes by road. */
        public boolean isByRoad() {
            return straightBecause == null;
        }

        /** In words, such as {@code 6 min by road, 3.1 km}. */
        public String describe() {
            long whole = Math.max(1, Math.round(minutes));
            return isByRoad()
                    ? String.format(Locale.ROOT, "%d min by road, %.1f km", whole, distance_m / 1000)
                    : whole + " min straight line: " + straightBecause;
        }
    }
}
