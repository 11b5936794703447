package io.curbstop.dispatch.shutdown.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class MapLabelsTest {

    private static final Rectangle2D.Float PAPER = new Rectangle2D.Float(0, 0, 400, 300);

    private final MapLabels labels = new MapLabels(PAPER);

    @Test
    void aLabelStandsRightOfItsMarkWhereNothingIsInTheWay() {
        assertThat(labels.place(200, 150, 8, 40, 8).getMinX()).isGreaterThan(208);
    }

    @Test
    void aLabelStandsOffTheMainThatEndsAtItsMark() {
        Geometry main = line(200, 150, 380, 155);
        labels.keepOff(main);

        Envelope place = labels.place(200, 150, 8, 40, 8);

        assertThat(new GeometryFactory().toGeometry(place).intersects(main)).isFalse();
        assertThat(place.getMaxX()).isLessThan(192);
    }

    @Test
    void aLabelAtTheEdgeStaysOnThePaper() {
        Envelope place = labels.place(390, 150, 8, 40, 8);

        assertThat(place.getMaxX()).isLessThanOrEqualTo(400);
    }

    @Test
    void labelsOfMarksThatTouchDoNotCoverEachOther() {
        Envelope one = labels.place(200, 150, 8, 40, 8);
        Envelope other = labels.place(206, 152, 8, 40, 8);

        assertThat(one.intersection(other).getArea()).isZero();
    }

    private static Geometry line(double x1, double y1, double x2, double y2) {
        return new GeometryFactory()
                .createLineString(new Coordinate[] {new Coordinate(x1, y1), new Coordinate(x2, y2)});
    }
}
