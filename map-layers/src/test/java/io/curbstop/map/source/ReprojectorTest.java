package io.curbstop.map.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class ReprojectorTest {

    @Test
    void coordinatesAreLongitudeThenLatitudeWhateverTheDefinitionSays() {
        Reprojector toUtm = Reprojector.between(4326, 26917);
        Coordinate there = toUtm.reproject(new Coordinate(-80.524712719934158, 43.404312206784567));
        // The same corner stands in kitchener.gpkg in EPSG:26917, put there by other software.
        assertThat(there.x).isCloseTo(538484.93, within(0.01));
        assertThat(there.y).isCloseTo(4805824.26, within(0.01));
    }

    @Test
    void theTargetsSridIsSetAndTheSourceGeometryLeftAlone() {
        Geometry point = new GeometryFactory().createPoint(new Coordinate(-80.5, 43.4));
        Geometry there = Reprojector.between(4326, 26917).reproject(point);
        assertThat(there.getSRID()).isEqualTo(26917);
        assertThat(point.getCoordinate().x).isEqualTo(-80.5);
        assertThat(Reprojector.between(26917, 26917).reproject(there).getCoordinate())
                .isEqualTo(there.getCoordinate());
    }

    @Test
    void thereAndBackIsTheSamePlaceToACentimetre() {
        Reprojector there = Reprojector.between(32119, 32617);
        Reprojector back = Reprojector.between(32617, 32119);
        Coordinate start = new Coordinate(346779.487, 183221.959);
        Coordinate end = back.reproject(there.reproject(start));
        assertThat(end.distance(start)).isLessThan(0.01);
    }

    @Test
    void positionsOutsideTheAreaOfUseAreKnown() {
        Reprojector utm17 = Reprojector.between("EPSG:26917", 26917);
        assertThat(utm17.isInAreaOfUse(new Coordinate(540000, 4805000))).isTrue();
        assertThat(utm17.isInAreaOfUse(new Coordinate(0, 0))).isFalse();
        assertThat(utm17.isInAreaOfUse(new Coordinate(-80.5, 43.4))).isFalse();
        assertThat(Reprojector.between("EPSG:4326", 26917).isInAreaOfUse(new Coordinate(540000, 4805000)))
                .isFalse();
    }

    @Test
    void onlyMetresWillDoForAMapAndUnknownSystemsAreRefused() {
        assertThat(Reprojector.isMetric("EPSG:26917")).isTrue();
        assertThat(Reprojector.isMetric("EPSG:4326")).isFalse();
        assertThat(Reprojector.isMetric("EPSG:2264")).isFalse(); // North Carolina in US survey feet
        assertThatThrownBy(() -> Reprojector.between("EPSG:999999", 26917))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EPSG:999999");
    }
}
