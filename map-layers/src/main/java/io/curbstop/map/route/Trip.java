package io.curbstop.map.route;

/**
 * The way of one vehicle to the place searched for.
 *
 * @param outcome whether there is one
 * @param seconds driving, and walking at both ends; not a number without a way
 * @param distance_m its length, walking included; not a number without a way
 */
public record Trip(Outcome outcome, double seconds, double distance_m) {

    static Trip none(Outcome why) {
        return new Trip(why, Double.NaN, Double.NaN);
    }

    /** Whether there is a way by road. */
    public boolean byRoad() {
        return outcome == Outcome.BY_ROAD;
    }

    /** What was found. */
    public enum Outcome {
        /** A way on streets. */
        BY_ROAD,
        /** The vehicle is further from every street than is walked. */
        NO_STREET_AT_VEHICLE,
        /** The place is further from every street than is walked. */
        NO_STREET_AT_PLACE,
        /** Both are at a street, and no open way leads from one to the other. */
        NO_WAY
    }
}
