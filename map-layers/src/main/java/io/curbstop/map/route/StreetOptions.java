package io.curbstop.map.route;

import java.util.Map;

/**
 * How streets are put together and how fast they are driven.
 *
 * @param snapTolerance_m ends of streets that are nearer to each other meet
 * @param reach_m a place that is further from every street is at none
 * @param walking_kmh how fast one gets from a street to a place beside it
 * @param speedShare the share of the speed limit that is reached over a whole street, with its crossings
 * @param speeds_kmh the limit of a street whose data gives none, by its class
 * @param otherSpeed_kmh the limit where its class is not known either
 */
public record StreetOptions(
        double snapTolerance_m,
        double reach_m,
        double walking_kmh,
        double speedShare,
        Map<String, Integer> speeds_kmh,
        int otherSpeed_kmh) {

    private static final Map<String, Integer> SPEEDS_KMH = Map.of(
            "highway", 90,
            "ramp", 50,
            "arterial", 60,
            "collector", 50,
            "local", 40,
            "cul_de_sac", 40,
            "lane", 20,
            "roundabout", 30);

    /** Refuses what nobody could drive by. */
    public StreetOptions {
        speeds_kmh = Map.copyOf(speeds_kmh);
        if (!(snapTolerance_m >= 0 && reach_m > 0 && walking_kmh > 0 && speedShare > 0 && speedShare <= 1)) {
            throw new IllegalArgumentException(
                    "Distances and speeds must be above 0, the share of the limit at most 1");
        }
        if (otherSpeed_kmh <= 0 || speeds_kmh.values().stream().anyMatch(speed -> speed <= 0)) {
            throw new IllegalArgumentException("Every speed must be above 0");
        }
    }

    /** Half a metre, 500 m, 5 km/h, three quarters of the limit, and usual limits in town. */
    public static StreetOptions defaults() {
        return new StreetOptions(0.5, 500, 5, 0.75, SPEEDS_KMH, 40);
    }

    /** The same with another reach. */
    public StreetOptions withReach(double other_m) {
        return new StreetOptions(snapTolerance_m, other_m, walking_kmh, speedShare, speeds_kmh, otherSpeed_kmh);
    }

    /** The same with another share of the speed limit. */
    public StreetOptions withSpeedShare(double other) {
        return new StreetOptions(snapTolerance_m, reach_m, walking_kmh, other, speeds_kmh, otherSpeed_kmh);
    }

    int limit_kmh(String streetClass) {
        return speeds_kmh.getOrDefault(streetClass, otherSpeed_kmh);
    }
}
