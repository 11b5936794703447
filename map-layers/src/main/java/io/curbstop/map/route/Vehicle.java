package io.curbstop.map.route;

/**
 * What is driven, as far as streets care.
 *
 * @param truck whether streets without trucks are only for places on them
 * @param weight_t loaded weight in tonnes; 0 passes every weight limit
 * @param height_m height in metres; 0 passes every height limit
 */
public record Vehicle(boolean truck, double weight_t, double height_m) {

    /** A car or van, that passes everywhere. */
    public static final Vehicle CAR = new Vehicle(false, 0, 0);

    /** Refuses a negative weight or height. */
    public Vehicle {
        if (!(weight_t >= 0 && height_m >= 0)) {
            throw new IllegalArgumentException("A vehicle's weight and height cannot be negative");
        }
    }

    /** A truck of that weight and height. */
    public static Vehicle truck(double weight_t, double height_m) {
        return new Vehicle(true, weight_t, height_m);
    }
}
