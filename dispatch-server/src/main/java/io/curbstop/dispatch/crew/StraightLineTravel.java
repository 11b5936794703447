package io.curbstop.dispatch.crew;

import java.util.List;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;

/** Straight line times a street factor, at a usual town speed: good enough to rank by where no street is known. */
@Component(StraightLineTravel.NAME)
class StraightLineTravel implements TravelTimes {

    /** Its bean's name, for what falls back on it. */
    static final String NAME = "straightLineTravel";

    private final CrewProperties properties;

    StraightLineTravel(CrewProperties properties) {
        this.properties = properties;
    }

    @Override
    public List<List<Travel>> estimateAll(List<Origin> from, List<Point> to) {
        return to.stream()
                .map(place -> from.stream()
                        .map(origin -> estimate(origin.place(), place))
                        .toList())
                .toList();
    }

    private Travel estimate(Point from, Point to) {
        double distance_m = from.distance(to) * properties.streetFactor();
        double minutes = distance_m / 1000 / properties.speed_kmh() * 60;
        return Travel.straight(distance_m, minutes, "no streets loaded");
    }
}
