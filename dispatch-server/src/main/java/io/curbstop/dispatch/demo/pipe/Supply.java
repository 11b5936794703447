package io.curbstop.dispatch.demo.pipe;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.street.District;
import io.curbstop.dispatch.demo.street.Site;
import io.curbstop.dispatch.demo.street.StreetClass;
import io.curbstop.dispatch.demo.street.StreetEdge;
import io.curbstop.dispatch.demo.street.StreetNode;
import io.curbstop.dispatch.demo.street.StreetPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which streets have a water main, where the works and tanks join, and along which streets the large mains run from the
 * works to the tanks.
 */
final class Supply {
    /** A works or tank and the place on a street where its main joins. */
    record Source(Site site, String kind, String name, StreetEdge edge, double measure_m) {}

    private final StreetPlan plan;
    private final Set<StreetEdge> served = new LinkedHashSet<>();
    private final Map<StreetEdge, Integer> trunks = new HashMap<>();
    private final List<Source> sources = new ArrayList<>();

    Supply(StreetPlan plan) {
        this.plan = plan;
        List<StreetEdge> edges = plan.graph().edges();
        edges.stream().filter(Supply::inTown).forEach(served::add);
        List<StreetEdge> links = edges.stream()
                .filter(edge -> !served.contains(edge) && touches(edge.from()) && touches(edge.to()))
                .filter(edge -> edge.bridge() || edge.tract() == null)
                .toList();
        served.addAll(links);
        bridgesWithTheirEnds(edges);
        findSources();
        Source works = sources.get(0);
        connectPieces(works.edge.from());
        trunks(works);
    }

    private static boolean inTown(StreetEdge edge) {
        return edge.tract() != null && edge.tract().district() != District.RURAL;
    }

    private boolean touches(StreetNode node) {
        return node.edges().stream().anyMatch(served::contains);
    }

    private void bridgesWithTheirEnds(List<StreetEdge> edges) {
        for (int round = 0; round < 3; round++) {
            for (StreetEdge edge : edges) {
                boolean carries = edge.tract() == null && (touches(edge.from()) || touches(edge.to()));
                if (carries && inside(edge)) {
                    served.add(edge);
                }
            }
        }
    }

    private static boolean inside(StreetEdge edge) {
        return edge.from().edges().size() > 1 && edge.to().edges().size() > 1 && edge.length_m() < 400;
    }

    private void findSources() {
        for (Site site : plan.sites()) {
            if (site.kind() == Site.Kind.WATER_WORKS) {
                sources.add(0, source(site, "works", site.name()));
            } else if (site.kind() == Site.Kind.TANK) {
                sources.add(source(site, "tank", site.name()));
            }
        }
    }

    private Source source(Site site, String kind, String name) {
        StreetEdge edge = plan.graph().findNearest(site.front(), 60);
        return new Source(
                site, kind, name, edge, Lines.foot(edge.line(), site.front()).measure_m());
    }

    private static double cost(StreetEdge edge, StreetNode from) {
        double weight = edge.streetClass() == StreetClass.ARTERIAL
                ? 1
                : edge.streetClass() == StreetClass.COLLECTOR ? 1.2 : 2.5;
        return edge.length_m() * weight;
    }

    /** Serves whatever more is needed to make one network of all served streets and sources. */
    private void connectPieces(StreetNode start) {
        for (Source source : sources) {
            served.add(source.edge);
        }
        Routes routes = new Routes(start, Supply::cost);
        Set<StreetNode> joined = new HashSet<>();
        spread(start, joined);
        for (StreetNode node : routes.reached()) {
            if (touches(node) && !joined.contains(node)) {
                served.addAll(routes.back(node));
                spread(start, joined);
                spread(node, joined);
            }
        }
    }

    private void spread(StreetNode start, Set<StreetNode> joined) {
        List<StreetNode> open = new ArrayList<>(List.of(start));
        joined.add(start);
        while (!open.isEmpty()) {
            StreetNode node = open.remove(open.size() - 1);
            for (StreetEdge edge : node.edges()) {
                if (served.contains(edge) && joined.add(edge.other(node))) {
                    open.add(edge.other(node));
                }
            }
        }
    }

    private void trunks(Source works) {
        Routes routes = new Routes(
                works.edge.from(), (edge, from) -> served.contains(edge) ? cost(edge, from) : Double.MAX_VALUE);
        trunks.put(works.edge, 600);
        for (Source tank : sources.subList(1, sources.size())) {
            List<StreetEdge> path = routes.back(tank.edge.from());
            trunks.putIfAbsent(tank.edge, 400);
            for (int i = 0; i < path.size(); i++) {
                int diameter = i < path.size() / 3 ? 400 : i < path.size() * 2 / 3 ? 500 : 600;
                trunks.merge(path.get(i), diameter, Math::max);
            }
        }
    }

    boolean serves(StreetEdge edge) {
        return served.contains(edge);
    }

    /** The streets with a main, in a fixed order. */
    List<StreetEdge> streets() {
        return plan.graph().edges().stream().filter(served::contains).toList();
    }

    /** The diameter of the large main in a street; 0 where there is none. */
    int trunk_mm(StreetEdge edge) {
        return trunks.getOrDefault(edge, 0);
    }

    /** The sources, the works first. */
    List<Source> sources() {
        return sources;
    }
}
