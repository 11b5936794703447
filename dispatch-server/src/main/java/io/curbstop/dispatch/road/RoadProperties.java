package io.curbstop.dispatch.road;

import io.curbstop.dispatch.crew.UnitVehicle;
import io.curbstop.map.route.Vehicle;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What units drive where their vehicle's own weight or height is not known.
 *
 * @param truckKinds kinds of unit that come with a truck
 * @param truckWeight_t its loaded weight in tonnes
 * @param truckHeight_m its height in metres
 * @param truckFrom_t a vehicle that is known to be heavier is a truck, whatever the kind of unit
 */
@ConfigurationProperties("curbstop.road")
record RoadProperties(
        @DefaultValue({"repair", "sewer"}) Set<String> truckKinds,
        @DefaultValue("12") double truckWeight_t,
        @DefaultValue("3.5") double truckHeight_m,
        @DefaultValue("3.5") double truckFrom_t) {

    RoadProperties {
        truckKinds = Set.copyOf(truckKinds);
        if (!(truckWeight_t > 0
                && truckWeight_t <= 100
                && truckHeight_m > 0
                && truckHeight_m <= 10
                && truckFrom_t > 0)) {
            throw new IllegalArgumentException(
                    "curbstop.road: a truck weighs up to 100 t and is up to 10 m high, both above 0");
        }
    }

    Vehicle vehicleOf(String unitKind, UnitVehicle own) {
        boolean usuallyTruck = truckKinds.contains(unitKind);
        return new Vehicle(
                own.weight_t() > 0 ? own.weight_t() > truckFrom_t : usuallyTruck,
                own.weight_t() > 0 ? own.weight_t() : usuallyTruck ? truckWeight_t : 0,
                own.height_m() > 0 ? own.height_m() : usuallyTruck ? truckHeight_m : 0);
    }
}
