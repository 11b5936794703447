package io.curbstop.dispatch.demo;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/**
 * Collects features as records of their layers, moved from the sheet's own metres to the operating coordinate system and
 * rounded to the millimetre, so that what is equal here is equal there.
 */
final class CityRecords {
    /** UTM zone 18 north. */
    static final int SRID = 32_618;

    private static final double EAST_M = 451_000;
    private static final double NORTH_M = 4_771_000;

    private final GeometryFactory shapes;
    private final Map<LayerType, List<FeatureRecord>> layers = new EnumMap<>(LayerType.class);

    CityRecords(GeometryFactory shapes) {
        this.shapes = shapes;
        for (LayerType layer : LayerType.values()) {
            layers.put(layer, new ArrayList<>());
        }
    }

    /** Adds a feature; attributes are name and value by turns, and a null value has no entry. */
    void add(LayerType layer, String id, Geometry shape, Object... attributes) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                values.put((String) attributes[i], attributes[i + 1]);
            }
        }
        layers.get(layer).add(new FeatureRecord(layer, id, placed(shape), values, 0));
    }

    Point point(Coordinate at) {
        return shapes.createPoint(at.copy());
    }

    Geometry line(Coordinate[] line) {
        return shapes.createLineString(line.clone());
    }

    /** A copy of a shape of the sheet in the operating coordinate system. */
    Geometry placed(Geometry shape) {
        Geometry copy = shape.copy();
        copy.apply((Coordinate at) -> {
            at.x = Math.round((at.x + EAST_M) * 1_000) / 1_000.0;
            at.y = Math.round((at.y + NORTH_M) * 1_000) / 1_000.0;
        });
        copy.geometryChanged();
        boolean large = copy.getDimension() == 2 && copy.getNumPoints() > 30;
        Geometry sound = large && !copy.isValid() ? copy.buffer(0) : copy;
        sound.setSRID(SRID);
        return sound;
    }

    Map<LayerType, List<FeatureRecord>> layers() {
        return layers;
    }
}
