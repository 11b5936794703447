package io.curbstop.map.source.osm;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads an OpenStreetMap extract: {@code .osm.pbf}, {@code .osm}, or {@code .osm.gz}. Relations are passed over. */
public final class OsmFile {

    private static final int BUFFER_BYTES = 1 << 16;

    private OsmFile() {}

    /** Whether a file's name ends as those of extracts do. */
    public static boolean isNamedLikeOne(Path file) {
        String name = name(file);
        return name.endsWith(".pbf") || name.endsWith(".osm") || name.endsWith(".osm.gz");
    }

    /**
     * Reads a file from its beginning to its end.
     *
     * @throws IOException when it is not what its ending says, or cannot be read on, with the place in words
     */
    public static void read(Path file, OsmSink sink) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            if (name(file).endsWith(".pbf")) {
                new PbfFile(file.getFileName().toString(), sink).read(in);
            } else {
                boolean packed = name(file).endsWith(".gz");
                new OsmXml(file.getFileName().toString(), sink)
                        .read(packed ? new GZIPInputStream(in, BUFFER_BYTES) : in);
            }
        } catch (ZipException e) {
            throw new IOException(
                    "%s is not packed as its name says: %s".formatted(file.getFileName(), e.getMessage()), e);
        } catch (EOFException e) {
            throw new IOException(file.getFileName() + " is cut off", e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
