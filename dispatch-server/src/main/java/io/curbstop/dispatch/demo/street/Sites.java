package io.curbstop.dispatch.demo.street;

import static io.curbstop.dispatch.demo.land.Lines.point;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.land.Terrain;
import io.curbstop.dispatch.demo.street.Site.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** Chooses the land that stays free of streets: each site is a rectangle with its front on a street of its tract. */
final class Sites {
    private static final Set<District> TOWN = EnumSet.of(District.INNER, District.SUBURB);
    private static final Set<District> OUTSIDE = EnumSet.of(District.RURAL, District.INDUSTRIAL);
    private static final double FRONT_M = 13;
    /** Where tanks stand: by zone, high ground near the outer road. */
    private static final Coordinate[] TANKS = {
        point(6_300, 5_600), point(2_100, 1_750), point(1_650, 6_300), point(5_000, 1_000)
    };

    private static final Map<Kind, List<String>> NAMES = Map.of(
            Kind.HOSPITAL, List.of("Riverview General Hospital"),
            Kind.CEMETERY, List.of("Hillside Cemetery"),
            Kind.WATER_WORKS, List.of("Upriver Water Works"),
            Kind.SEWAGE_WORKS, List.of("Downriver Sewage Works"),
            Kind.TANK, List.of("Observatory Hill Tank", "Lake Hill Tank", "Northfield Tank", "Southgate Tank"),
            Kind.DEPOT, List.of("East Depot", "West Depot"),
            Kind.GOLF, List.of("Creekside Golf Course"),
            Kind.SCHOOL,
                    List.of(
                            "Old Mill School",
                            "Riverbank School",
                            "Cathedral School",
                            "Tannery Creek School",
                            "Eastmount School",
                            "Westvale School",
                            "Northfield School",
                            "Southgate School",
                            "Lakeshore School",
                            "Observatory School",
                            "Heron Creek School",
                            "Fairground School",
                            "Orchard Park School",
                            "Ellery High School"));

    private final Terrain terrain;
    private final StreetGraph graph;
    private final List<Tract> tracts;
    private final SplittableRandom random;
    private final List<Front> fronts;
    private final List<Site> sites = new ArrayList<>();

    Sites(Streams streams, Terrain terrain, StreetGraph graph, List<Tract> tracts) {
        this.terrain = terrain;
        this.graph = graph;
        this.tracts = tracts;
        this.random = streams.stage("sites");
        this.fronts = fronts();
    }

    List<Site> choose() {
        place(Kind.HOSPITAL, point(5_350, 4_750), 270, 210, TOWN);
        place(Kind.CEMETERY, point(3_350, 2_250), 250, 170, TOWN);
        place(Kind.WATER_WORKS, point(1_250, 4_900), 190, 130, OUTSIDE);
        place(Kind.SEWAGE_WORKS, point(7_750, 2_700), 230, 150, OUTSIDE);
        for (Coordinate tank : TANKS) {
            place(Kind.TANK, tank, 60, 55, EnumSet.of(District.SUBURB, District.RURAL));
        }
        place(Kind.DEPOT, point(5_750, 2_350), 110, 80, EnumSet.of(District.INDUSTRIAL));
        place(Kind.DEPOT, point(2_500, 5_550), 100, 70, EnumSet.of(District.INDUSTRIAL));
        place(Kind.GOLF, point(2_600, 1_150), 620, 380, EnumSet.of(District.RURAL));
        squares();
        parks(Kind.SCHOOL, 14, 620, 165, 120);
        parks(Kind.PARK, 22, 380, 120, 90);
        return sites;
    }

    /** Some blocks of the old town stay open. */
    private void squares() {
        List<Tract> blocks = tracts.stream()
                .filter(tract -> tract.district() == District.OLD)
                .filter(tract -> tract.area().getArea() < 15_000 && tract.area().getArea() > 4_500)
                .sorted(Comparator.comparingDouble(
                        tract -> tract.area().getCentroid().getCoordinate().distance(Terrain.CENTRE)))
                .toList();
        for (int i = 0; i < blocks.size() && i < 3; i++) {
            Tract block = blocks.get(Math.min(blocks.size() - 1, i * i * 22));
            if (block.area().buffer(-11) instanceof Polygon inner && !inner.isEmpty()) {
                Coordinate middle = inner.getCentroid().getCoordinate();
                Coordinate front = Lines.foot(block.area().getExteriorRing().getCoordinates(), middle)
                        .at();
                sites.add(new Site(
                        i == 0 ? Kind.SQUARE : Kind.PARK,
                        i == 0 ? "Market Square" : null,
                        inner,
                        front,
                        Lines.direction(front, middle)));
            }
        }
    }

    /** As many sites of a kind as asked, the first near the middle, none close to another of its kind. */
    private void parks(Kind kind, int count, double apart_m, double width_m, double depth_m) {
        List<Tract> candidates = new ArrayList<>(tracts.stream()
                .filter(tract -> TOWN.contains(tract.district()) && tract.area().getArea() > 60_000)
                .sorted(Comparator.comparingDouble(
                        tract -> tract.area().getCentroid().getCoordinate().distance(Terrain.CENTRE)))
                .toList());
        int placed = 0;
        for (Tract tract : candidates) {
            Coordinate at = tract.area().getCentroid().getCoordinate();
            boolean close = sites.stream()
                    .anyMatch(site -> site.kind() == kind
                            && site.area().getCentroid().getCoordinate().distance(at) < apart_m);
            double size = 0.8 + 0.5 * random.nextDouble();
            if (!close && placed < count) {
                Coordinate target = Lines.shifted(at, point(random.nextDouble() - 0.5, random.nextDouble() - 0.5), 300);
                placed += place(kind, target, width_m * size, depth_m * size, TOWN) ? 1 : 0;
            }
        }
    }

    /** A place on the ring of a tract where a site may have its front. */
    private record Front(Tract tract, Coordinate[] ring, double measure_m, Coordinate at) {}

    private List<Front> fronts() {
        List<Front> out = new ArrayList<>();
        for (Tract tract : tracts) {
            Coordinate[] ring = tract.area().getExteriorRing().getCoordinates();
            double length = Lines.length(ring);
            for (double m = 20; m < length && tract.district() != District.OLD; m += 45) {
                out.add(new Front(tract, ring, m, Lines.along(ring, m)));
            }
        }
        return out;
    }

    /** Places a site with its front as near to a target as it fits. */
    private boolean place(Kind kind, Coordinate target, double width_m, double depth_m, Set<District> districts) {
        List<Front> near = fronts.stream()
                .filter(front -> districts.contains(front.tract.district()) && front.at.distance(target) < 2_500)
                .sorted(Comparator.comparingDouble(front -> front.at.distance(target)))
                .toList();
        for (Front front : near) {
            Site site = site(kind, front.tract, front.ring, front.measure_m, width_m, depth_m);
            if (site != null) {
                sites.add(site);
                return true;
            }
        }
        return false;
    }

    /** The next name of a kind, or null where they have none or no more. */
    private String name(Kind kind) {
        long used = sites.stream().filter(site -> site.kind() == kind).count();
        List<String> names = NAMES.getOrDefault(kind, List.of());
        return used < names.size() ? names.get((int) used) : null;
    }

    private static Polygon rounded(Polygon area, double radius_m) {
        return (Polygon) area.buffer(-radius_m).buffer(radius_m);
    }

    private Site site(Kind kind, Tract tract, Coordinate[] ring, double measure_m, double width_m, double depth_m) {
        Coordinate front = Lines.along(ring, measure_m);
        StreetEdge edge = graph.findNearest(front, 0.5);
        if (edge == null || edge.bridge()) {
            return null;
        }
        Coordinate along =
                Lines.direction(Lines.along(ring, measure_m - width_m / 2), Lines.along(ring, measure_m + width_m / 2));
        for (int side = -1; side <= 1; side += 2) {
            Coordinate inward = Lines.shifted(point(0, 0), Lines.left(along), side);
            Coordinate a = Lines.shifted(Lines.shifted(front, inward, FRONT_M), along, -width_m / 2);
            Coordinate b = Lines.shifted(a, along, width_m);
            Coordinate c = Lines.shifted(b, inward, depth_m);
            Coordinate d = Lines.shifted(a, inward, depth_m);
            Polygon area = terrain.shapes().createPolygon(new Coordinate[] {a, b, c, d, a});
            boolean fits = tract.area().contains(area)
                    && tract.area().getExteriorRing().distance(area) > FRONT_M * 0.72
                    && !area.intersects(terrain.banks())
                    && sites.stream().noneMatch(other -> other.area().distance(area) < 60);
            if (fits) {
                return new Site(kind, name(kind), kind == Kind.GOLF ? rounded(area, 130) : area, front, inward);
            }
        }
        return null;
    }
}
