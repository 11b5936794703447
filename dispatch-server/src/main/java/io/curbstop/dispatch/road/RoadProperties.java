package io.curbstop.dispatch.road;

import io.curbstop.map.route.Vehicle;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What units drive.
 *
 * @param truckKinds kinds of unit that come with a truck
 * @param truckWeight_t its loaded weight in tonnes
 * @param truckHeight_m its height in metres
 */
@ConfigurationProperties("curbstop.road")
record RoadProperties(
        @DefaultValue({"repair", "sewer"}) Set<String> truckKinds,
        @DefaultValue("12") double truckWeight_t,
        @DefaultValue("3.5") double truckHeight_m) {

    RoadProperties {
        truckKinds = Set.copyOf(truckKinds);
        if (!(truckWeight_t > 0 && truckWeight_t <= 100 && truckHeight_m > 0 && truckHeight_m <= 10)) {
            throw new IllegalArgumentException(
                    "curbstop.road: a truck weighs up to 100 t and is up to 10 m high, both above 0");
        }
    }

    Vehicle vehicleOf(String unitKind) {
        return truckKinds.contains(unitKind) ? Vehicle.truck(truckWeight_t, truckHeight_m) : Vehicle.CAR;
    }
}
