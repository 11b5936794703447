package io.curbstop.map.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Where two named streets meet: at a shared end, or where a segment says which street it starts or ends at. */
final class IntersectionFinder {
    private static final double SAME_CROSSING_M = 60;
    private static final double LEAST_SCORE = 0.7;
    private static final int STREETS_TRIED = 8;
    private static final List<String> COMPASS =
            List.of("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west");

    private final StreetBook book;
    private final GeometryFactory geometries;
    private final Map<Long, List<Coordinate>> crossings = new HashMap<>();
    private final Map<Integer, TreeSet<Integer>> crossing = new HashMap<>();

    IntersectionFinder(StreetGraph graph, StreetBook book, GeometryFactory geometries) {
        this.book = book;
        this.geometries = geometries;
        for (int node = 0; node < graph.nodeCount(); node++) {
            TreeSet<Integer> meeting = new TreeSet<>();
            for (StreetGraph.End end : graph.endsAt(node)) {
                Segment s = graph.segment(end.segment());
                meeting.add(book.findNumber(s.name()));
                meeting.add(book.findNumber(end.atStart() ? s.fromStreet() : s.toStreet()));
            }
            meeting.remove(-1);
            for (int a : meeting) {
                for (int b : meeting.tailSet(a, false)) {
                    add(a, b, graph.place(node));
                }
            }
        }
    }

    private void add(int a, int b, Coordinate place) {
        List<Coordinate> known = crossings.computeIfAbsent(key(a, b), k -> new ArrayList<>(1));
        if (known.stream().noneMatch(k -> k.distance(place) < SAME_CROSSING_M)) {
            known.add(place);
        }
        crossing.computeIfAbsent(a, k -> new TreeSet<>()).add(b);
        crossing.computeIfAbsent(b, k -> new TreeSet<>()).add(a);
    }

    /** The places where two streets as typed meet, best first; empty when either is unknown or they do not meet. */
    List<GeocodeCandidate> find(String first, String second) {
        List<GeocodeCandidate> found = new ArrayList<>();
        List<StreetBook.Match> others = matches(second);
        for (StreetBook.Match a : matches(first)) {
            for (StreetBook.Match b : others) {
                for (Coordinate place : crossings.getOrDefault(key(a.street(), b.street()), List.of())) {
                    found.add(candidate(a, b, place));
                }
            }
        }
        found.sort(Comparator.comparingDouble(GeocodeCandidate::score).reversed());
        List<GeocodeCandidate> apart = new ArrayList<>();
        for (GeocodeCandidate c : found) {
            if (apart.stream().noneMatch(k -> k.point().distance(c.point()) < SAME_CROSSING_M)) {
                apart.add(c);
            }
        }
        return apart.stream().map(c -> tellApart(c, apart)).toList();
    }

    /** Two streets that meet more than once: the label says which meeting, by its side of the others. */
    private static GeocodeCandidate tellApart(GeocodeCandidate c, List<GeocodeCandidate> all) {
        List<GeocodeCandidate> alike =
                all.stream().filter(o -> o.label().equals(c.label())).toList();
        if (alike.size() == 1) {
            return c;
        }
        double east_m = c.point().getX()
                - alike.stream().mapToDouble(o -> o.point().getX()).average().orElseThrow();
        double north_m = c.point().getY()
                - alike.stream().mapToDouble(o -> o.point().getY()).average().orElseThrow();
        int eighth = (int) Math.round(Math.toDegrees(Math.atan2(east_m, north_m)) / 45 + 8) % 8;
        return new GeocodeCandidate(
                c.label() + " (the one to the " + COMPASS.get(eighth) + ")",
                c.point(),
                null,
                c.street(),
                c.method(),
                c.accuracy_m(),
                c.score(),
                c.explanation() + " They meet more than once.",
                null);
    }

    /** The names both streets are known by, when both are known; for saying that they do not meet. */
    List<String> findNames(String first, String second) {
        List<StreetBook.Match> a = matches(first);
        List<StreetBook.Match> b = matches(second);
        return a.isEmpty() || b.isEmpty()
                ? List.of()
                : List.of(
                        book.street(a.get(0).street()).readable(),
                        book.street(b.get(0).street()).readable());
    }

    /** Streets that meet a street. */
    List<Integer> crossing(int street) {
        return List.copyOf(crossing.getOrDefault(street, new TreeSet<>()));
    }

    /** The first place where two streets meet; they must meet. */
    Coordinate place(int a, int b) {
        return crossings.get(key(a, b)).get(0);
    }

    private List<StreetBook.Match> matches(String text) {
        return book.match(text).stream()
                .filter(m -> m.score() >= LEAST_SCORE)
                .limit(STREETS_TRIED)
                .toList();
    }

    private GeocodeCandidate candidate(StreetBook.Match a, StreetBook.Match b, Coordinate place) {
        String first = book.street(a.street()).readable();
        String second = book.street(b.street()).readable();
        return new GeocodeCandidate(
                first + " at " + second,
                geometries.createPoint(place),
                null,
                book.street(a.street()).name(),
                GeocodeMethod.INTERSECTION,
                12,
                a.score() * b.score(),
                "Where " + first + " meets " + second + ".",
                null);
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }
}
