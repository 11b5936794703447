package io.curbstop.map.engineering;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Files of text that are compressed when their name ends in {@code .gz}. */
final class TextFile {
    private TextFile() {}

    static InputStream input(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        if (!isCompressed(file)) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    static OutputStream output(Path file) throws IOException {
        OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file));
        return isCompressed(file) ? new GZIPOutputStream(raw) : raw;
    }

    static Writer writer(Path file) throws IOException {
        return new OutputStreamWriter(output(file), StandardCharsets.UTF_8);
    }

    private static boolean isCompressed(Path file) {
        return file.getFileName().toString().endsWith(".gz");
    }
}
