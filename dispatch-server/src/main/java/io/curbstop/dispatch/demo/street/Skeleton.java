package io.curbstop.dispatch.demo.street;

import static io.curbstop.dispatch.demo.land.Lines.point;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.land.Terrain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * The main roads: radials out of the old town, a ring, an outer ring, quays along the river, and the country roads
 * between. They alone cross the river.
 */
final class Skeleton {
    private static final double SNAP_M = 14;
    private static final double STRAY_M = 170;

    /** Main roads by their bends; what is drawn first gives its junctions to what comes after. */
    private static final double[][][] ARTERIALS = {
        {
            {-60, 3_120},
            {900, 3_250},
            {1_900, 3_300},
            {3_050, 3_340},
            {3_800, 3_440},
            {4_350, 3_500},
            {4_850, 3_390},
            {5_450, 3_050},
            {6_250, 2_480},
            {7_500, 1_950},
            {8_900, 1_600}
        },
        {
            {4_800, 7_100},
            {4_640, 6_000},
            {4_480, 5_050},
            {4_400, 4_500},
            {4_400, 3_950},
            {4_350, 3_500},
            {4_240, 2_700},
            {4_150, 1_700},
            {4_000, 700},
            {4_020, -100}
        },
        {{4_540, 4_480}, {4_380, 4_590}, {3_950, 4_900}, {3_350, 5_420}, {2_450, 5_950}, {1_500, 6_450}, {600, 7_100}},
        {{4_330, 4_590}, {4_560, 4_640}, {5_100, 4_800}, {5_900, 5_080}, {6_900, 5_420}, {8_900, 5_950}},
        {{4_260, 3_640}, {4_170, 3_380}, {3_800, 2_950}, {3_150, 2_250}, {2_300, 1_500}, {1_400, 850}, {300, -100}},
        {{4_130, 2_920}, {4_330, 2_700}, {4_800, 2_250}, {5_600, 1_500}, {6_350, 700}, {6_900, -100}},
        {{3_620, 5_330}, {3_300, 5_290}, {2_600, 5_230}, {1_500, 5_480}, {600, 5_800}, {-60, 5_900}},
    };

    private static final double[][] RING = {
        {2_640, 3_680}, {2_660, 4_250}, {2_760, 4_800}, {3_180, 5_240}, {3_800, 5_400}, {4_600, 5_560}, {5_250, 5_420},
        {5_780, 4_950}, {5_960, 4_300}, {6_080, 3_500}, {6_000, 2_850}, {5_600, 2_200}, {5_050, 1_840}, {4_350, 1_790},
        {3_650, 1_800}, {3_080, 2_180}, {2_820, 2_780}, {2_640, 3_680}
    };

    private static final double[][] OUTER_RING = {
        {1_540, 3_200}, {1_600, 2_400}, {1_760, 1_700}, {2_050, 1_260}, {2_550, 950}, {3_300, 820}, {4_080, 800},
        {5_000, 720}, {5_850, 800}, {6_480, 1_060}, {6_900, 1_550}, {7_120, 2_200}, {7_200, 2_900}, {7_360, 3_500},
        {7_330, 4_200}, {7_100, 4_900}, {6_820, 5_500}, {6_300, 6_050}, {5_500, 6_260}, {4_640, 6_280}, {3_800, 6_380},
        {3_000, 6_330}, {2_300, 6_080}, {1_800, 5_650}, {1_560, 5_100}, {1_440, 4_500}, {1_500, 3_850}, {1_540, 3_200}
    };

    private static final double[][] OLD_TOWN_RING = {
        {3_620, 3_830},
        {3_560, 3_430},
        {3_700, 3_020},
        {4_120, 2_790},
        {4_620, 2_860},
        {5_020, 3_150},
        {5_180, 3_560},
        {5_120, 3_980}
    };

    private static final double[][][] COUNTRY_ROADS = {
        {{760, -100}, {680, 900}, {560, 2_000}, {480, 3_300}, {420, 4_700}, {560, 5_800}, {620, 7_100}},
        {{8_080, -100}, {8_000, 900}, {8_050, 1_850}, {8_120, 2_900}, {8_060, 4_200}, {8_150, 5_700}, {8_240, 7_100}},
        {{-60, 900}, {700, 860}, {1_380, 830}},
        {{6_300, 760}, {7_200, 640}, {8_100, 700}, {8_900, 660}},
        {{4_620, 6_400}, {5_500, 6_560}, {6_500, 6_480}, {7_400, 6_620}, {8_900, 6_560}},
        {{7_310, 3_680}, {7_800, 3_800}, {8_120, 3_780}, {8_900, 3_860}},
        {{1_620, 2_900}, {1_200, 2_820}, {520, 2_860}},
        {{2_300, 6_060}, {2_700, 6_600}, {2_820, 7_100}},
        {{6_700, 5_330}, {6_560, 6_000}, {6_500, 6_480}},
        {{2_900, 860}, {2_720, 400}, {2_700, -100}},
        {{5_250, 740}, {5_330, 300}, {5_300, -100}},
    };

    private final Terrain terrain;
    private final SplittableRandom random;
    private final StreetGraph graph;
    private int courses;

    Skeleton(Streams streams, Terrain terrain, StreetGraph graph) {
        this.terrain = terrain;
        this.random = streams.stage("skeleton");
        this.graph = graph;
    }

    /** Draws the main roads and answers how many courses there are. */
    int draw() {
        draw(smooth(RING, 0), StreetClass.ARTERIAL);
        for (double[][] road : ARTERIALS) {
            draw(smooth(road, 28), StreetClass.ARTERIAL);
        }
        draw(smooth(OUTER_RING, 0), StreetClass.ARTERIAL);
        draw(quay(76), StreetClass.COLLECTOR);
        draw(quay(-76), StreetClass.COLLECTOR);
        draw(smooth(OLD_TOWN_RING, 0), StreetClass.COLLECTOR);
        for (double[][] road : COUNTRY_ROADS) {
            draw(smooth(road, 22), StreetClass.COLLECTOR);
        }
        cutStrays();
        markBridges();
        return courses;
    }

    private void draw(Coordinate[] line, StreetClass streetClass) {
        GeometryFactory shapes = terrain.shapes();
        Geometry inside = shapes.createLineString(line).intersection(terrain.sheet());
        for (int i = 0; i < inside.getNumGeometries(); i++) {
            if (inside.getGeometryN(i) instanceof LineString part) {
                graph.draw(part.getCoordinates(), streetClass, courses, SNAP_M);
            }
        }
        courses++;
    }

    /** A smooth road through its bends, each moved a little, except the ends of those that must close. */
    private Coordinate[] smooth(double[][] bends, double jitter_m) {
        List<Coordinate> points = new ArrayList<>();
        for (double[] bend : bends) {
            points.add(point(
                    bend[0] + (random.nextDouble() * 2 - 1) * jitter_m,
                    bend[1] + (random.nextDouble() * 2 - 1) * jitter_m));
        }
        return Lines.through(points, 25);
    }

    /** The street along one bank, between the two bridges of the ring. */
    private Coordinate[] quay(double left_m) {
        Coordinate[] along = Arrays.stream(Lines.offset(terrain.river(), left_m))
                .filter(at -> at.x > 2_500 && at.x < 6_250)
                .toArray(Coordinate[]::new);
        List<Coordinate> sparse = new ArrayList<>();
        for (int i = 0; i < along.length; i += 8) {
            sparse.add(along[i]);
        }
        return Lines.through(sparse, 25);
    }

    /** Removes the ends that reach past a junction. */
    private void cutStrays() {
        for (boolean again = true; again; ) {
            again = false;
            for (StreetEdge edge : graph.edges()) {
                boolean loose = loose(edge.from()) || loose(edge.to());
                if (loose && edge.length_m() < 2.5 * STRAY_M) {
                    graph.remove(edge);
                    again = true;
                }
            }
        }
    }

    private boolean loose(StreetNode node) {
        double margin = 5;
        return node.edges.size() == 1
                && node.at().x > margin
                && node.at().y > margin
                && node.at().x < Terrain.WIDTH_M - margin
                && node.at().y < Terrain.HEIGHT_M - margin;
    }

    /** Cuts what crosses the river at its banks and marks the middle as a bridge. */
    private void markBridges() {
        Geometry water = terrain.riverArea().buffer(4);
        GeometryFactory shapes = terrain.shapes();
        for (StreetEdge edge : graph.edges()) {
            Geometry over = shapes.createLineString(edge.line()).intersection(water);
            if (over.isEmpty()) {
                continue;
            }
            Coordinate[] span = over.getGeometryN(0).getCoordinates();
            double start = Lines.foot(edge.line(), span[0]).measure_m();
            double end = Lines.foot(edge.line(), span[span.length - 1]).measure_m();
            graph.remove(edge);
            StreetNode first = start < 1 ? edge.from() : graph.addNode(Lines.along(edge.line(), start));
            StreetNode second = end > edge.length_m() - 1 ? edge.to() : graph.addNode(Lines.along(edge.line(), end));
            connect(edge, edge.from(), first, 0, start, false);
            connect(edge, first, second, start, end, true);
            connect(edge, second, edge.to(), end, edge.length_m(), false);
        }
    }

    private void connect(StreetEdge whole, StreetNode a, StreetNode b, double from_m, double to_m, boolean bridge) {
        if (a != b) {
            graph.connect(a, b, Lines.cut(whole.line(), from_m, to_m), whole.plannedClass(), whole.course(), bridge);
        }
    }
}
