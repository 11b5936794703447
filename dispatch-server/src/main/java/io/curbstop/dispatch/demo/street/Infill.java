package io.curbstop.dispatch.demo.street;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.land.Terrain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * Fills tracts with local streets. A bent grid is laid over the tract; of its links a random tree is kept, so that
 * every street is reached, and of the rest a share: nearly all in the inner districts, few in the suburbs, where what
 * is left reads as loops, crescents and courts.
 */
final class Infill {
    private static final double INNER_ANGLE = 0.16;

    private final Terrain terrain;
    private final GeometryFactory shapes;
    private final StreetGraph graph;
    private final SplittableRandom random;
    private final Lattice innerLattice;
    private final List<Site> sites;
    private int courses;

    Infill(Streams streams, Terrain terrain, StreetGraph graph, List<Site> sites, int firstCourse) {
        this.terrain = terrain;
        this.shapes = terrain.shapes();
        this.graph = graph;
        this.random = streams.stage("infill");
        this.innerLattice = new Lattice(Terrain.CENTRE, INNER_ANGLE, 168, 79, 26, 1_000, random);
        this.sites = sites;
        this.courses = firstCourse;
    }

    /** A crossing of the grid inside the tract. */
    private static final class Spot {
        final int column;
        final int row;
        final Coordinate at;
        StreetNode node;
        Spot root = this;

        Spot(int column, int row, Coordinate at) {
            this.column = column;
            this.row = row;
            this.at = at;
        }

        Spot root() {
            Spot top = this;
            while (top.root != top) {
                top = top.root;
            }
            root = top;
            return top;
        }
    }

    /** A possible street: between two crossings, or from one out to the tract's edge when {@code b} is null. */
    private record Link(Spot a, Spot b, int stepColumn, int stepRow, double weight) {}

    void fill(List<Tract> tracts) {
        for (Tract tract : tracts) {
            boolean uncut = tract.district() == District.OLD && tract.area().getArea() > 30_000;
            if (tract.district() == District.INNER || uncut) {
                fill(tract, innerLattice, 40, 38);
            } else if (tract.district() == District.SUBURB) {
                double angle = longestSide(tract.area()) + (random.nextDouble() - 0.5) * 0.2;
                double column = 150 + random.nextInt(60);
                double row = 86 + random.nextInt(10);
                double bend = tract.built() < 1_972 ? 28 : 48;
                Coordinate origin = tract.area().getCentroid().getCoordinate();
                fill(tract, new Lattice(origin, angle, column, row, bend, 520, random), 58, 85);
            }
        }
    }

    private static double longestSide(Polygon area) {
        Coordinate[] ring = area.getExteriorRing().getCoordinates();
        double best = 0;
        double angle = 0;
        double reach = 220;
        double length = Lines.length(ring);
        for (double m = 0; m + reach < length; m += 30) {
            Coordinate a = Lines.along(ring, m);
            Coordinate b = Lines.along(ring, m + reach);
            if (a.distance(b) > best) {
                best = a.distance(b);
                angle = StrictMath.atan2(b.y - a.y, b.x - a.x);
            }
        }
        return angle;
    }

    private void fill(Tract tract, Lattice lattice, double clear_m, double spacing_m) {
        Coordinate[] ring = tract.area().getExteriorRing().getCoordinates();
        Map<Long, Spot> spots = spots(tract.area(), ring, lattice, clear_m);
        List<Link> links = links(tract, lattice, ring, spots, clear_m);
        boolean dense = tract.district() != District.SUBURB;
        double extraAcross = dense ? 0.9 : tract.built() < 1_972 ? 0.45 : 0.22;
        double extraAlong = dense ? 0.96 : tract.built() < 1_972 ? 0.78 : 0.5;
        double extraOut = dense ? 0.9 : tract.built() < 1_972 ? 0.6 : 0.3;
        Spot outside = new Spot(0, 0, Terrain.CENTRE);
        int rowCourse = courses + 1_000;
        int columnCourse = courses + 3_000;
        courses += 4_000;
        for (Link link : links) {
            Spot other = link.b == null ? outside : link.b;
            boolean joins = link.a.root() != other.root();
            double chance = link.b == null ? extraOut : link.stepRow != 0 ? extraAcross : extraAlong;
            if (!joins && random.nextDouble() > chance) {
                continue;
            }
            int course = link.stepRow == 0 ? rowCourse + link.a.row : columnCourse + link.a.column;
            boolean drawn = link.b == null
                    ? drawOut(link, lattice, ring, spots, spacing_m, course)
                    : drawInside(link, lattice, course);
            if (drawn) {
                link.a.root().root = other.root();
            }
        }
        removeCutOff(spots, outside);
    }

    private Map<Long, Spot> spots(Polygon area, Coordinate[] ring, Lattice lattice, double clear_m) {
        Envelope box = new Envelope();
        for (Coordinate at : ring) {
            box.expandToInclude(lattice.position(at));
        }
        Map<Long, Spot> spots = new LinkedHashMap<>();
        for (int column = (int) box.getMinX() - 2; column <= box.getMaxX() + 2; column++) {
            for (int row = (int) box.getMinY() - 2; row <= box.getMaxY() + 2; row++) {
                Coordinate at = lattice.at(column, row);
                if (free(area, ring, at, clear_m)) {
                    spots.put(key(column, row), new Spot(column, row, at));
                }
            }
        }
        return spots;
    }

    private boolean free(Polygon area, Coordinate[] ring, Coordinate at, double clear_m) {
        return area.getEnvelopeInternal().contains(at)
                && Lines.foot(ring, at).distance_m() >= clear_m
                && area.contains(shapes.createPoint(at))
                && !terrain.onBanks(at)
                && clearOfSites(at);
    }

    /** Whether a place leaves room for a row of houses between it and any land kept free. */
    private boolean clearOfSites(Coordinate at) {
        for (Site site : sites) {
            Envelope box = site.area().getEnvelopeInternal();
            if (box.distance(new Envelope(at)) < 14 && site.area().distance(shapes.createPoint(at)) < 14) {
                return false;
            }
        }
        return true;
    }

    private List<Link> links(Tract tract, Lattice lattice, Coordinate[] ring, Map<Long, Spot> spots, double clear_m) {
        List<Link> links = new ArrayList<>();
        for (Spot spot : spots.values()) {
            for (int[] step : new int[][] {{1, 0}, {0, 1}, {-1, 0}, {0, -1}}) {
                Spot next = spots.get(key(spot.column + step[0], spot.row + step[1]));
                double weight = random.nextDouble() + (step[1] != 0 ? 0.45 : 0);
                if (next == null) {
                    links.add(new Link(spot, null, step[0], step[1], weight + 0.35));
                } else if (step[0] + step[1] > 0) {
                    Coordinate middle = lattice.at(spot.column + step[0] / 2.0, spot.row + step[1] / 2.0);
                    if (free(tract.area(), ring, middle, clear_m * 0.85)) {
                        links.add(new Link(spot, next, step[0], step[1], weight));
                    }
                }
            }
        }
        links.sort(Comparator.comparingDouble(Link::weight));
        return links;
    }

    private static long key(int column, int row) {
        return (long) column << 32 ^ (row & 0xffffffffL);
    }

    private StreetNode node(Spot spot) {
        if (spot.node == null) {
            spot.node = graph.addNode(spot.at);
        }
        return spot.node;
    }

    private boolean drawInside(Link link, Lattice lattice, int course) {
        Coordinate[] line = lattice.line(link.a.column, link.a.row, link.b.column, link.b.row);
        for (Coordinate at : line) {
            if (!clearOfSites(at)) {
                return false;
            }
        }
        graph.connect(node(link.a), node(link.b), line, StreetClass.LOCAL, course, false);
        return true;
    }

    /** Carries a grid line on to the street around the tract, if there is one there and room for a junction. */
    private boolean drawOut(
            Link link, Lattice lattice, Coordinate[] ring, Map<Long, Spot> spots, double spacing_m, int course) {
        Coordinate[] path = lattice.line(
                link.a.column, link.a.row, link.a.column + 1.8 * link.stepColumn, link.a.row + 1.8 * link.stepRow);
        Junction junction = Junction.find(graph, ring, path, spacing_m);
        if (junction == null) {
            return false;
        }
        Coordinate start = link.a.at;
        double span = start.distance(junction.at());
        if (span > 300 || span < 25) {
            return false;
        }
        Coordinate leaving = Lines.direction(start, Lines.along(path, 20));
        Coordinate[] line = Lines.bezier(
                start,
                Lines.shifted(start, leaving, span * 0.33),
                Lines.shifted(junction.at(), junction.inward(), span * 0.33),
                junction.at(),
                18);
        for (Coordinate at : line) {
            if (!clearOfSites(at)) {
                return false;
            }
            if (at.distance(start) > 34 && at.distance(junction.at()) > 34 && graph.findNearest(at, 30) != null) {
                return false;
            }
            for (Spot spot : spots.values()) {
                if (spot != link.a && spot.at.distance(at) < 40) {
                    return false;
                }
            }
        }
        StreetNode end = junction.open(graph);
        if (end == null) {
            return false;
        }
        graph.connect(node(link.a), end, line, StreetClass.LOCAL, course, false);
        return true;
    }

    /** Removes what found no way out. */
    private void removeCutOff(Map<Long, Spot> spots, Spot outside) {
        for (Spot spot : spots.values()) {
            if (spot.node != null && spot.root() != outside.root()) {
                List.copyOf(spot.node.edges).forEach(graph::remove);
            }
        }
    }
}
