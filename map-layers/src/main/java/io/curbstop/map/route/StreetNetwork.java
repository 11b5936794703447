package io.curbstop.map.route;

import io.curbstop.map.network.Polyline;
import io.curbstop.map.source.FeatureRecord;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** The streets of a city, put together for driving. */
public final class StreetNetwork {

    /** So near to a junction one is at it. */
    private static final double AT_JUNCTION_M = 1;

    private static final double FIRST_LOOK_M = 50;

    private static final int MOST_KNOWN = 20_000;

    private final StreetGraph graph;
    private final List<StreetPart> parts;
    private final StreetOptions options;
    private final StreetReport report;
    private final STRtree index = new STRtree();

    // Units stand for longer than from one question to the next.
    private final Map<Coordinate, Optional<StreetPosition>> known = new ConcurrentHashMap<>();

    StreetNetwork(StreetGraph graph, List<StreetPart> parts, StreetOptions options, StreetReport report) {
        this.graph = graph;
        this.parts = List.copyOf(parts);
        this.options = options;
        this.report = report;
        parts.forEach(part -> index.insert(part.line().getEnvelopeInternal(), new Indexed(part)));
        index.build();
    }

    /**
     * Puts streets together.
     *
     * @param streets records of the street layer, in the operating CRS
     */
    public static StreetNetwork of(Collection<FeatureRecord> streets, StreetOptions options) {
        return new StreetAssembly(options).assemble(streets);
    }

    /** What was found when it was put together. */
    public StreetReport report() {
        return report;
    }

    /** All parts of streets, by their numbers. */
    public List<StreetPart> parts() {
        return parts;
    }

    StreetGraph graph() {
        return graph;
    }

    StreetOptions options() {
        return options;
    }

    /** The nearest street position within reach of a place, if any. */
    public Optional<StreetPosition> findPosition(Coordinate place) {
        Optional<StreetPosition> before = known.get(place);
        if (before != null) {
            return before;
        }
        double first_m = Math.min(FIRST_LOOK_M, options.reach_m());
        Optional<StreetPosition> found = findWithin(place, first_m).or(() -> findWithin(place, options.reach_m()));
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(new Coordinate(place.x, place.y), found);
        return found;
    }

    /**
     * How long each of many vehicles needs to one place. The search goes backwards from the place and ends when it has
     * met every vehicle.
     *
     * @param from where the vehicles are
     * @param to the place
     * @param vehicle what all of them drive
     * @param closed numbers of the parts that nobody drives through
     */
    public TravelSearch search(List<Coordinate> from, Coordinate to, Vehicle vehicle, BitSet closed) {
        List<Optional<StreetPosition>> starts =
                from.stream().map(this::findPosition).toList();
        return new TravelSearch(
                this,
                new StreetWeighting(graph, vehicle, closed),
                starts,
                findPosition(to).orElse(null));
    }

    /** The one of all vehicles that these streets do not tell from this one, to search for them together. */
    public Vehicle alike(Vehicle vehicle) {
        return graph.alike(vehicle);
    }

    /** The stretch of street nearest to a place, as {@link Stretches} finds it, if one is within reach. */
    public Optional<Stretch> findStretch(Coordinate place) {
        return findPosition(place).map(position -> new Stretches(this).around(position.part()));
    }

    /**
     * The parts of streets that lie along a line.
     *
     * @param streetRefs the streets they are of; streets that are not in any more are looked for by the line only
     * @param along the line, in the operating CRS
     */
    public BitSet findParts(Set<String> streetRefs, Geometry along) {
        Envelope box = new Envelope(along.getEnvelopeInternal());
        box.expandBy(AT_JUNCTION_M);
        BitSet byLine = new BitSet();
        BitSet byRef = new BitSet();
        for (Object found : index.query(box)) {
            StreetPart part = ((Indexed) found).part;
            if (along.isWithinDistance(middle(part), AT_JUNCTION_M)) {
                byLine.set(part.number());
                byRef.set(part.number(), streetRefs.contains(part.streetRef()));
            }
        }
        return byRef.isEmpty() ? byLine : byRef;
    }

    /** Its middle tells a part that lies along a line from one that only touches or crosses it. */
    private static Point middle(StreetPart part) {
        LengthIndexedLine line = new LengthIndexedLine(part.line());
        return part.line()
                .getFactory()
                .createPoint(line.extractPoint(part.line().getLength() / 2));
    }

    private Optional<StreetPosition> findWithin(Coordinate place, double radius_m) {
        Envelope box = new Envelope(place);
        box.expandBy(radius_m);
        StreetPosition nearest = null;
        for (Object found : index.query(box)) {
            StreetPosition position = ((Indexed) found).project(place);
            if (position.walk_m() <= radius_m && (nearest == null || isNearer(position, nearest))) {
                nearest = position;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Of two as near, the one with the smaller number, so that the answer does not depend on the index. */
    private static boolean isNearer(StreetPosition one, StreetPosition other) {
        return one.walk_m() < other.walk_m()
                || one.walk_m() == other.walk_m()
                        && one.part().number() < other.part().number();
    }

    /** A part with its coordinates as plain numbers: hundreds of places are looked up at once. */
    private static final class Indexed {

        private final StreetPart part;
        private final double[] line;
        private final double drawn_m;

        Indexed(StreetPart part) {
            this.part = part;
            this.drawn_m = part.line().getLength();
            this.line = new double[2 * part.line().getNumPoints()];
            for (int i = 0; i < line.length / 2; i++) {
                line[2 * i] = part.line().getCoordinateN(i).x;
                line[2 * i + 1] = part.line().getCoordinateN(i).y;
            }
        }

        StreetPosition project(Coordinate place) {
            Polyline.Foot foot = Polyline.project(line, place.x, place.y);
            if (foot.measure() < AT_JUNCTION_M) {
                return new StreetPosition(part, 0, foot.distance());
            }
            boolean atEnd = drawn_m - foot.measure() < AT_JUNCTION_M;
            return new StreetPosition(part, atEnd ? 1 : foot.measure() / drawn_m, foot.distance());
        }
    }
}
