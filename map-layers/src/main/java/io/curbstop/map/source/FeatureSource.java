package io.curbstop.map.source;

import io.curbstop.map.source.osm.OsmFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file of features, read row by row. Every format has one reader behind this port: {@link GeoPackageSource}, {@link
 * GeoJsonSource}, {@link CsvSource}, {@link ShapefileSource}, {@link ModelSource}, {@link OsmSource}.
 */
public interface FeatureSource extends AutoCloseable {

    /**
     * Opens a file by the ending of its name: {@code .gpkg}, {@code .shp}, {@code .geojson} or {@code .json}, {@code
     * .csv}, {@code .inp} (EPANET), {@code .xml} (GasLib), {@code .osm.pbf}, {@code .osm} or {@code .osm.gz} (OpenStreetMap). It is opened for reading only; its folder may be read-only.
     *
     * @throws IOException when the file is not there or is not what its ending says, in words
     */
    static FeatureSource open(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gpkg")) {
            return GeoPackageSource.open(file);
        }
        if (name.endsWith(".geojson") || name.endsWith(".json")) {
            return GeoJsonSource.open(file);
        }
        if (name.endsWith(".csv")) {
            return CsvSource.open(file);
        }
        if (name.endsWith(".inp")) {
            return ModelSource.openEpanet(file);
        }
        if (name.endsWith(".xml")) {
            return ModelSource.openGasLib(file);
        }
        if (name.endsWith(".shp")) {
            return ShapefileSource.open(file);
        }
        if (OsmFile.isNamedLikeOne(file)) {
            return OsmSource.open(file);
        }
        throw new IOException(
                ("%s: no reader for this kind of file; known are .gpkg, .shp, .geojson, .json, .csv, .inp, .xml,"
                                + " .osm.pbf, .osm and .osm.gz")
                        .formatted(file.getFileName()));
    }

    /** The names of the layers in the file; a format without layers has one, named as the file. */
    List<String> layers() throws IOException;

    /** The names of a layer's fields; for GeoJSON those of its first features. */
    Set<String> fields(String layer) throws IOException;

    /** Whether {@link #fields} is complete, so that a name not among them is a mistake. */
    default boolean hasSchema() {
        return true;
    }

    /** The coordinate system that the file states for a layer, as {@code EPSG:n}, if it does. */
    Optional<String> crs(String layer) throws IOException;

    /**
     * Reads a layer from its first row to its last.
     *
     * @throws IOException when the file cannot be read on, with the place in words; a single bad geometry is no reason,
     *     see {@link SourceRow#broken()}
     */
    void read(String layer, Consumer<SourceRow> sink) throws IOException;

    @Override
    void close() throws IOException;
}
