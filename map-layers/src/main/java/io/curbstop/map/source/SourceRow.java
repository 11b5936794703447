package io.curbstop.map.source;

import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * One row of a source as it stands there, before any mapping.
 *
 * @param number its place in the source layer, the first row being 1
 * @param geometry its shape in the source's coordinate system, or null
 * @param broken why the row or its geometry could not be read, in words; null when it could
 * @param values the values that are there, as text, by field name; numbers are written plainly (8, 0.75)
 */
public record SourceRow(long number, Geometry geometry, String broken, Map<String, String> values) {

    /** Refuses a row without values' map. */
    public SourceRow {
        Objects.requireNonNull(values, "values");
    }

    /** The value of a field, or null. */
    public String value(String field) {
        return values.get(field);
    }
}
