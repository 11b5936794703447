package io.curbstop.dispatch.database;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Port and passwords of a private cluster, kept from start to start in a file that only its owner can read.
 *
 * @param port on 127.0.0.1; chosen once and kept as long as it stays free
 * @param adminPassword of the database superuser {@code postgres}, used by the launcher only
 * @param password of the role {@code curbstop}, which owns the database {@code curbstop}
 */
record Credentials(int port, String adminPassword, String password) {

    static final String ADMIN = "postgres";
    static final String USER = "curbstop";
    static final String DATABASE = "curbstop";

    /** Below the range from which Linux takes the ports of outgoing connections, so that ours stays free. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 10_000;
    private static final SecureRandom random = new SecureRandom();

    static Credentials fresh() {
        return new Credentials(freePort(), randomPassword(), randomPassword());
    }

    static Credentials read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        try {
            return new Credentials(
                    Integer.parseInt(properties.getProperty("port")),
                    properties.getProperty("adminPassword"),
                    properties.getProperty("password"));
        } catch (NumberFormatException e) {
            throw new IOException(file + " has no port in it", e);
        }
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("adminPassword", adminPassword);
        properties.setProperty("password", password);
        StringWriter text = new StringWriter();
        properties.store(text, "Curbstop's private database. Keep this file to yourself.");
        Path draft = Files.createTempFile(
                file.getParent(),
                "database",
                ".draft",
                PosixFilePermissions.asFileAttribute(PostgresAccount.ownerOnly(false)));
        Files.writeString(draft, text.toString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The same with another port, when this one has been taken by somebody else since. */
    Credentials onFreePort() {
        return isFree(port) ? this : new Credentials(freePort(), adminPassword, password);
    }

    ConnectionDetails owner() {
        return new ConnectionDetails(url(DATABASE), USER, password);
    }

    ConnectionDetails admin(String database) {
        return new ConnectionDetails(url(database), ADMIN, adminPassword);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static int freePort() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int candidate = FIRST_PORT + random.nextInt(PORTS);
            if (isFree(candidate)) {
                return candidate;
            }
        }
        throw new DatabaseUnavailableException("No free port between " + FIRST_PORT + " and " + (FIRST_PORT + PORTS));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "port " + port;
    }
}
