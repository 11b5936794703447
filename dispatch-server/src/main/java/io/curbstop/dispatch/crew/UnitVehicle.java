package io.curbstop.dispatch.crew;

/**
 * How heavy and high a unit is on the road: the most of each among the vehicles in service that it has.
 *
 * @param weight_t weight in tonnes; 0 when not known
 * @param height_m height in metres; 0 when not known
 */
public record UnitVehicle(double weight_t, double height_m) {

    /** A vehicle of which nothing is known. */
    public static final UnitVehicle UNKNOWN = new UnitVehicle(0, 0);

    /** The same with another vehicle beside it. */
    UnitVehicle and(double otherWeight_t, double otherHeight_m) {
        return new UnitVehicle(Math.max(weight_t, otherWeight_t), Math.max(height_m, otherHeight_m));
    }
}
