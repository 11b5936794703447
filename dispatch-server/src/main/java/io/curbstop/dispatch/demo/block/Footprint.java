package io.curbstop.dispatch.demo.block;

import io.curbstop.dispatch.demo.land.Lines;
import java.util.random.RandomGenerator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * A building's outline in its own frame: x along the street, y away from it, the front wall's middle at the origin.
 *
 * @param corners the corners, not closed
 */
record Footprint(double[][] corners) {

    /** A plain rectangle. */
    static Footprint box(double width_m, double depth_m) {
        double w = width_m / 2;
        return new Footprint(new double[][] {{-w, 0}, {w, 0}, {w, depth_m}, {-w, depth_m}});
    }

    /** A house: a rectangle, or one with a garage in front or a wing behind. */
    static Footprint house(double width_m, double depth_m, RandomGenerator random) {
        double w = width_m / 2;
        double step = 1.5 + 2.5 * random.nextDouble();
        double at = (random.nextDouble() - 0.5) * 0.4 * width_m;
        return switch (random.nextInt(4)) {
            case 0 -> box(width_m, depth_m);
            case 1 ->
                new Footprint(new double[][] {{-w, step}, {at, step}, {at, 0}, {w, 0}, {w, depth_m}, {-w, depth_m}});
            case 2 ->
                new Footprint(new double[][] {{-w, 0}, {at, 0}, {at, step}, {w, step}, {w, depth_m}, {-w, depth_m}});
            default ->
                new Footprint(new double[][] {
                    {-w, 0}, {w, 0}, {w, depth_m - step}, {at, depth_m - step}, {at, depth_m}, {-w, depth_m}
                });
        };
    }

    /** A large building: a rectangle or an L. */
    static Footprint hall(double width_m, double depth_m, RandomGenerator random) {
        if (random.nextInt(3) == 0) {
            return box(width_m, depth_m);
        }
        double w = width_m / 2;
        double notch = depth_m * (0.3 + 0.3 * random.nextDouble());
        double at = (random.nextDouble() - 0.5) * 0.5 * width_m;
        return new Footprint(new double[][] {
            {-w, 0}, {w, 0}, {w, depth_m - notch}, {at, depth_m - notch}, {at, depth_m}, {-w, depth_m}
        });
    }

    /** The outline in the city, its front wall's middle at a place, with the street along {@code along}. */
    Polygon place(GeometryFactory shapes, Coordinate front, Coordinate along, Coordinate away) {
        Coordinate[] ring = new Coordinate[corners.length + 1];
        for (int i = 0; i < corners.length; i++) {
            ring[i] = Lines.shifted(Lines.shifted(front, along, corners[i][0]), away, corners[i][1]);
        }
        ring[corners.length] = ring[0];
        return shapes.createPolygon(ring);
    }
}
