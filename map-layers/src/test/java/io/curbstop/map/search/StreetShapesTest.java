package io.curbstop.map.search;

import static io.curbstop.map.search.Town.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.map.source.FeatureRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class StreetShapesTest {

    private static Geometry redrawn(Town town, String id) {
        List<FeatureRecord> streets = StreetShapes.redraw(town.streets, town.mains);
        assertThat(streets)
                .extracting(FeatureRecord::id)
                .isEqualTo(town.streets.stream().map(FeatureRecord::id).toList());
        return streets.stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow()
                .geometry();
    }

    /** A crescent off a straight street, with another street close on one side. */
    private static Town crescent() {
        return new Town()
                .street("S1", "MILL RD", from(-200, 0, 0, 0))
                .street("S2", "MILL RD", from(0, 0, 100, 0))
                .street("S3", "MILL RD", from(100, 0, 300, 0))
                .street("S4", "ELM ST", from(-200, -80, 300, -80))
                .bare("C", "ELM CRES", from(0, 0, 100, 0), 340);
    }

    @Test
    void bendsACrescentAwayFromTheStreetsAround() {
        Geometry line = redrawn(crescent(), "C");

        assertThat(line.getLength()).isEqualTo(340, within(35.0));
        assertThat(line.getCentroid().getY()).as("north, where there is room").isGreaterThan(40);
        assertThat(line.getSRID()).isEqualTo(32618);
    }

    @Test
    void followsTheMainThatLiesUnderTheStreet() {
        Town town = new Town()
                .street("S1", "MILL RD", from(-200, 0, 0, 0))
                .street("S3", "MILL RD", from(100, 0, 300, 0))
                .street("S2", "MILL RD", from(0, 0, 100, 0))
                .bare("C", "ELM CRES", from(0, 0, 100, 0), 340)
                .main("M", from(0, 0, 0, -120, 100, -120, 100, 0), null, 340, 150, "DI");

        assertThat(redrawn(town, "C").getCentroid().getY()).isLessThan(-40);
    }

    @Test
    void leavesAStraightStreetAndADrawnCurveAlone() {
        Town town = new Town()
                .street("S1", "MILL RD", from(0, 0, 400, 0))
                .bare("S2", "ELM CRES", from(0, 0, 50, 80, 100, 0), 300);

        assertThat(StreetShapes.redraw(town.streets, List.of())).containsExactlyElementsOf(town.streets);
    }

    @Test
    void drawsTheBulbOfACulDeSacAheadOfItsStem() {
        Town town =
                new Town().street("S1", "VALE PL", from(0, 0, 100, 0)).bare("B", "VALE PL", from(100, 0, 100, 0), 100);
        Geometry bulb = redrawn(town, "B");

        assertThat(bulb.getLength()).isEqualTo(100, within(2.0));
        assertThat(bulb.getCentroid().getCoordinate().distance(new Coordinate(116, 0)))
                .isLessThan(2);
    }
}
