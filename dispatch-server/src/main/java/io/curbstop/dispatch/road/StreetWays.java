package io.curbstop.dispatch.road;

import io.curbstop.dispatch.crew.UnitVehicle;
import io.curbstop.dispatch.geodata.StreetRegistry;
import io.curbstop.map.route.TravelSearch;
import io.curbstop.map.route.Trip;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;

/** The way that a unit drives, as a line. */
@Component
public class StreetWays {

    private final StreetRegistry streets;
    private final RoadClosures closures;
    private final RoadProperties properties;

    StreetWays(StreetRegistry streets, RoadClosures closures, RoadProperties properties) {
        this.streets = streets;
        this.closures = closures;
        this.properties = properties;
    }

    /**
     * A way by road.
     *
     * @param line in the operating CRS
     * @param travel_s how long it takes, in seconds
     */
    public record Way(LineString line, double travel_s) {}

    /**
     * The quickest way that is open now to a unit; empty when there is none by road, or the two are on one spot.
     *
     * @param vehicle what it comes with; where that is not known its kind says
     */
    public Optional<Way> find(Point from, Point to, String unitKind, UnitVehicle vehicle) {
        return streets.findCurrent().flatMap(network -> {
            TravelSearch search = network.search(
                    List.of(from.getCoordinate()),
                    to.getCoordinate(),
                    properties.vehicleOf(unitKind, vehicle),
                    closures.findClosedParts(network));
            Trip trip = search.trip(0);
            LineString line = search.line(0);
            return trip.outcome() == Trip.Outcome.BY_ROAD && !line.isEmpty()
                    ? Optional.of(new Way(line, trip.seconds()))
                    : Optional.empty();
        });
    }
}
