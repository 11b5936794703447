package io.curbstop.dispatch.demo.street;

import static io.curbstop.dispatch.demo.land.Lines.point;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Noise;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.land.Terrain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.algorithm.MinimumAreaRectangle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Divides the land between the main roads into tracts: each piece too large for its district is cut across its long
 * side by a street that leaves both edges squarely, until it is small enough. The old town is cut down to its blocks.
 */
final class TractSplitter {
    private static final int TRIES = 14;

    private final Terrain terrain;
    private final GeometryFactory shapes;
    private final StreetGraph graph;
    private final SplittableRandom random;
    private final Noise edgeOfTown;
    private final Noise age;
    private final List<Tract> tracts = new ArrayList<>();
    private int courses;

    TractSplitter(Streams streams, Terrain terrain, StreetGraph graph, int firstCourse) {
        this.terrain = terrain;
        this.shapes = terrain.shapes();
        this.graph = graph;
        this.random = streams.stage("tracts");
        this.edgeOfTown = new Noise(random, 1_900);
        this.age = new Noise(random, 1_300);
        this.courses = firstCourse;
    }

    List<Tract> split() {
        List<Geometry> lines = new ArrayList<>();
        for (StreetEdge edge : graph.edges()) {
            lines.add(shapes.createLineString(edge.line()));
        }
        lines.add(terrain.banks().getBoundary());
        lines.add(terrain.sheet().getBoundary());
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(shapes.buildGeometry(lines).union());
        @SuppressWarnings("unchecked")
        Collection<Polygon> faces = polygonizer.getPolygons();
        List<Polygon> ordered = new ArrayList<>(faces);
        ordered.forEach(Polygon::normalize);
        ordered.sort(null);
        for (Polygon face : ordered) {
            if (!terrain.onBanks(face.getInteriorPoint().getCoordinate())) {
                split(shapes.createPolygon(face.getExteriorRing().getCoordinates()), 0);
            }
        }
        return tracts;
    }

    int courses() {
        return courses;
    }

    private void split(Polygon area, int depth) {
        Coordinate middle = area.getCentroid().getCoordinate();
        District district = district(middle, area);
        if (area.getArea() > district.largestTract_m2() && depth < 14) {
            Geometry box = MinimumAreaRectangle.getMinimumRectangle(area);
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Polygon[] halves = cut(area, box.getCoordinates(), district, attempt);
                if (halves != null) {
                    split(halves[0], depth + 1);
                    split(halves[1], depth + 1);
                    return;
                }
            }
        }
        tracts.add(new Tract(tracts.size(), area, district, built(middle, district)));
    }

    private District district(Coordinate at, Polygon area) {
        double out = StrictMath.hypot((at.x - 4_350) / 2_950, (at.y - 3_560) / 2_520);
        double ragged = out + 0.10 * edgeOfTown.at(at.x, at.y);
        if (out < 0.30 && at.y < 4_200 || out < 0.24) {
            return District.OLD;
        }
        if (at.distance(point(6_250, 2_250)) < 780 || at.distance(point(2_520, 5_560)) < 420) {
            return District.INDUSTRIAL;
        }
        return ragged < 0.62 ? District.INNER : ragged < 1.0 ? District.SUBURB : District.RURAL;
    }

    private int built(Coordinate at, District district) {
        double out = StrictMath.hypot((at.x - 4_350) / 2_950, (at.y - 3_560) / 2_520);
        double year =
                switch (district) {
                    case OLD -> 1_884 + 60 * out;
                    case INNER -> 1_898 + 72 * out;
                    case SUBURB -> 1_921 + 88 * out;
                    case INDUSTRIAL -> 1_948;
                    case RURAL -> 1_935;
                };
        return (int) Math.min(2_019, year + (district == District.OLD ? 8 : 20) * age.at(at.x, at.y));
    }

    /** Tries one cut and draws its street, or answers null. */
    private Polygon[] cut(Polygon area, Coordinate[] box, District district, int attempt) {
        boolean firstIsLong = box[0].distance(box[1]) > box[1].distance(box[2]);
        Coordinate along = firstIsLong ? Lines.direction(box[0], box[1]) : Lines.direction(box[1], box[2]);
        double length = Math.max(box[0].distance(box[1]), box[1].distance(box[2]));
        Coordinate across = Lines.left(along);
        if (attempt % 3 == 2) {
            Coordinate swap = along;
            along = across;
            across = swap;
            length = Math.min(box[0].distance(box[1]), box[1].distance(box[2]));
        }
        double lean =
                (random.nextDouble() - 0.5) * (district == District.OLD ? 0.36 : 0.2) + (attempt / 3 % 3 - 1) * 0.14;
        across = Lines.direction(point(0, 0), Lines.shifted(across, along, lean));
        Coordinate middle = Lines.between(box[0], box[2], 0.5);
        double shift = (random.nextDouble() - 0.5) * (0.18 + 0.05 * attempt) * length;
        Coordinate through = Lines.shifted(middle, along, shift);
        if (!area.contains(shapes.createPoint(through))) {
            return null;
        }
        Coordinate[] ring = area.getExteriorRing().getCoordinates();
        StreetNode from = junction(ring, through, across, district);
        StreetNode to = from == null ? null : junction(ring, through, Lines.shifted(point(0, 0), across, -1), district);
        if (to == null || from == to || offRing(ring, from) || offRing(ring, to)) {
            return null;
        }
        Coordinate[] street = street(ring, from.at(), to.at(), district);
        if (street == null || street.length < 2) {
            return null;
        }
        Polygon[] halves = halves(ring, street);
        double least = Math.min(halves[0].getArea(), halves[1].getArea());
        if (least < 0.28 * area.getArea()) {
            return null;
        }
        StreetClass kind =
                district == District.OLD && area.getArea() < 70_000 ? StreetClass.LOCAL : StreetClass.COLLECTOR;
        graph.connect(from, to, street, kind, courses++, false);
        return halves;
    }

    /** The place where a ray from inside meets a street on the ring: an old node nearby, or a new one, or null. */
    private StreetNode junction(Coordinate[] ring, Coordinate start, Coordinate direction, District district) {
        Coordinate far = Lines.shifted(start, direction, 4_000);
        Coordinate hit = null;
        int at = -1;
        for (int i = 1; i < ring.length; i++) {
            Coordinate crossing = Lines.crossing(start, far, ring[i - 1], ring[i]);
            if (crossing != null && (hit == null || start.distance(crossing) < start.distance(hit))) {
                hit = crossing;
                at = i;
            }
        }
        StreetEdge edge = hit == null ? null : graph.findNearest(hit, 0.5);
        if (edge == null || edge.bridge()) {
            return null;
        }
        Coordinate wall = Lines.direction(ring[at - 1], ring[at]);
        if (Math.abs(wall.x * direction.y - wall.y * direction.x) < 0.72) {
            return null;
        }
        double snap = district == District.OLD ? 16 : 26;
        double spacing = Math.min(district.junctionSpacing_m(), edge.length_m() / 2.6);
        double measure = Lines.foot(edge.line(), hit).measure_m();
        StreetNode near = measure < edge.length_m() / 2 ? edge.from() : edge.to();
        if (near.at().distance(hit) < snap) {
            return near.edges.size() == 3 && fits(near, Lines.direction(near.at(), start)) ? near : null;
        }
        if (spacing < snap) {
            return null;
        }
        double held = Math.max(spacing, Math.min(edge.length_m() - spacing, measure));
        return graph.nodeOn(edge, held, 0);
    }

    private static boolean offRing(Coordinate[] ring, StreetNode node) {
        return Lines.foot(ring, node.at()).distance_m() > 0.5;
    }

    private static boolean fits(StreetNode node, Coordinate leaving) {
        for (StreetEdge edge : node.edges) {
            Coordinate other = edge.leaving(node);
            if (other.x * leaving.x + other.y * leaving.y > 0.5) {
                return false;
            }
        }
        return true;
    }

    /** A street that leaves the ring squarely at both ends and keeps clear of the rest of it, or null. */
    private Coordinate[] street(Coordinate[] ring, Coordinate a, Coordinate b, District district) {
        double span = a.distance(b);
        Coordinate intoA = inward(ring, a, b);
        Coordinate intoB = inward(ring, b, a);
        double pull = span * (district == District.OLD ? 0.22 : 0.33);
        Coordinate[] line = Lines.bezier(a, Lines.shifted(a, intoA, pull), Lines.shifted(b, intoB, pull), b, 18);
        double clear = district == District.OLD ? 26 : 55;
        for (Coordinate at : line) {
            double fromEnds = Math.min(at.distance(a), at.distance(b));
            if (fromEnds > 4 && Lines.foot(ring, at).distance_m() < Math.min(clear, 0.7 * fromEnds)) {
                return null;
            }
        }
        return line;
    }

    /** The direction into the piece, square to its ring but turned a little towards the other end. */
    private static Coordinate inward(Coordinate[] ring, Coordinate at, Coordinate other) {
        Coordinate wall = Lines.directionAt(ring, Lines.foot(ring, at).measure_m());
        Coordinate square = Lines.left(wall);
        Coordinate towards = Lines.direction(at, other);
        double side = square.x * towards.x + square.y * towards.y < 0 ? -1 : 1;
        return Lines.direction(
                point(0, 0), point(square.x * side + 0.5 * towards.x, square.y * side + 0.5 * towards.y));
    }

    private Polygon[] halves(Coordinate[] ring, Coordinate[] street) {
        Lines.Foot a = Lines.foot(ring, street[0]);
        Lines.Foot b = Lines.foot(ring, street[street.length - 1]);
        boolean swapped = a.measure_m() > b.measure_m();
        Coordinate[] inner = swapped ? Lines.reversed(street) : street;
        double low = Math.min(a.measure_m(), b.measure_m());
        double high = Math.max(a.measure_m(), b.measure_m());
        List<Coordinate> one = new ArrayList<>(Arrays.asList(Lines.cut(ring, low, high)));
        one.set(0, inner[0]);
        one.set(one.size() - 1, inner[inner.length - 1]);
        one.addAll(Arrays.asList(Lines.reversed(inner)).subList(1, inner.length));
        List<Coordinate> two = new ArrayList<>(Arrays.asList(Lines.cut(ring, high, Lines.length(ring))));
        two.set(0, inner[inner.length - 1]);
        two.remove(two.size() - 1);
        two.addAll(Arrays.asList(Lines.cut(ring, 0, low)));
        two.set(two.size() - 1, inner[0]);
        two.addAll(Arrays.asList(inner).subList(1, inner.length));
        return new Polygon[] {closed(one), closed(two)};
    }

    private Polygon closed(List<Coordinate> ring) {
        ring.set(ring.size() - 1, ring.get(0));
        List<Coordinate> clean = new ArrayList<>();
        for (Coordinate at : ring) {
            if (clean.isEmpty() || clean.get(clean.size() - 1).distance(at) > 1e-6) {
                clean.add(at);
            }
        }
        clean.set(clean.size() - 1, clean.get(0));
        return shapes.createPolygon(clean.toArray(Coordinate[]::new));
    }
}
