package io.curbstop.dispatch.shutdown.sheet;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Finds each label on a drawing the place where it covers least, in points on the paper. */
final class MapLabels {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final float GAP = 3;

    private final Envelope paper;
    private final List<Geometry> lines = new ArrayList<>();
    private final List<Envelope> taken = new ArrayList<>();

    MapLabels(Rectangle2D.Float room) {
        paper = new Envelope(room.x, room.x + room.width, room.y, room.y + room.height);
    }

    /** A line that labels should not cover. */
    void keepOff(Geometry line) {
        lines.add(line);
    }

    /**
     * The place for the label of a mark: right of it, left, above, below or at a corner, the first that covers least.
     *
     * @param x the middle of the mark
     * @param r half its width
     * @param width of the label
     * @param height of the label
     */
    Envelope place(float x, float y, float r, float width, float height) {
        float right = x + r + GAP;
        float left = x - r - GAP - width;
        float above = y + r + GAP;
        float below = y - r - GAP - height;
        float middleX = x - width / 2;
        float middleY = y - height / 2;
        float[][] corners = {
            {right, middleY}, {left, middleY}, {middleX, above}, {middleX, below},
            {right, above - r}, {right, below + r}, {left, above - r}, {left, below + r}
        };
        List<Envelope> places = new ArrayList<>();
        for (float[] corner : corners) {
            places.add(new Envelope(corner[0], corner[0] + width, corner[1], corner[1] + height));
        }
        Envelope best =
                places.stream().min(Comparator.comparingDouble(this::covered)).orElseThrow();
        taken.add(best);
        taken.add(new Envelope(x - r, x + r, y - r, y + r));
        return best;
    }

    /** How much of lines and other labels a label there would cover, and how much of it would be off the paper. */
    private double covered(Envelope place) {
        Geometry box = GEOMETRIES.toGeometry(place);
        double sum = place.getArea() - paper.intersection(place).getArea();
        for (Envelope other : taken) {
            sum += other.intersection(place).getArea();
        }
        for (Geometry line : lines) {
            sum += line.intersection(box).getLength();
        }
        return sum;
    }
}
