package io.curbstop.dispatch.road;

import io.curbstop.dispatch.crew.TravelTimes;
import io.curbstop.dispatch.geodata.StreetRegistry;
import io.curbstop.map.route.StreetNetwork;
import io.curbstop.map.route.StreetPart;
import io.curbstop.map.route.TravelSearch;
import io.curbstop.map.route.Trip;
import io.curbstop.map.route.Vehicle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Travel times on the city's streets, one search for each kind of vehicle; a straight line where no street leads. */
@Component
@Primary
class StreetTravel implements TravelTimes {

    private final StreetRegistry streets;
    private final RoadClosures closures;
    private final RoadProperties properties;
    private final TravelTimes straightLine;

    StreetTravel(
            StreetRegistry streets,
            RoadClosures closures,
            RoadProperties properties,
            @Qualifier("straightLineTravel") TravelTimes straightLine) {
        this.streets = streets;
        this.closures = closures;
        this.properties = properties;
        this.straightLine = straightLine;
    }

    @Override
    public List<Travel> estimate(List<Origin> from, Point to) {
        List<Travel> straight = straightLine.estimate(from, to);
        Optional<StreetNetwork> network = from.isEmpty() ? Optional.empty() : streets.findCurrent();
        return network.map(found -> byRoad(found, from, to, straight)).orElse(straight);
    }

    private List<Travel> byRoad(StreetNetwork network, List<Origin> from, Point to, List<Travel> straight) {
        BitSet closed = closures.findClosedParts(network);
        Map<Vehicle, List<Integer>> fleets = new LinkedHashMap<>();
        for (int i = 0; i < from.size(); i++) {
            fleets.computeIfAbsent(properties.vehicleOf(from.get(i).unitKind()), vehicle -> new ArrayList<>())
                    .add(i);
        }
        Travel[] travels = new Travel[from.size()];
        fleets.forEach((vehicle, fleet) -> {
            List<Coordinate> places =
                    fleet.stream().map(i -> from.get(i).place().getCoordinate()).toList();
            TravelSearch search = network.search(places, to.getCoordinate(), vehicle, closed);
            for (int n = 0; n < fleet.size(); n++) {
                int unit = n;
                travels[fleet.get(n)] =
                        travel(search.trip(n), straight.get(fleet.get(n)), () -> names(search.explain(unit)));
            }
        });
        return Arrays.asList(travels);
    }

    private static Travel travel(Trip trip, Travel straight, Supplier<List<String>> names) {
        return switch (trip.outcome()) {
            case BY_ROAD -> Travel.byRoad(trip.distance_m(), trip.seconds() / 60, names);
            case NO_STREET_AT_VEHICLE -> straight.because("no street near");
            case NO_STREET_AT_PLACE -> straight.because("no street near the incident");
            case NO_WAY -> straight.because("no open road leads there");
        };
    }

    /** Each street once in a row; those without a name are not spoken of. */
    private static List<String> names(List<StreetPart> way) {
        List<String> names = new ArrayList<>();
        for (StreetPart part : way) {
            String last = names.isEmpty() ? "" : names.get(names.size() - 1);
            if (!part.name().isEmpty() && !part.name().equals(last)) {
                names.add(part.name());
            }
        }
        return names;
    }
}
