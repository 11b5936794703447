package io.curbstop.map.source.mapping;

import io.curbstop.map.source.FeatureSource;
import io.curbstop.map.source.SourceRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of one import, each opened once, and what is looked up in them by key. */
final class SourceFiles implements AutoCloseable {

    private final Path folder;
    private final Map<String, FeatureSource> open = new HashMap<>();
    private final Map<List<String>, Map<String, SourceRow>> tables = new HashMap<>();
    private final Map<List<String>, Set<String>> keys = new HashMap<>();

    SourceFiles(Path folder) {
        this.folder = folder;
    }

    FeatureSource source(String file) throws IOException {
        FeatureSource source = open.get(file);
        if (source == null) {
            source = FeatureSource.open(folder.resolve(file));
            open.put(file, source);
        }
        return source;
    }

    /** The layer of that name; or, without a name, the only one of the file. */
    String layer(String file, String sourceLayer) throws IOException {
        List<String> layers = source(file).layers();
        if (sourceLayer == null && layers.size() == 1) {
            return layers.get(0);
        }
        if (sourceLayer == null || !layers.contains(sourceLayer)) {
            throw new IOException("%s has no layer %s; it has %s; name one with source_layer"
                    .formatted(file, sourceLayer == null ? "of its own name" : sourceLayer, String.join(", ", layers)));
        }
        return sourceLayer;
    }

    /** The rows of a layer by the text of a key field; of several with one key the first. */
    Map<String, SourceRow> table(SourceEntry.Join join) throws IOException {
        String layer = layer(join.file(), join.sourceLayer());
        List<String> name = List.of(join.file(), layer, join.key());
        Map<String, SourceRow> table = tables.get(name);
        if (table == null) {
            Map<String, SourceRow> rows = new HashMap<>();
            source(join.file()).read(layer, row -> {
                String key = row.value(join.key());
                if (key != null) {
                    rows.putIfAbsent(key.strip(), row);
                }
            });
            tables.put(name, rows);
            table = rows;
        }
        return table;
    }

    /** The values of a field in a layer. */
    Set<String> keys(SourceEntry.KeySet set) throws IOException {
        String layer = layer(set.file(), set.sourceLayer());
        List<String> name = List.of(set.file(), layer, set.key());
        Set<String> found = keys.get(name);
        if (found == null) {
            Set<String> values = new HashSet<>();
            source(set.file()).read(layer, row -> {
                if (row.value(set.key()) != null) {
                    values.add(row.value(set.key()).strip());
                }
            });
            keys.put(name, values);
            found = values;
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        for (FeatureSource source : open.values()) {
            source.close();
        }
    }
}
