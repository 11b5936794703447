package io.curbstop.dispatch.geodata.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** A folder of its own for what was uploaded: one file, or what was in a zip. Deleted when closed. */
final class UploadedFiles implements AutoCloseable {

    /** Unpacked, an upload may have this many bytes; a zip can claim to be small. */
    private static final long MAX_BYTES = 4L * 1024 * 1024 * 1024;

    private static final int MAX_FILES = 1000;

    private final Path folder;
    private final String onlyFile;

    private UploadedFiles(Path folder, String onlyFile) {
        this.folder = folder;
        this.onlyFile = onlyFile;
    }

    /**
     * Takes an upload.
     *
     * @param name the file's name as the sender gave it
     * @throws ImportRefusedException when it is no usable zip, or too large
     */
    static UploadedFiles take(String name, InputStream content) throws IOException, ImportRefusedException {
        Path folder = Files.createTempDirectory("curbstop-import-");
        boolean taken = false;
        try {
            String plain = plainName(name);
            if (plain.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                unzip(content, folder);
                taken = true;
                return new UploadedFiles(folder, null);
            }
            Files.copy(content, folder.resolve(plain));
            taken = true;
            return new UploadedFiles(folder, plain);
        } finally {
            if (!taken) {
                delete(folder);
            }
        }
    }

    Path folder() {
        return folder;
    }

    /** The name of the one file that was uploaded; null when it was a zip. */
    String onlyFile() {
        return onlyFile;
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    private static String plainName(String name) throws ImportRefusedException {
        String plain = name == null ? "" : name.replace('\\', '/');
        plain = plain.substring(plain.lastIndexOf('/') + 1);
        if (plain.isBlank() || plain.startsWith(".") || plain.length() > 200 || plain.indexOf('\0') >= 0) {
            throw new ImportRefusedException("The file has no usable name");
        }
        return plain;
    }

    private static void unzip(InputStream content, Path folder) throws IOException, ImportRefusedException {
        int files = 0;
        long left = MAX_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new ImportRefusedException("The zip has a file outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    continue;
                }
                if (++files > MAX_FILES) {
                    throw new ImportRefusedException("The zip has more than " + MAX_FILES + " files");
                }
                Files.createDirectories(target.getParent());
                left -= copy(zip, target, left);
            }
        } catch (ZipException e) {
            throw new ImportRefusedException("The zip cannot be unpacked: " + e.getMessage(), e);
        }
        if (files == 0) {
            throw new ImportRefusedException("This is no zip file, or there is nothing in it");
        }
    }

    private static long copy(InputStream in, Path target, long allowed) throws IOException, ImportRefusedException {
        long written = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                written += n;
                if (written > allowed) {
                    throw new ImportRefusedException(
                            "Unpacked, the zip has more than " + MAX_BYTES / (1024 * 1024 * 1024) + " GB");
                }
                out.write(buffer, 0, n);
            }
        }
        return written;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
