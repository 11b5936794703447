package io.curbstop.map.source;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature on its way in, whatever it came from.
 *
 * @param layer the layer it belongs to
 * @param id its id as in the source, unique within the layer
 * @param geometry its shape, in the coordinate system the reader of this record was asked for; null when the source has
 *     none and it is to be found by reference
 * @param attributes values by attribute name of the layer, of the type the layer states; an absent value has no entry
 * @param row where it stood in the source (first row is 1), for the error report; 0 when it was generated
 */
public record FeatureRecord(LayerType layer, String id, Geometry geometry, Map<String, Object> attributes, long row) {

    /** Refuses a record without layer or id. */
    public FeatureRecord {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(id, "id");
        attributes = Map.copyOf(attributes);
    }

    /** The text value of an attribute, if present. */
    public Optional<String> findText(String attribute) {
        return Optional.ofNullable((String) attributes.get(attribute));
    }

    /** The whole-number value of an attribute, if present. */
    public Optional<Integer> findInteger(String attribute) {
        return Optional.ofNullable((Integer) attributes.get(attribute));
    }

    /** The number value of an attribute, if present. */
    public Optional<Double> findNumber(String attribute) {
        return Optional.ofNullable((Double) attributes.get(attribute));
    }
}
