package io.curbstop.dispatch.demo.street;

import static io.curbstop.dispatch.demo.land.Lines.point;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Noise;
import java.util.random.RandomGenerator;
import org.locationtech.jts.geom.Coordinate;

/**
 * A bent grid: rows and columns at even steps, turned and pushed about by slow noise. Because the noise is gentle the
 * lines of the grid never cross except at their common points.
 */
final class Lattice {
    private final Coordinate origin;
    private final double cos;
    private final double sin;
    private final double column_m;
    private final double row_m;
    private final double bend_m;
    private final Noise bendX;
    private final Noise bendY;

    Lattice(
            Coordinate origin,
            double angle,
            double column_m,
            double row_m,
            double bend_m,
            double wave_m,
            RandomGenerator random) {
        this.origin = origin;
        this.cos = StrictMath.cos(angle);
        this.sin = StrictMath.sin(angle);
        this.column_m = column_m;
        this.row_m = row_m;
        this.bend_m = bend_m;
        this.bendX = new Noise(random, wave_m);
        this.bendY = new Noise(random, wave_m);
    }

    /** The place of a grid position; whole numbers are crossings. */
    Coordinate at(double column, double row) {
        double x = column * column_m;
        double y = row * row_m;
        double px = origin.x + cos * x - sin * y;
        double py = origin.y + sin * x + cos * y;
        return point(px + bend_m * bendX.at(px, py), py + bend_m * bendY.at(px, py));
    }

    /** The line between two grid positions, following the bends. */
    Coordinate[] line(double column0, double row0, double column1, double row1) {
        double length = at(column0, row0).distance(at(column1, row1));
        int steps = Math.max(2, (int) Math.round(length / 22));
        Coordinate[] out = new Coordinate[steps + 1];
        for (int i = 0; i <= steps; i++) {
            double part = (double) i / steps;
            out[i] = at(column0 + (column1 - column0) * part, row0 + (row1 - row0) * part);
        }
        return out;
    }

    /** The column and row whose unbent place this is, as fractions. */
    Coordinate position(Coordinate at) {
        double dx = at.x - origin.x;
        double dy = at.y - origin.y;
        return Lines.point((cos * dx + sin * dy) / column_m, (cos * dy - sin * dx) / row_m);
    }
}
