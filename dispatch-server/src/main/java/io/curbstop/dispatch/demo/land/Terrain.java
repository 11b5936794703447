package io.curbstop.dispatch.demo.land;

import static io.curbstop.dispatch.demo.land.Lines.point;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Ground and water. The river enters in the west, bows around the old town and leaves in the east; three creeks join it
 * and a lake lies in the south-west. The ground rises from the river to hills in the north-east and south-west.
 */
public final class Terrain {
    /** Width of the sheet, metres. */
    public static final double WIDTH_M = 8_800;
    /** Height of the sheet, metres. */
    public static final double HEIGHT_M = 7_000;
    /** Where the market square lies. */
    public static final Coordinate CENTRE = new Coordinate(4_350, 3_500);

    private static final double[][] RIVER = {
        {-300, 4_850}, {700, 4_960}, {1_500, 4_690}, {2_300, 4_760}, {3_000, 4_460}, {3_520, 4_060}, {4_100, 3_930},
        {4_700, 4_080}, {5_300, 4_010}, {5_830, 3_620}, {6_450, 3_260}, {7_150, 3_330}, {7_900, 2_930}, {9_100, 2_560}
    };
    private static final double[][][] CREEKS = {
        {{3_250, 7_100}, {3_420, 6_500}, {3_080, 5_900}, {3_200, 5_350}, {2_900, 4_950}, {2_960, 4_480}},
        {{2_900, -100}, {2_650, 600}, {3_050, 1_300}, {2_900, 2_050}, {3_250, 2_700}, {3_130, 3_350}, {3_480, 4_090}},
        {{7_500, 7_100}, {7_250, 6_300}, {7_450, 5_500}, {7_150, 4_700}, {6_750, 4_000}, {6_640, 3_230}}
    };
    private static final double[][] HILLS = {
        {6_300, 5_750, 1_250, 58}, {2_050, 1_650, 1_150, 50}, {1_200, 6_400, 1_000, 34}, {7_500, 500, 1_200, 26}
    };

    private final GeometryFactory shapes;
    private final Noise rough;
    private final Coordinate[] river;
    private final List<Coordinate[]> creeks = new ArrayList<>();
    private final Polygon sheet;
    private final Polygon riverArea;
    private final List<Geometry> creekAreas = new ArrayList<>();
    private final Polygon lake;
    private final Geometry banks;
    private final PreparedGeometry banksPrepared;

    /** Lays out the ground of a seed. */
    public Terrain(Streams streams, GeometryFactory shapes) {
        this.shapes = shapes;
        SplittableRandom random = streams.stage("terrain");
        rough = new Noise(random, 900);
        river = Lines.through(jittered(RIVER, random, 45), 20);
        sheet = rectangle(0, 0, WIDTH_M, HEIGHT_M);
        riverArea = riverArea(new Noise(random, 700));
        Geometry zone = riverArea.buffer(32);
        for (double[][] course : CREEKS) {
            Coordinate[] creek = Lines.through(jittered(course, random, 40), 20);
            Coordinate[] wiggled = wiggled(creek, new Noise(random, 260));
            creeks.add(wiggled);
            Geometry bed = shapes.createLineString(wiggled).buffer(3.5, 4);
            creekAreas.add(bed.difference(riverArea).intersection(sheet));
            zone = zone.union(shapes.createLineString(wiggled).buffer(22, 6));
        }
        lake = lake(point(1_080, 2_250), 420, 230, new Noise(random, 600));
        banks = zone.union(lake.buffer(35)).intersection(sheet);
        banksPrepared = PreparedGeometryFactory.prepare(banks);
    }

    private static List<Coordinate> jittered(double[][] course, SplittableRandom random, double by_m) {
        List<Coordinate> out = new ArrayList<>();
        for (double[] at : course) {
            out.add(point(at[0] + (random.nextDouble() * 2 - 1) * by_m, at[1] + (random.nextDouble() * 2 - 1) * by_m));
        }
        return out;
    }

    private static Coordinate[] wiggled(Coordinate[] line, Noise noise) {
        Coordinate[] out = new Coordinate[line.length];
        for (int i = 0; i < line.length; i++) {
            double calm = Math.min(1, (line.length - 1 - i) / 12.0);
            Coordinate side =
                    Lines.left(Lines.direction(line[Math.max(0, i - 1)], line[Math.min(i + 1, line.length - 1)]));
            out[i] = Lines.shifted(line[i], side, 26 * calm * noise.at(line[i].x, line[i].y));
        }
        return out;
    }

    private Polygon riverArea(Noise width) {
        Coordinate[] left = new Coordinate[river.length];
        Coordinate[] right = new Coordinate[river.length];
        for (int i = 0; i < river.length; i++) {
            Coordinate side =
                    Lines.left(Lines.direction(river[Math.max(0, i - 2)], river[Math.min(i + 2, river.length - 1)]));
            left[i] = Lines.shifted(river[i], side, 36 + 9 * width.at(river[i].x, river[i].y));
            right[i] = Lines.shifted(river[i], side, -36 - 9 * width.at(river[i].y, river[i].x));
        }
        List<Coordinate> ring = new ArrayList<>(Arrays.asList(left));
        ring.addAll(Arrays.asList(Lines.reversed(right)));
        ring.add(left[0]);
        return (Polygon) shapes.createPolygon(ring.toArray(Coordinate[]::new)).intersection(sheet);
    }

    private Polygon lake(Coordinate middle, double a, double b, Noise shape) {
        int steps = 90;
        Coordinate[] ring = new Coordinate[steps + 1];
        for (int i = 0; i < steps; i++) {
            double angle = 2 * StrictMath.PI * i / steps;
            double c = StrictMath.cos(angle);
            double s = StrictMath.sin(angle);
            double reach = 1 + 0.28 * shape.at(middle.x + a * c, middle.y + a * s);
            ring[i] = point(middle.x + reach * (a * c + 0.35 * b * s), middle.y + reach * (b * s - 0.2 * a * c));
        }
        ring[steps] = ring[0];
        return shapes.createPolygon(ring);
    }

    private Polygon rectangle(double x0, double y0, double x1, double y1) {
        return shapes.createPolygon(
                new Coordinate[] {point(x0, y0), point(x1, y0), point(x1, y1), point(x0, y1), point(x0, y0)});
    }

    /** Height of the ground above the sea, metres. */
    public double elevation_m(Coordinate at) {
        Lines.Foot foot = Lines.foot(river, at);
        double water = 112 - 0.0012 * foot.measure_m();
        double slope = foot.distance_m() / 850;
        double height =
                water + 3 + 17 * (1 - StrictMath.exp(-slope * slope)) + 4 * rough.at(at.x, at.y) * Math.min(1, slope);
        for (double[] hill : HILLS) {
            double dx = (at.x - hill[0]) / hill[2];
            double dy = (at.y - hill[1]) / hill[2];
            height += hill[3] * StrictMath.exp(-(dx * dx + dy * dy)) * Math.min(1, slope * 1.5);
        }
        return height;
    }

    /** Whether a place is water or bank, where nothing is built. */
    public boolean onBanks(Coordinate at) {
        return banksPrepared.intersects(shapes.createPoint(at));
    }

    /** The whole sheet. */
    public Polygon sheet() {
        return sheet;
    }

    /** The river's middle line, from west to east. */
    public Coordinate[] river() {
        return river;
    }

    /** The creeks' middle lines, towards the river. */
    public List<Coordinate[]> creeks() {
        return creeks;
    }

    /** The river's surface. */
    public Polygon riverArea() {
        return riverArea;
    }

    /** The creeks' beds, in the order of {@link #creeks()}. */
    public List<Geometry> creekAreas() {
        return creekAreas;
    }

    /** The lake's surface. */
    public Polygon lake() {
        return lake;
    }

    /** Water and its banks together. */
    public Geometry banks() {
        return banks;
    }

    /** The factory that makes all shapes of this city. */
    public GeometryFactory shapes() {
        return shapes;
    }
}
