package io.curbstop.dispatch.position;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a unit says it was; nothing of it is judged yet.
 *
 * @param unitCode the unit
 * @param lon longitude in degrees, WGS 84
 * @param lat latitude in degrees, WGS 84
 * @param accuracy_m radius in which it was for certain; null when the source does not know
 * @param speed_kmh null when the source does not know
 * @param heading_deg clockwise from north; null when the source does not know
 * @param at when it was there, by the source's clock
 * @param source what it came from
 */
public record PositionReport(
        String unitCode,
        double lon,
        double lat,
        Double accuracy_m,
        Double speed_kmh,
        Double heading_deg,
        Instant at,
        PositionSource source) {

    private static final double UNKNOWN_RADIUS_m = 50;

    /** Refuses a report with a part missing; numbers that say nothing, such as a speed of -1, are left out. */
    public PositionReport {
        Objects.requireNonNull(unitCode, "unitCode");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(source, "source");
        accuracy_m = says(accuracy_m) && accuracy_m > 0 ? accuracy_m : null;
        speed_kmh = says(speed_kmh) ? speed_kmh : null;
        heading_deg = says(heading_deg) ? heading_deg % 360 : null;
    }

    private static boolean says(Double number) {
        return number != null && Double.isFinite(number) && number >= 0;
    }

    /** The radius in which it was, 50 m when the source does not know. */
    public double radius_m() {
        return accuracy_m == null ? UNKNOWN_RADIUS_m : accuracy_m;
    }
}
