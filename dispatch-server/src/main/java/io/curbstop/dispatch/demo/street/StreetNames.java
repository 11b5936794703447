package io.curbstop.dispatch.demo.street;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.land.Terrain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;

/**
 * Gives every run of streets its own name and every segment its place in it. Names differ by more than a slip of the
 * pen; the two main streets carry North, South, East and West; Mill Road lies in the inner district by the river.
 */
public final class StreetNames {
    /** The street the guides speak of. */
    public static final String MILL_ROAD = "Mill Road";

    /** Names of the planned main roads by course; a blank for what is named like any other street. */
    private static final List<String> PLANNED = List.of(
            "Crown Boulevard",
            "King Street",
            "Queen Street",
            "Quarry Hill Road",
            "Observatory Road",
            "Lake Road",
            "Foundry Road",
            "Ferry Road",
            "Townline Road",
            "Riverside Drive",
            "Quay Street",
            "Wall Street");

    private final SplittableRandom random;
    private final List<String> bases = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private int nextBase;

    private StreetNames(Streams streams) {
        random = streams.stage("street names");
        given.add("Mill");
        for (String planned : PLANNED) {
            given.add(planned.substring(0, planned.lastIndexOf(' ')));
        }
        bases.addAll(Words.shuffled("street", random));
        List<String> second = Words.shuffled("second", random);
        List<String> first = Words.shuffled("first", random);
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < first.size(); i++) {
                String other = second.get((i * 7 + round * 11) % second.size());
                if (!other.equals(first.get(i))) {
                    bases.add(first.get(i) + " " + other);
                }
            }
        }
    }

    /** Names the streets of a plan and answers their segments. */
    public static List<Segment> assign(Streams streams, StreetPlan plan) {
        return new StreetNames(streams).name(plan);
    }

    private List<Segment> name(StreetPlan plan) {
        List<Strokes.Run> runs = new ArrayList<>();
        Map<Integer, Double> longest = new HashMap<>();
        for (Strokes.Run run : new Strokes(plan.graph()).runs()) {
            int course = run.edges().get(0).course();
            longest.merge(course, run.length_m(), Math::max);
            runs.add(run);
        }
        Strokes.Run mill = runs.stream()
                .filter(run -> course(run) >= PLANNED.size() && run.length_m() > 640 && run.length_m() < 1_700)
                .filter(run -> run.edges().stream()
                        .allMatch(edge -> edge.tract() != null && edge.tract().district() == District.INNER))
                .min(Comparator.comparingDouble(run -> run.start().at().distance(Terrain.CENTRE)
                        + run.end().at().distance(Terrain.CENTRE)))
                .orElseGet(() -> runs.get(runs.size() / 2));
        List<Segment> segments = new ArrayList<>();
        for (Strokes.Run run : runs) {
            int course = course(run);
            boolean planned = course < PLANNED.size() && run.length_m() == longest.get(course);
            if (run == mill) {
                addAll(segments, run.fromCentre(), MILL_ROAD);
            } else if (planned && (course == 1 || course == 2)) {
                addHalves(segments, run, PLANNED.get(course), course == 1);
            } else if (planned && (course == 0 || course == 8)) {
                addQuarters(segments, run, PLANNED.get(course));
            } else if (planned) {
                addAll(segments, run.fromCentre(), PLANNED.get(course));
            } else {
                Strokes.Run turned = run.fromCentre();
                addAll(segments, turned, nextBase() + " " + kind(turned));
            }
        }
        return segments;
    }

    private static int course(Strokes.Run run) {
        return run.edges().get(0).course();
    }

    /** A main street divided where it passes the centre, each half numbered outwards. */
    private void addHalves(List<Segment> segments, Strokes.Run run, String name, boolean eastWest) {
        int middle = 0;
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i <= run.edges().size(); i++) {
            StreetNode node = i == 0 ? run.start() : run.part(0, i).end();
            if (node.at().distance(Terrain.CENTRE) < nearest) {
                nearest = node.at().distance(Terrain.CENTRE);
                middle = i;
            }
        }
        List<Strokes.Run> halves = middle == 0 || middle == run.edges().size()
                ? List.of(run)
                : List.of(run.part(0, middle), run.part(middle, run.edges().size()));
        for (Strokes.Run half : halves) {
            Strokes.Run turned = half.fromCentre();
            Coordinate end = turned.end().at();
            String side = eastWest
                    ? end.x > Terrain.CENTRE.x ? " East" : " West"
                    : end.y > Terrain.CENTRE.y ? " North" : " South";
            addAll(segments, turned, name + side);
        }
    }

    /** A ring divided into its northern, eastern, southern and western parts. */
    private static void addQuarters(List<Segment> segments, Strokes.Run ring, String name) {
        int count = ring.edges().size();
        int first = 0;
        while (first < count - 1 && quarter(ring, first).equals(quarter(ring, (first + count - 1) % count))) {
            first++;
        }
        for (int done = 0; done < count; ) {
            String quarter = quarter(ring, (first + done) % count);
            List<StreetEdge> edges = new ArrayList<>();
            List<Boolean> forward = new ArrayList<>();
            for (; done < count && quarter.equals(quarter(ring, (first + done) % count)); done++) {
                edges.add(ring.edges().get((first + done) % count));
                forward.add(ring.forward().get((first + done) % count));
            }
            addAll(segments, new Strokes.Run(edges, forward), name + quarter);
        }
    }

    private static String quarter(Strokes.Run ring, int index) {
        StreetEdge edge = ring.edges().get(index);
        Coordinate at = Lines.along(edge.line(), edge.length_m() / 2);
        double dx = at.x - Terrain.CENTRE.x;
        double dy = (at.y - Terrain.CENTRE.y) * 1.15;
        return Math.abs(dx) > Math.abs(dy) ? dx > 0 ? " East" : " West" : dy > 0 ? " North" : " South";
    }

    private static void addAll(List<Segment> segments, Strokes.Run run, String name) {
        double measure = 0;
        for (int i = 0; i < run.edges().size(); i++) {
            StreetEdge edge = run.edges().get(i);
            segments.add(new Segment(segments.size(), edge, run.forward().get(i), name, measure));
            measure += edge.length_m();
        }
    }

    private String nextBase() {
        while (nextBase < bases.size()) {
            String base = bases.get(nextBase++);
            String word = base.split(" ")[0];
            boolean heard = given.stream().anyMatch(other -> other.equals(word) || confusing(base, other));
            if (!heard) {
                given.add(base);
                return base;
            }
        }
        String numbered = "Concession " + (++nextBase - bases.size());
        given.add(numbered);
        return numbered;
    }

    /** Whether two names could be taken for one another when heard badly: few letters apart for their length. */
    static boolean confusing(String one, String other) {
        int apart = apart(one.toLowerCase(), other.toLowerCase());
        return apart < (Math.min(one.length(), other.length()) <= 5 ? 2 : 3);
    }

    private static int apart(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int k = 0; k < row.length; k++) {
            row[k] = k;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int k = 1; k < row.length; k++) {
                int swap = diagonal + (one.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1);
                diagonal = row[k];
                row[k] = Math.min(swap, Math.min(row[k], row[k - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /** The word after the name, by what the street is and how it runs. */
    private String kind(Strokes.Run run) {
        StreetEdge edge = run.edges().get(0);
        District district = edge.tract() == null ? District.RURAL : edge.tract().district();
        boolean deadEnd = run.end().edges.size() == 1;
        double straight = run.start().at().distance(run.end().at());
        Coordinate heading = Lines.direction(run.start().at(), run.end().at());
        boolean mostlyNorth = Math.abs(heading.y) > Math.abs(heading.x);
        return switch (edge.plannedClass()) {
            case ARTERIAL -> "Road";
            case COLLECTOR ->
                district == District.OLD
                        ? "Street"
                        : district == District.RURAL
                                ? pick("Road", "Road", "Line")
                                : pick("Road", "Drive", "Avenue", "Parkway");
            default ->
                switch (district) {
                    case OLD -> run.length_m() < 130 ? pick("Lane", "Row", "Street") : "Street";
                    case INNER -> deadEnd && run.length_m() < 200 ? "Place" : mostlyNorth ? "Street" : "Avenue";
                    default ->
                        deadEnd && run.length_m() < 260
                                ? pick("Court", "Court", "Place", "Close")
                                : straight < 0.62 * run.length_m() && run.length_m() < 1_100
                                        ? pick("Crescent", "Crescent", "Circle")
                                        : pick("Drive", "Way", "Street", "Road", "Terrace");
                };
        };
    }

    private String pick(String... options) {
        return options[random.nextInt(options.length)];
    }
}
