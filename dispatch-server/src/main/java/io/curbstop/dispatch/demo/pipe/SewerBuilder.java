package io.curbstop.dispatch.demo.pipe;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.land.Terrain;
import io.curbstop.dispatch.demo.street.District;
import io.curbstop.dispatch.demo.street.Site;
import io.curbstop.dispatch.demo.street.StreetEdge;
import io.curbstop.dispatch.demo.street.StreetNode;
import io.curbstop.dispatch.demo.street.StreetPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;

/**
 * Lays the sewers: a tree along the streets towards the works, choosing falling streets where it can; streets off the
 * tree drain from their upper end to their lower one.
 */
public final class SewerBuilder {
    private static final double MANHOLE_SPACING_M = 95;
    private static final double COVER_M = 2.1;
    private static final double FALL = 0.004;
    private static final double DEEPEST_M = 9;

    private final Terrain terrain;
    private final StreetPlan plan;
    private final SplittableRandom random;
    private final List<Sewer.Manhole> manholes = new ArrayList<>();
    private final List<Sewer> sewers = new ArrayList<>();
    private final Map<StreetNode, Sewer.Manhole> atNode = new HashMap<>();

    private SewerBuilder(Streams streams, Terrain terrain, StreetPlan plan) {
        this.terrain = terrain;
        this.plan = plan;
        this.random = streams.stage("sewers");
    }

    /** The sewers under the streets of a plan. */
    public static SewerNetwork lay(Streams streams, Terrain terrain, StreetPlan plan) {
        return new SewerBuilder(streams, terrain, plan).lay();
    }

    private SewerNetwork lay() {
        Site works = plan.sites().stream()
                .filter(site -> site.kind() == Site.Kind.SEWAGE_WORKS)
                .findFirst()
                .orElseThrow();
        StreetEdge door = plan.graph().findNearest(works.front(), 60);
        StreetNode start =
                door.from().at().distance(Terrain.CENTRE) < door.to().at().distance(Terrain.CENTRE)
                        ? door.from()
                        : door.to();
        Map<StreetNode, Double> ground = new HashMap<>();
        plan.graph().nodes().forEach(node -> ground.put(node, terrain.elevation_m(node.at())));
        Routes routes = new Routes(start, (edge, lower) -> {
            double against = ground.get(lower) - ground.get(edge.other(lower));
            return edge.length_m() + 70 * Math.max(0, against);
        });
        Sewer.Manhole outlet = manhole(works.area().getCentroid().getCoordinate());
        Map<StreetEdge, Integer> load = load(routes);
        pipe(new Coordinate[] {start.at(), outlet.at()}, manhole(start), outlet, 900, 1_968);
        for (StreetEdge edge : plan.graph().edges()) {
            boolean intoFrom = routes.towardsStart(edge.to()) == edge;
            boolean intoTo = routes.towardsStart(edge.from()) == edge;
            if ((intoFrom || intoTo) && load.getOrDefault(edge, 0) > 0) {
                street(edge, intoFrom ? edge.to() : edge.from(), true, diameter_mm(load.get(edge)));
            } else if (inTown(edge) && !intoFrom && !intoTo) {
                boolean fromIsUpper = ground.get(edge.from()) >= ground.get(edge.to());
                street(edge, fromIsUpper ? edge.from() : edge.to(), false, 200);
            }
        }
        return new SewerNetwork(manholes, depths(), sewers, outlet);
    }

    private static boolean inTown(StreetEdge edge) {
        return !edge.bridge() && edge.tract() != null && edge.tract().district() != District.RURAL;
    }

    /** How many streets of the town drain through each street of the tree. */
    private Map<StreetEdge, Integer> load(Routes routes) {
        Map<StreetEdge, Integer> load = new HashMap<>();
        List<StreetNode> reached = routes.reached();
        for (int i = reached.size() - 1; i >= 0; i--) {
            StreetNode node = reached.get(i);
            StreetEdge down = routes.towardsStart(node);
            if (down == null) {
                continue;
            }
            int sum = inTown(down) ? 1 : 0;
            for (StreetEdge edge : node.edges()) {
                boolean tributary = routes.towardsStart(edge.other(node)) == edge;
                if (edge != down) {
                    sum += tributary ? load.getOrDefault(edge, 0) : inTown(edge) ? 1 : 0;
                }
            }
            load.put(down, sum);
        }
        return load;
    }

    private static int diameter_mm(int streets) {
        return streets < 12 ? 200 : streets < 40 ? 250 : streets < 120 ? 375 : streets < 320 ? 525 : 750;
    }

    /** The sewer of a street from its upper end; one off the tree begins a little way in, with a manhole of its own. */
    private void street(StreetEdge edge, StreetNode upper, boolean wholeLength, int diameter_mm) {
        Coordinate[] line = edge.from() == upper ? edge.line() : Lines.reversed(edge.line());
        double begin = wholeLength ? 0 : Math.min(18, edge.length_m() / 3);
        double length = edge.length_m() - begin;
        int parts = Math.max(1, (int) Math.round(length / MANHOLE_SPACING_M));
        int year = edge.tract() == null ? 1_958 : edge.tract().built();
        Sewer.Manhole last = wholeLength ? manhole(upper) : manhole(Lines.along(line, begin));
        for (int i = 1; i <= parts; i++) {
            double from = begin + length * (i - 1) / parts;
            double to = begin + length * i / parts;
            Sewer.Manhole next = i == parts ? manhole(edge.other(upper)) : manhole(Lines.along(line, to));
            pipe(Lines.cut(line, from, to), last, next, diameter_mm, year);
            last = next;
        }
    }

    private Sewer.Manhole manhole(StreetNode node) {
        return atNode.computeIfAbsent(node, key -> manhole(key.at()));
    }

    private Sewer.Manhole manhole(Coordinate at) {
        Sewer.Manhole manhole = new Sewer.Manhole(manholes.size(), at, terrain.elevation_m(at));
        manholes.add(manhole);
        return manhole;
    }

    private void pipe(Coordinate[] line, Sewer.Manhole from, Sewer.Manhole to, int diameter_mm, int built) {
        int year = random.nextInt(9) == 0 ? Math.max(built, 1_990 + random.nextInt(30)) : built;
        String material = diameter_mm > 450 ? "CO" : year < 1_962 ? "VC" : year < 1_980 ? "CO" : "PVC";
        Coordinate[] exact = line.clone();
        exact[0] = from.at();
        exact[exact.length - 1] = to.at();
        LocalDate day = LocalDate.of(year, 5 + random.nextInt(6), 1 + random.nextInt(28));
        sewers.add(new Sewer(sewers.size(), from, to, exact, new Pipe(diameter_mm, material, day)));
    }

    /** Depths such that every sewer falls, as far as digging goes; beyond that a lift station would stand. */
    private List<Double> depths() {
        double[] invert = new double[manholes.size()];
        for (Sewer.Manhole manhole : manholes) {
            invert[manhole.id()] = manhole.ground_m() - COVER_M;
        }
        Map<Sewer.Manhole, List<Sewer>> out = new HashMap<>();
        int[] waiting = new int[manholes.size()];
        for (Sewer sewer : sewers) {
            out.computeIfAbsent(sewer.from(), key -> new ArrayList<>()).add(sewer);
            waiting[sewer.to().id()]++;
        }
        List<Sewer.Manhole> ready = new ArrayList<>(
                manholes.stream().filter(manhole -> waiting[manhole.id()] == 0).toList());
        Set<Sewer.Manhole> done = new HashSet<>();
        while (!ready.isEmpty()) {
            Sewer.Manhole manhole = ready.remove(ready.size() - 1);
            if (!done.add(manhole)) {
                continue;
            }
            for (Sewer sewer : out.getOrDefault(manhole, List.of())) {
                int lower = sewer.to().id();
                double arrives = invert[manhole.id()] - FALL * Lines.length(sewer.line());
                double deepest = sewer.to().ground_m() - DEEPEST_M;
                invert[lower] = Math.max(deepest, Math.min(invert[lower], arrives));
                if (--waiting[lower] == 0) {
                    ready.add(sewer.to());
                }
            }
        }
        Double[] depths = new Double[manholes.size()];
        for (Sewer.Manhole manhole : manholes) {
            depths[manhole.id()] = Math.round((manhole.ground_m() - invert[manhole.id()]) * 100) / 100.0;
        }
        return Arrays.asList(depths);
    }
}
