package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/** Mains and buildings that show where streets run: mains lie under them, buildings beside them. */
final class Evidence {
    /** A main lies within the road allowance. */
    private static final double UNDER_STREET_M = 12;

    private static final GeometryFactory POINTS = new GeometryFactory();

    private final STRtree mains = new STRtree();
    private final STRtree buildings = new STRtree();
    private final boolean none;

    private Evidence(Collection<FeatureRecord> records) {
        boolean any = false;
        for (FeatureRecord record : records) {
            boolean drawnFromStreet = "street".equals(record.attributes().get("geometry_quality"));
            if (record.geometry() == null || record.geometry().isEmpty() || drawnFromStreet) {
                continue;
            }
            if (record.layer() == LayerType.MAIN) {
                mains.insert(record.geometry().getEnvelopeInternal(), record.geometry());
                any = true;
            } else if (record.layer() == LayerType.BUILDING) {
                buildings.insert(record.geometry().getEnvelopeInternal(), record.geometry());
                any = true;
            }
        }
        none = !any;
        mains.build();
        buildings.build();
    }

    static Evidence of(Collection<FeatureRecord> records) {
        return new Evidence(records);
    }

    /** How badly a supposed course of a street fits: less for each main along it, more for each building under it. */
    double penalty(Coordinate[] curve) {
        if (none) {
            return 0;
        }
        double penalty = 0;
        for (Coordinate c : curve) {
            Point place = POINTS.createPoint(c);
            Envelope box = new Envelope(c);
            if (near(buildings.query(box), place, 0)) {
                penalty += 12.0 / curve.length;
            }
            box.expandBy(UNDER_STREET_M);
            if (near(mains.query(box), place, UNDER_STREET_M)) {
                penalty -= 12.0 / curve.length;
            }
        }
        return penalty;
    }

    private static boolean near(List<?> geometries, Point place, double reach_m) {
        return geometries.stream().anyMatch(g -> ((Geometry) g).isWithinDistance(place, reach_m));
    }
}
