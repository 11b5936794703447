package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import java.util.Collection;
import org.locationtech.jts.geom.Coordinate;

/** Mains and buildings that show where streets run: mains lie under them, buildings beside them. */
final class Evidence {

    private Evidence() {}

    static Evidence of(Collection<FeatureRecord> records) {
        return new Evidence();
    }

    /** How badly a supposed course of a street fits. */
    double penalty(Coordinate[] curve) {
        return 0;
    }
}
