package io.curbstop.dispatch.crew;

import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;

/** Straight line times a street factor, at a usual town speed: good enough to rank by, until streets are routed. */
@Component
class StraightLineTravel implements TravelTimes {

    private final CrewProperties properties;

    StraightLineTravel(CrewProperties properties) {
        this.properties = properties;
    }

    @Override
    public Travel estimate(Point from, Point to) {
        double distance_m = from.distance(to) * properties.streetFactor();
        return new Travel(distance_m, distance_m / 1000 / properties.speed_kmh() * 60, "straight line × street factor");
    }
}
