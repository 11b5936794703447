package io.curbstop.dispatch.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The folder in which a private database lives, and the names of what is in it.
 *
 * @param root the folder itself, absolute
 */
record DataFolder(Path root) {

    private static final Path SYSTEM_FOLDER = Path.of("/var/lib/curbstop");

    static DataFolder at(Path root) {
        try {
            Path absolute = root.toAbsolutePath().normalize();
            Files.createDirectories(absolute);
            return new DataFolder(absolute.toRealPath());
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Cannot make the data folder " + root + ": " + e.getMessage(), e);
        }
    }

    Path lockFile() {
        return root.resolve("database.lock");
    }

    /** Port and passwords, readable by its owner only. */
    Path credentialsFile() {
        return root.resolve("database.properties");
    }

    Path logFile() {
        return root.resolve("database.log");
    }

    /**
     * Where the cluster's own files are: inside this folder, or, when {@code account} is not ours and cannot get there
     * (a checkout under root's home, say), under {@code /var/lib/curbstop} by a name made from this folder's path.
     */
    Path cluster(PostgresAccount account) {
        Path here = root.resolve("postgres");
        if (account.canReach(root)) {
            return here;
        }
        return SYSTEM_FOLDER.resolve(fingerprint()).resolve("postgres");
    }

    private String fingerprint() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(root.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
