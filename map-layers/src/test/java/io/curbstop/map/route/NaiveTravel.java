package io.curbstop.map.route;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;

/** Dijkstra as it stands in a textbook, forwards from one vehicle: slow, and easy to see through. */
final class NaiveTravel {

    private final List<Street> streets;
    private final Vehicle vehicle;

    NaiveTravel(List<Street> streets, Vehicle vehicle) {
        this.streets = streets;
        this.vehicle = vehicle;
    }

    record Street(
            Coordinate from,
            Coordinate to,
            String oneWay,
            int speed_kmh,
            boolean through,
            boolean trucks,
            double maxWeight_t,
            boolean closed) {

        double length_m() {
            return from.distance(to);
        }
    }

    record Spot(Street street, double fraction) {
        Coordinate place() {
            Coordinate from = street.from();
            Coordinate to = street.to();
            return new Coordinate(from.x + fraction * (to.x - from.x), from.y + fraction * (to.y - from.y));
        }
    }

    record Way(double cost, double seconds, double distance_m) {
        Way and(double cost, double seconds, double distance_m) {
            return new Way(this.cost + cost, this.seconds + seconds, this.distance_m + distance_m);
        }
    }

    /** The cheapest way, or null. */
    Way way(Spot from, Spot to) {
        Map<Coordinate, Way> open = new HashMap<>();
        Set<Coordinate> done = new HashSet<>();
        open.put(from.place(), new Way(0, 0, 0));
        while (!open.isEmpty()) {
            Coordinate at = open.keySet().stream()
                    .min((a, b) ->
                            Double.compare(open.get(a).cost(), open.get(b).cost()))
                    .orElseThrow();
            Way way = open.remove(at);
            done.add(at);
            if (at.equals(to.place())) {
                return way;
            }
            for (Street street : streets) {
                leave(from, to, at, way, street, open, done);
            }
        }
        return null;
    }

    private void leave(
            Spot from,
            Spot to,
            Coordinate at,
            Way way,
            Street street,
            Map<Coordinate, Way> open,
            Set<Coordinate> done) {
        double here = at.equals(street.from()) ? 0 : at.equals(street.to()) ? 1 : -1;
        if (here < 0 && at.equals(from.place()) && street == from.street()) {
            here = from.fraction();
        }
        if (here < 0) {
            return;
        }
        for (double there : new double[] {0, 1, street == to.street() ? to.fraction() : here}) {
            boolean ahead = there > here;
            boolean against =
                    ahead ? street.oneWay().equals("backward") : street.oneWay().equals("forward");
            Coordinate next = there == 0 ? street.from() : there == 1 ? street.to() : to.place();
            boolean through = Math.abs(there - here) == 1;
            if (there == here || against || done.contains(next) || through && isForbidden(street)) {
                continue;
            }
            double length_m = Math.abs(there - here) * street.length_m();
            double seconds = length_m * 3.6 / street.speed_kmh();
            double factor = through && isForPlacesOnly(street) ? StreetWeighting.DETOUR : 1;
            open.merge(
                    next,
                    way.and(seconds * factor, seconds, length_m),
                    (old, fresh) -> fresh.cost() < old.cost() ? fresh : old);
        }
    }

    private boolean isForPlacesOnly(Street street) {
        return !street.through() || vehicle.truck() && !street.trucks();
    }

    private boolean isForbidden(Street street) {
        return street.closed() || vehicle.weight_t() > street.maxWeight_t();
    }
}
