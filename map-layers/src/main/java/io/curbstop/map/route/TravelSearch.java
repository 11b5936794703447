package io.curbstop.map.route;

import io.curbstop.map.route.Trip.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** The ways of many vehicles to one place, found by one search. */
public final class TravelSearch {

    private static final int NO_JUNCTION = -1;
    private static final GeometryFactory NO_FACTORY = new GeometryFactory();

    private final StreetNetwork network;
    private final StreetWeighting weighting;
    private final List<Optional<StreetPosition>> starts;
    private final StreetPosition place;
    private final Arrival arrival;
    private final ArrivalTree tree;

    TravelSearch(
            StreetNetwork network,
            StreetWeighting weighting,
            List<Optional<StreetPosition>> starts,
            StreetPosition place) {
        this.network = network;
        this.weighting = weighting;
        this.starts = starts;
        this.place = place;
        this.arrival = place == null ? null : new Arrival(network.graph(), weighting, place);
        this.tree = place == null ? null : run();
    }

    private ArrivalTree run() {
        BitSet wanted = new BitSet();
        for (Optional<StreetPosition> start : starts) {
            start.ifPresent(position -> {
                wanted.set(position.part().from());
                wanted.set(position.part().to());
            });
        }
        ArrivalTree found = new ArrivalTree(network.graph(), arrival);
        found.search(wanted);
        return found;
    }

    /** How many junctions the search looked at: its cost, which no machine changes. */
    public int junctionsSettled() {
        return tree == null ? 0 : tree.count();
    }

    /** The way of a vehicle, by its number in the question. */
    public Trip trip(int vehicle) {
        if (place == null) {
            return Trip.none(Outcome.NO_STREET_AT_PLACE);
        }
        Optional<StreetPosition> start = starts.get(vehicle);
        if (start.isEmpty()) {
            return Trip.none(Outcome.NO_STREET_AT_VEHICLE);
        }
        return best(start.get()).map(course -> trip(start.get(), course)).orElseGet(() -> Trip.none(Outcome.NO_WAY));
    }

    /** The parts of streets by which a vehicle comes, in their order; empty without a way by road. */
    public List<StreetPart> explain(int vehicle) {
        return driven(vehicle).stream().distinct().toList();
    }

    /** The same, with a street twice that is driven twice, as when one leads round a block. */
    private List<StreetPart> driven(int vehicle) {
        if (place == null || starts.get(vehicle).isEmpty()) {
            return List.of();
        }
        StreetPosition start = starts.get(vehicle).get();
        List<StreetPart> driven = new ArrayList<>();
        best(start).ifPresent(course -> {
            if (course.onOwnStreet) {
                driven.add(start.part());
            }
            for (int at = course.junction; at >= 0 && tree.goesOn(at); at = tree.next(at)) {
                driven.add(network.parts().get(tree.part(at)));
            }
            boolean isThere = !driven.isEmpty() && driven.get(driven.size() - 1) == place.part();
            if (!isThere && (!arrival.isAtJunction() || driven.isEmpty())) {
                driven.add(place.part());
            }
        });
        return driven;
    }

    /** The line that a vehicle drives, in the operating CRS, from its street to that of the place; empty without a way. */
    public LineString line(int vehicle) {
        List<StreetPart> driven = driven(vehicle);
        CoordinateList line = new CoordinateList();
        for (int i = 0; i < driven.size(); i++) {
            StreetPart part = driven.get(i);
            StreetPart next = i + 1 < driven.size() ? driven.get(i + 1) : null;
            StreetPart before = i > 0 ? driven.get(i - 1) : null;
            double from = before == null ? startOn(part, starts.get(vehicle).orElseThrow()) : shared(part, before);
            double to = next == null ? endOn(part, from) : shared(part, next);
            double drawn_m = part.line().getLength();
            Geometry stretch = new LengthIndexedLine(part.line()).extractLine(from * drawn_m, to * drawn_m);
            line.add(stretch.getCoordinates(), false);
        }
        return line.size() < 2
                ? NO_FACTORY.createLineString()
                : driven.get(0).line().getFactory().createLineString(line.toCoordinateArray());
    }

    /** Where on its first street a vehicle is; at a junction it may leave by another street than its own. */
    private static double startOn(StreetPart part, StreetPosition start) {
        if (part == start.part()) {
            return start.fraction();
        }
        int junction =
                start.fraction() == 0 ? start.part().from() : start.part().to();
        return junction == part.from() ? 0 : 1;
    }

    private double endOn(StreetPart part, double from) {
        return part == place.part() ? place.fraction() : 1 - from;
    }

    /** The end at which a part meets another: 0 or 1. */
    private static double shared(StreetPart part, StreetPart other) {
        return part.to() == other.from() || part.to() == other.to() ? 1 : 0;
    }

    private Trip trip(StreetPosition start, Course course) {
        double walk_m = start.walk_m() + place.walk_m();
        double walk_s = walk_m * 3.6 / network.options().walking_kmh();
        return new Trip(Outcome.BY_ROAD, course.seconds + walk_s, course.distance_m + walk_m);
    }

    /** The cheapest of: straight along the street of the place, or by either end of the vehicle's own street. */
    private Optional<Course> best(StreetPosition start) {
        int part = start.part().number();
        boolean forward = weighting.isOpen(part, false);
        boolean backward = weighting.isOpen(part, true);
        double fraction = start.fraction();
        Course onStreet = straight(start, forward, backward);
        Course byEnd = fraction == 1 || forward ? by(start.part().to(), 1 - fraction, part) : null;
        Course byStart = fraction == 0 || backward ? by(start.part().from(), fraction, part) : null;
        // At a junction every street that meets there is left by its own rules, if any of them is open.
        Course left = fraction == 1 && byEnd != null
                ? byEnd
                : fraction == 0 && byStart != null ? byStart : cheaper(byEnd, byStart);
        return Optional.ofNullable(cheaper(onStreet, left));
    }

    private Course straight(StreetPosition start, boolean forward, boolean backward) {
        double ahead = place.fraction() - start.fraction();
        boolean possible = start.part() == place.part() && (ahead == 0 || (ahead > 0 ? forward : backward));
        if (!possible) {
            return null;
        }
        double seconds = Math.abs(ahead) * network.graph().seconds(start.part().number());
        return new Course(seconds, seconds, Math.abs(ahead) * start.part().length_m(), NO_JUNCTION, true);
    }

    private Course by(int junction, double share, int part) {
        if (!tree.isReached(junction)) {
            return null;
        }
        double first_s = share * network.graph().seconds(part) + arrival.near_s();
        // The search counts the whole street of the place where only a stretch of it is driven.
        double last_m =
                tree.isFromFarEnd(junction) ? arrival.far_m() - place.part().length_m() : arrival.near_m();
        return new Course(
                first_s + tree.cost_s(junction),
                first_s + tree.seconds(junction),
                share * network.graph().length_m(part) + tree.metres(junction) + last_m,
                junction,
                share > 0);
    }

    private static Course cheaper(Course one, Course other) {
        return one == null || other != null && other.cost < one.cost ? other : one;
    }

    private record Course(double cost, double seconds, double distance_m, int junction, boolean onOwnStreet) {}
}
