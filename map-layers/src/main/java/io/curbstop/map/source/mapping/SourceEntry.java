package io.curbstop.map.source.mapping;

import io.curbstop.map.source.LayerType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One source layer and what becomes of it.
 *
 * @param layer ours
 * @param file the file, relative to the folder that is imported
 * @param sourceLayer the layer in the file; null for the only one
 * @param crs the coordinate system, as {@code EPSG:n}; null for what the file says, or else the mapping's
 * @param id where the id comes from
 * @param geometry where the shape comes from
 * @param fields where each attribute comes from, by attribute name
 * @param where take only rows whose field has one of these values; "" stands for an empty one
 * @param unless leave out rows whose field has one of these values
 * @param unlessIn leave out rows whose key stands in another source layer; null for no such check
 * @param joins other source layers whose rows are looked up by key
 * @param line where in the mapping file this entry begins
 */
public record SourceEntry(
        LayerType layer,
        String file,
        String sourceLayer,
        String crs,
        FieldRule id,
        GeometryRule geometry,
        Map<String, FieldRule> fields,
        Map<String, Set<String>> where,
        Map<String, Set<String>> unless,
        KeySet unlessIn,
        List<Join> joins,
        int line) {

    /** Copies the collections. */
    public SourceEntry {
        fields = Map.copyOf(fields);
        where = Map.copyOf(where);
        unless = Map.copyOf(unless);
        joins = List.copyOf(joins);
    }

    /** File and layer, for people. */
    public String describe() {
        return sourceLayer == null ? file : file + ":" + sourceLayer;
    }

    String fileName() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    SourceEntry withFile(String other) {
        return new SourceEntry(
                layer, other, sourceLayer, crs, id, geometry, fields, where, unless, unlessIn, joins, line);
    }

    /**
     * Another source layer, looked up by key. Its fields are then known as {@code NAME.FIELD}.
     *
     * @param name the name by which this entry speaks of it
     * @param file its file, relative to the folder that is imported
     * @param sourceLayer its layer in the file; null for the only one
     * @param crs its coordinate system; null for what the file says, or else the mapping's
     * @param key its key field
     * @param on the field of this entry's rows that holds the key
     * @param geometry how its shape is made, when this entry takes its shape from there
     */
    public record Join(
            String name, String file, String sourceLayer, String crs, String key, String on, GeometryRule geometry) {}

    /**
     * The values of a field in another source layer.
     *
     * @param field this entry's field
     * @param file the other file
     * @param sourceLayer its layer; null for the only one
     * @param key the field there
     */
    public record KeySet(String field, String file, String sourceLayer, String key) {}
}
