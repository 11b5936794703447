package io.curbstop.dispatch.tracker;

import io.curbstop.dispatch.position.PositionReport;
import io.curbstop.dispatch.position.PositionSource;
import java.time.Instant;

/**
 * What a tracker said, in our units; what it left out is null.
 *
 * @param deviceId who says so: the id in Traccar, or the secret of one that speaks for itself
 * @param at null for now
 * @param valid whether its receiver had a fix
 */
record TrackerFix(
        String deviceId,
        double lon,
        double lat,
        Double accuracy_m,
        Double speed_kmh,
        Double heading_deg,
        Instant at,
        boolean valid) {

    private static final double KNOT_kmh = 1.852;
    private static final double METRE_PER_SECOND_kmh = 3.6;

    static Double fromKnots(Double knots) {
        return knots == null ? null : (Double) (knots * KNOT_kmh);
    }

    static Double fromMetresPerSecond(Double metresPerSecond) {
        return metresPerSecond == null ? null : (Double) (metresPerSecond * METRE_PER_SECOND_kmh);
    }

    PositionReport of(String unitCode, Instant now) {
        return new PositionReport(
                unitCode, lon, lat, accuracy_m, speed_kmh, heading_deg, at == null ? now : at, PositionSource.TRACKER);
    }
}
