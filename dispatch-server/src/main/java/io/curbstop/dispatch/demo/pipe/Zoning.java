package io.curbstop.dispatch.demo.pipe;

import io.curbstop.dispatch.demo.land.Terrain;
import io.curbstop.dispatch.demo.street.District;
import io.curbstop.dispatch.demo.street.StreetEdge;
import io.curbstop.dispatch.demo.street.StreetNode;
import io.curbstop.dispatch.demo.street.StreetPlan;
import io.curbstop.dispatch.demo.street.Tract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Divides the network into pressure zones by height of the ground: the valley, and one zone for each tank around the
 * ground that is too high for the valley's pressure. A zone that no tank would reach falls to its neighbour.
 */
final class Zoning {
    private static final double VALLEY_TOP_M = 133;
    private static final int SMALLEST_ZONE = 30;

    private final Terrain terrain;
    private final StreetPlan plan;
    private final Supply supply;
    private final List<Zone> zones = new ArrayList<>();
    private final Map<StreetEdge, Zone> ofEdge = new HashMap<>();
    private final Map<StreetNode, Zone> ofNode = new HashMap<>();

    Zoning(Terrain terrain, StreetPlan plan, Supply supply) {
        this.terrain = terrain;
        this.plan = plan;
        this.supply = supply;
        zones.add(new Zone(0, "Valley", 178));
        List<Supply.Source> sources = supply.sources();
        for (int i = 1; i < sources.size(); i++) {
            double ground = terrain.elevation_m(sources.get(i).site().front());
            String name = sources.get(i).name().replace(" Tank", "");
            zones.add(new Zone(i, name, Math.round(Math.max(186, ground + 34))));
        }
        Map<Tract, Integer> wanted = byGround();
        for (StreetEdge edge : supply.streets()) {
            ofEdge.put(edge, zones.get(wanted(edge, wanted)));
        }
        for (Supply.Source tank : sources.subList(1, sources.size())) {
            carryTank(tank, sources.indexOf(tank));
        }
        settle();
        giveSmallZonesAway();
        settle();
    }

    /** A zone with hardly a street is none: its tank floats on the neighbour's. */
    private void giveSmallZonesAway() {
        Map<Zone, Integer> sizes = new HashMap<>();
        supply.streets().forEach(edge -> sizes.merge(ofEdge.get(edge), 1, Integer::sum));
        for (StreetEdge edge : supply.streets()) {
            if (sizes.get(ofEdge.get(edge)) < SMALLEST_ZONE) {
                ofEdge.put(edge, zones.get(0));
            }
        }
    }

    private void settle() {
        for (int round = 0; round < 12 && giveAwayUnfed(); round++) {
            assignNodes();
        }
        assignNodes();
    }

    /** The zone each tract asks for: the valley where the ground is low, otherwise that of the nearest tank. */
    private Map<Tract, Integer> byGround() {
        Map<Tract, Integer> wanted = new HashMap<>();
        for (Tract tract : plan.tracts()) {
            Coordinate middle = tract.area().getCentroid().getCoordinate();
            int zone = 0;
            if (terrain.elevation_m(middle) > VALLEY_TOP_M) {
                double nearest = 3_000;
                for (int i = 1; i < zones.size(); i++) {
                    double distance =
                            middle.distance(supply.sources().get(i).site().front());
                    if (distance < nearest) {
                        nearest = distance;
                        zone = i;
                    }
                }
            }
            wanted.put(tract, zone);
        }
        return wanted;
    }

    private static int wanted(StreetEdge edge, Map<Tract, Integer> wanted) {
        int zone = -1;
        for (boolean left : new boolean[] {true, false}) {
            Tract tract = edge.tract(left);
            if (tract != null && tract.district() != District.RURAL) {
                zone = zone < 0 ? wanted.get(tract) : Math.min(zone, wanted.get(tract));
            }
        }
        return Math.max(0, zone);
    }

    /** A tank's zone takes the streets from the tank to where that zone begins. */
    private void carryTank(Supply.Source tank, int zone) {
        Routes routes = new Routes(
                tank.edge().from(), (edge, from) -> supply.serves(edge) ? edge.length_m() : Double.MAX_VALUE);
        StreetNode begin =
                routes.nearest(node -> node.edges().stream().anyMatch(edge -> ofEdge.get(edge) == zones.get(zone)));
        ofEdge.put(tank.edge(), zones.get(zone));
        if (begin != null) {
            routes.back(begin).forEach(edge -> ofEdge.put(edge, zones.get(zone)));
        }
    }

    /** A node belongs to the lowest zone of its streets: higher ones are shut off at it. */
    private void assignNodes() {
        ofNode.clear();
        for (StreetEdge edge : supply.streets()) {
            for (StreetNode node : List.of(edge.from(), edge.to())) {
                ofNode.merge(node, ofEdge.get(edge), (a, b) -> a.head_m() <= b.head_m() ? a : b);
            }
        }
    }

    /** Gives streets that are cut off from their zone's source to a neighbour; answers whether any was. */
    private boolean giveAwayUnfed() {
        assignNodes();
        Set<StreetEdge> fed = new HashSet<>();
        for (int i = 0; i < supply.sources().size(); i++) {
            feed(supply.sources().get(i).edge(), fed);
        }
        boolean changed = false;
        for (StreetEdge edge : supply.streets()) {
            if (!fed.contains(edge)) {
                Zone from = ofNode.get(edge.from());
                Zone to = ofNode.get(edge.to());
                Zone lower = from.head_m() <= to.head_m() ? from : to;
                if (ofEdge.get(edge) != lower) {
                    ofEdge.put(edge, lower);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private void feed(StreetEdge start, Set<StreetEdge> fed) {
        List<StreetEdge> open = new ArrayList<>(List.of(start));
        fed.add(start);
        while (!open.isEmpty()) {
            StreetEdge edge = open.remove(open.size() - 1);
            for (StreetNode node : List.of(edge.from(), edge.to())) {
                if (ofNode.get(node) == ofEdge.get(edge)) {
                    for (StreetEdge next : node.edges()) {
                        if (ofEdge.get(next) == ofEdge.get(edge) && fed.add(next)) {
                            open.add(next);
                        }
                    }
                }
            }
        }
    }

    Zone of(StreetEdge edge) {
        return ofEdge.get(edge);
    }

    Zone of(StreetNode node) {
        return ofNode.get(node);
    }

    /** Whether a street's main is parted from the network at one of its ends, because another zone begins there. */
    boolean boundary(StreetEdge edge, StreetNode end) {
        return ofNode.get(end) != ofEdge.get(edge);
    }

    /** The zones' areas: the tracts in town by the zone of most of their streets. */
    Map<Zone, Geometry> areas() {
        Map<Tract, Map<Integer, Double>> votes = new LinkedHashMap<>();
        for (StreetEdge edge : supply.streets()) {
            for (boolean left : new boolean[] {true, false}) {
                Tract tract = edge.tract(left);
                if (tract != null && tract.district() != District.RURAL) {
                    votes.computeIfAbsent(tract, key -> new TreeMap<>())
                            .merge(ofEdge.get(edge).id(), edge.length_m(), Double::sum);
                }
            }
        }
        Map<Integer, List<Geometry>> parts = new TreeMap<>();
        votes.forEach((tract, lengths) -> {
            int zone = lengths.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            parts.computeIfAbsent(zone, key -> new ArrayList<>())
                    .add(tract.area().buffer(0.05));
        });
        Map<Zone, Geometry> areas = new LinkedHashMap<>();
        parts.forEach((zone, shapes) -> areas.put(
                zones.get(zone), terrain.shapes().buildGeometry(shapes).union().norm()));
        return areas;
    }
}
