package io.curbstop.dispatch.demo.block;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Noise;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.land.Terrain;
import io.curbstop.dispatch.demo.street.District;
import io.curbstop.dispatch.demo.street.Segment;
import io.curbstop.dispatch.demo.street.Site;
import io.curbstop.dispatch.demo.street.StreetEdge;
import io.curbstop.dispatch.demo.street.StreetPlan;
import io.curbstop.dispatch.demo.street.Tract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** The open land: parks and squares, the river's and creeks' banks, what houses leave over, and country woods. */
public final class Greens {
    private static final double GARDENS_M = 58;
    private static final double SMALLEST_M2 = 5_000;
    private static final double SIMPLE_M = 5;
    private static final int WOODS = 34;

    private final Terrain terrain;
    private final StreetPlan plan;
    private final SplittableRandom random;
    private final List<Green> greens = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private Greens(Streams streams, Terrain terrain, StreetPlan plan) {
        this.terrain = terrain;
        this.plan = plan;
        this.random = streams.stage("greens");
    }

    /** The open land of a city. */
    public static List<Green> grow(Streams streams, Terrain terrain, StreetPlan plan, List<Segment> segments) {
        Greens stage = new Greens(streams, terrain, plan);
        stage.sites(segments);
        stage.banks();
        plan.tracts().forEach(stage::leftOver);
        stage.woods();
        return stage.greens;
    }

    private void sites(List<Segment> segments) {
        for (Site site : plan.sites()) {
            switch (site.kind()) {
                case PARK -> greens.add(new Green(rounded(site.area(), 12), "park", parkName(site, segments)));
                case SQUARE -> greens.add(new Green(site.area(), "square", site.name()));
                case CEMETERY -> greens.add(new Green(site.area(), "cemetery", site.name()));
                case GOLF -> greens.add(new Green(site.area(), "golf_course", site.name()));
                default -> {
                    // Built on.
                }
            }
        }
    }

    /** A park is called after the street it is entered from. */
    private String parkName(Site site, List<Segment> segments) {
        StreetEdge edge = plan.graph().findNearest(site.front(), 2);
        for (Segment segment : segments) {
            if (segment.edge() == edge) {
                String base = segment.street().substring(0, segment.street().lastIndexOf(' '));
                String name = base + " Park";
                return names.add(name) ? name : null;
            }
        }
        return null;
    }

    private void banks() {
        Geometry water = terrain.riverArea();
        for (Geometry creek : terrain.creekAreas()) {
            water = water.union(creek);
        }
        Geometry land = terrain.banks().difference(water.union(terrain.lake()));
        Coordinate[] circle = new Coordinate[73];
        for (int i = 0; i < 72; i++) {
            double angle = 2 * StrictMath.PI * i / 72;
            circle[i] = Lines.point(4_350 + 3_050 * StrictMath.cos(angle), 3_560 + 2_750 * StrictMath.sin(angle));
        }
        circle[72] = circle[0];
        add(land.intersection(terrain.shapes().createPolygon(circle)), "park", 2_500);
    }

    /** What lies further from every street than gardens reach. */
    private void leftOver(Tract tract) {
        if (tract.district() == District.RURAL || tract.district() == District.INDUSTRIAL) {
            return;
        }
        GeometryFactory shapes = terrain.shapes();
        List<LineString> lines = new ArrayList<>();
        for (StreetEdge edge : plan.graph().near(tract.area().getEnvelopeInternal())) {
            if (edge.tract(true) == tract || edge.tract(false) == tract) {
                lines.add(simple(edge));
            }
        }
        Geometry open = tract.area()
                .difference(shapes.createMultiLineString(lines.toArray(LineString[]::new))
                        .buffer(GARDENS_M, 3));
        for (Site site : plan.sites()) {
            if (site.area().intersects(open)) {
                open = open.difference(site.area().buffer(4));
            }
        }
        add(open.buffer(-13, 3).buffer(13, 4), random.nextInt(3) == 0 ? "wood" : "park", SMALLEST_M2);
    }

    private void woods() {
        GeometryFactory shapes = terrain.shapes();
        for (int i = 0; i < WOODS; i++) {
            Coordinate middle =
                    Lines.point(random.nextDouble() * Terrain.WIDTH_M, random.nextDouble() * Terrain.HEIGHT_M);
            double reach = 110 + 190 * random.nextDouble();
            Noise edge = new Noise(random, 520);
            boolean country = plan.tracts().stream()
                    .anyMatch(tract -> tract.district() == District.RURAL
                            && tract.area().getEnvelopeInternal().contains(middle)
                            && tract.area().contains(shapes.createPoint(middle)));
            if (!country) {
                continue;
            }
            Coordinate[] ring = new Coordinate[61];
            for (int k = 0; k < 60; k++) {
                double angle = 2 * StrictMath.PI * k / 60;
                double x = middle.x + reach * 1.3 * StrictMath.cos(angle);
                double y = middle.y + reach * StrictMath.sin(angle);
                double bulge = 0.5 * edge.at(x, y);
                ring[k] = Lines.point(x + (x - middle.x) * bulge, y + (y - middle.y) * bulge);
            }
            ring[60] = ring[0];
            Geometry wood = shapes.createPolygon(ring).buffer(0).intersection(terrain.sheet());
            List<LineString> lines = new ArrayList<>();
            for (StreetEdge street : plan.graph().near(wood.getEnvelopeInternal())) {
                lines.add(simple(street));
            }
            wood = wood.difference(shapes.createMultiLineString(lines.toArray(LineString[]::new))
                    .buffer(62, 3));
            wood = wood.difference(terrain.banks());
            for (Tract tract : plan.tracts()) {
                if (tract.district() != District.RURAL
                        && tract.area().getEnvelopeInternal().intersects(wood.getEnvelopeInternal())
                        && tract.area().intersects(wood)) {
                    wood = wood.difference(tract.area());
                }
            }
            for (Site site : plan.sites()) {
                if (site.area().isWithinDistance(wood, 12)) {
                    wood = wood.difference(site.area().buffer(12));
                }
            }
            add(wood.buffer(-12, 3).buffer(12, 4), "wood", SMALLEST_M2);
        }
    }

    private void add(Geometry shape, String kind, double smallest_m2) {
        Geometry areas = shape.norm();
        for (int i = 0; i < areas.getNumGeometries(); i++) {
            if (areas.getGeometryN(i) instanceof Polygon area && area.getArea() > smallest_m2) {
                greens.add(new Green(area, kind, null));
            }
        }
    }

    private LineString simple(StreetEdge edge) {
        return (LineString) DouglasPeuckerSimplifier.simplify(terrain.shapes().createLineString(edge.line()), SIMPLE_M);
    }

    private static Polygon rounded(Polygon area, double radius_m) {
        return area.buffer(-radius_m).buffer(radius_m) instanceof Polygon round && !round.isEmpty() ? round : area;
    }
}
