package io.curbstop.dispatch.geofence;

import java.time.Duration;
import java.time.Instant;

/**
 * A believed position of a unit, in the operating coordinate system, in metres.
 *
 * @param speed_kmh null when unknown
 */
record Seen(double x, double y, double accuracy_m, Double speed_kmh, Instant at) {

    double distanceTo_m(double otherX, double otherY) {
        return Math.hypot(x - otherX, y - otherY);
    }

    /** Its own speed, else that of the straight way from the one before. */
    double speedAfter_kmh(Seen before) {
        if (speed_kmh != null) {
            return speed_kmh;
        }
        double time_h = Duration.between(before.at, at).toMillis() / 3_600_000.0;
        return time_h <= 0 ? 0 : distanceTo_m(before.x, before.y) / 1000 / time_h;
    }
}
