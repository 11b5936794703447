package io.curbstop.dispatch.demo.street;

import io.curbstop.dispatch.demo.land.Lines;
import org.locationtech.jts.geom.Coordinate;

/**
 * A place on an existing street where a new one may meet it.
 *
 * @param at the place
 * @param inward the direction square to the street, towards the new one
 * @param edge the street, when a node is to be made on it
 * @param measure_m where on the street
 * @param existing the node to use, when there is one
 */
record Junction(Coordinate at, Coordinate inward, StreetEdge edge, double measure_m, StreetNode existing) {
    private static final double SNAP_M = 24;

    /** Where a path from inside first meets a street on the ring of its tract squarely enough, or null. */
    static Junction find(StreetGraph graph, Coordinate[] ring, Coordinate[] path, double spacing_m) {
        for (int p = 1; p < path.length; p++) {
            for (int i = 1; i < ring.length; i++) {
                Coordinate hit = Lines.crossing(path[p - 1], path[p], ring[i - 1], ring[i]);
                if (hit != null) {
                    Coordinate heading = Lines.direction(path[p - 1], path[p]);
                    return at(graph, hit, heading, spacing_m);
                }
            }
        }
        return null;
    }

    private static Junction at(StreetGraph graph, Coordinate hit, Coordinate heading, double spacing_m) {
        StreetEdge edge = graph.findNearest(hit, 0.5);
        if (edge == null || edge.bridge()) {
            return null;
        }
        double measure = Lines.foot(edge.line(), hit).measure_m();
        Coordinate square = Lines.left(Lines.directionAt(edge.line(), measure));
        double side = square.x * heading.x + square.y * heading.y;
        if (Math.abs(side) < 0.62) {
            return null;
        }
        Coordinate inward = Lines.shifted(new Coordinate(0, 0), square, side > 0 ? -1 : 1);
        StreetNode near = measure < edge.length_m() / 2 ? edge.from() : edge.to();
        if (near.at().distance(hit) < SNAP_M) {
            return opposite(near, inward) ? new Junction(near.at(), inward, null, 0, near) : null;
        }
        if (Math.min(measure, edge.length_m() - measure) < spacing_m) {
            return null;
        }
        return new Junction(Lines.along(edge.line(), measure), inward, edge, measure, null);
    }

    /** Whether the node is a T whose free side is where the new street comes from. */
    private static boolean opposite(StreetNode node, Coordinate inward) {
        if (node.edges.size() != 3) {
            return false;
        }
        for (StreetEdge other : node.edges) {
            Coordinate leaving = other.leaving(node);
            if (leaving.x * inward.x + leaving.y * inward.y > 0.42) {
                return false;
            }
        }
        return true;
    }

    /** The node, made now if it is new. */
    StreetNode open(StreetGraph graph) {
        return existing != null ? existing : graph.nodeOn(edge, measure_m, 1);
    }
}
