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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Travel times on the city's streets, one search for all vehicles that these streets let
 * through alike; a straight line where no street leads. */
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
    public List<List<Travel>> estimateAll(List<Origin> from, List<Point> to) {
        List<List<Travel>> straight = straightLine.estimateAll(from, to);
        Optional<StreetNetwork> network = from.isEmpty() || to.isEmpty() ? Optional.empty() : streets.findCurrent();
        return network.map(found -> byRoad(found, from, to, straight)).orElse(straight);
    }

    private List<List<Travel>> byRoad(
            StreetNetwork network, List<Origin> from, List<Point> to, List<List<Travel>> straight) {
        BitSet closed = closures.findClosedParts(network);
        return IntStream.range(0, to.size())
                .mapToObj(i -> byRoad(network, closed, from, to.get(i), straight.get(i)))
                .toList();
    }

    private List<Travel> byRoad(
            StreetNetwork network, BitSet closed, List<Origin> from, Point to, List<Travel> straight) {
        Map<Vehicle, List<Integer>> fleets = new LinkedHashMap<>();
        for (int i = 0; i < from.size(); i++) {
            fleets.computeIfAbsent(network.alike(vehicle(from.get(i))), vehicle -> new ArrayList<>())
                    .add(i);
        }
        Travel[] travels = new Travel[from.size()];
        fleets.forEach((vehicle, fleet) -> {
            List<Coordinate> places =
                    fleet.stream().map(i -> from.get(i).place().getCoordinate()).toList();
            TravelSearch search = network.search(places, to.getCoordinate(), vehicle, closed);
            for (int n = 0; n < fleet.size(); n++) {
                int unit = n;
                Trip trip = search.trip(n);
                travels[fleet.get(n)] = travel(
                        trip,
                        straight.get(fleet.get(n)),
                        () -> names(search.explain(unit)),
                        () -> detour(
                                trip,
                                network.search(List.of(places.get(unit)), to.getCoordinate(), Vehicle.CAR, closed)
                                        .trip(0),
                                vehicle(from.get(fleet.get(unit)))));
            }
        });
        return Arrays.asList(travels);
    }

    private Vehicle vehicle(Origin unit) {
        return properties.vehicleOf(unit.unitKind(), unit.vehicle());
    }

    private static Travel travel(
            Trip trip, Travel straight, Supplier<List<String>> names, Supplier<Optional<String>> detour) {
        return switch (trip.outcome()) {
            case BY_ROAD -> Travel.byRoad(trip.distance_m(), trip.seconds() / 60, names, detour);
            case NO_STREET_AT_VEHICLE -> straight.because("no street near");
            case NO_STREET_AT_PLACE -> straight.because("no street near the incident");
            case NO_WAY -> straight.because("no open road leads there");
        };
    }

    /** What a vehicle's weight and height, or streets without trucks, make of its way, from a whole minute on. */
    private static Optional<String> detour(Trip trip, Trip ofCar, Vehicle vehicle) {
        long more_min = Math.round((trip.seconds() - ofCar.seconds()) / 60);
        if (!ofCar.byRoad() || more_min < 1) {
            return Optional.empty();
        }
        List<String> sizes = new ArrayList<>();
        if (vehicle.weight_t() > 0) {
            sizes.add(String.format(Locale.ROOT, "%.1f t", vehicle.weight_t()));
        }
        if (vehicle.height_m() > 0) {
            sizes.add(String.format(Locale.ROOT, "%.1f m", vehicle.height_m()));
        }
        return Optional.of("%d min of it a detour for %s of %s"
                .formatted(more_min, vehicle.truck() ? "a truck" : "a vehicle", String.join(", ", sizes)));
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
