package io.curbstop.map.source.mapping;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Does what a mapping says: reads the source layers and gives feature records in the operating coordinate system, row
 * by row. What cannot be taken is reported and left out; the rest goes on. Close it to close the files.
 */
public final class LayerConverter implements AutoCloseable {

    private static final long PROGRESS_ROWS = 1000;

    private final Mapping mapping;
    private final int operatingSrid;
    private final SourceFiles files;

    /**
     * A converter.
     *
     * @param mapping what to do
     * @param folder the folder to which the mapping's files are relative
     * @param operatingSrid the coordinate system of the records to make
     */
    public LayerConverter(Mapping mapping, Path folder, int operatingSrid) {
        this.mapping = mapping;
        this.operatingSrid = operatingSrid;
        this.files = new SourceFiles(folder);
    }

    /**
     * Rows of a layer, counted.
     *
     * @param read rows that stood in the sources
     * @param filtered rows that the mapping leaves out by {@code where}, {@code unless} or {@code unless_in}
     * @param rejected rows that could not be taken
     * @param converted records that came of the others; more than rows when lines had parts that do not meet
     */
    public record Counts(long read, long filtered, long rejected, long converted) {}

    /**
     * Checks that every file, source layer and field that the mapping names is there.
     *
     * @throws MappingException when one is not: where the mapping names it, and what there is instead
     */
    public void check() throws MappingException {
        for (SourceEntry entry : mapping.entries()) {
            EntryCheck.check(mapping, entry, files);
        }
    }

    /**
     * Converts every source layer that fills a layer.
     *
     * @param layer ours
     * @param sink takes the records, each id once
     * @param problems takes what could not be taken as it stood
     * @param progress takes the number of rows read so far, every thousand rows
     * @throws MappingException when a file, layer or field that the mapping names is not there
     * @throws IOException when a file cannot be read on, with the place in words
     */
    public Counts convert(
            LayerType layer, Consumer<FeatureRecord> sink, Consumer<ImportProblem> problems, LongConsumer progress)
            throws MappingException, IOException {
        Map<String, String> firstRowById = new HashMap<>();
        long[] counts = new long[4];
        for (SourceEntry entry : mapping.entriesOf(layer)) {
            EntryCheck.check(mapping, entry, files);
            EntryConverter converter =
                    new EntryConverter(mapping, entry, files, operatingSrid, firstRowById, sink, problems);
            try {
                files.source(entry.file()).read(files.layer(entry.file(), entry.sourceLayer()), row -> {
                    converter.convert(row);
                    counts[0]++;
                    if (counts[0] % PROGRESS_ROWS == 0) {
                        progress.accept(counts[0]);
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            converter.finish();
            counts[1] += converter.filtered();
            counts[2] += converter.rejected();
            counts[3] += converter.converted();
        }
        progress.accept(counts[0]);
        return new Counts(counts[0], counts[1], counts[2], counts[3]);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
