package io.curbstop.dispatch.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operating-system account under which PostgreSQL runs: our own, or, since PostgreSQL refuses root, the account
 * {@code postgres} when we are root.
 *
 * @param name the account to change to, or null to stay as we are
 */
record PostgresAccount(String name) {

    private static final String NAME_WHEN_ROOT = "postgres";

    /** The account to use in this process; empty when it has to be made first. */
    static Optional<PostgresAccount> find() {
        if (!isRoot()) {
            return Optional.of(new PostgresAccount(null));
        }
        return accountExists() ? Optional.of(new PostgresAccount(NAME_WHEN_ROOT)) : Optional.empty();
    }

    /** The account to use in this process; made when we are root and the machine has none. */
    static PostgresAccount getOrMake() {
        if (!isRoot()) {
            return new PostgresAccount(null);
        }
        if (Commands.find("setpriv").isEmpty()) {
            throw new DatabaseUnavailableException("PostgreSQL refuses to run as root, and setpriv (util-linux) is"
                    + " missing to change the account. Install util-linux, or start as an ordinary user.");
        }
        if (!accountExists()) {
            Commands.Outcome made = Commands.run(
                    List.of("useradd", "--system", "--user-group", "--no-create-home", NAME_WHEN_ROOT),
                    Map.of(),
                    Duration.ofSeconds(30),
                    "Making the account " + NAME_WHEN_ROOT);
            if (!made.succeeded()) {
                throw new DatabaseUnavailableException("Cannot make the account postgres: " + made.tail());
            }
        }
        return new PostgresAccount(NAME_WHEN_ROOT);
    }

    static boolean isRoot() {
        try {
            return Files.exists(Path.of("/proc/self"))
                    ? (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0
                    : "root".equals(System.getProperty("user.name"));
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** {@code command} as it has to be called to run under this account. */
    List<String> wrap(List<String> command) {
        if (name == null) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(
                List.of("setpriv", "--reuid=" + name, "--regid=" + name, "--init-groups", "--no-new-privs"));
        wrapped.addAll(command);
        return wrapped;
    }

    /**
     * As {@link #wrap}, for a process that must not outlive the thread that starts it: away from our terminal, so that
     * Ctrl-C reaches us alone, and told to shut down fast by the kernel when that thread ends, however it ends.
     */
    List<String> wrapDependent(List<String> command) {
        List<String> wrapped = new ArrayList<>();
        Commands.find("setsid").ifPresent(setsid -> wrapped.add(setsid.toString()));
        if (canFollowParent()) {
            wrapped.addAll(List.of("setpriv", "--pdeathsig", "INT"));
            if (name != null) {
                wrapped.addAll(List.of("--reuid=" + name, "--regid=" + name, "--init-groups", "--no-new-privs"));
            }
        }
        wrapped.addAll(command);
        return wrapped;
    }

    /** Whether the kernel can tell a process that its parent died: Linux with util-linux. */
    boolean canFollowParent() {
        return Commands.find("setpriv").isPresent()
                && System.getProperty("os.name").startsWith("Linux");
    }

    /** Whether this account can pass through every folder down to and including {@code folder}. */
    boolean canReach(Path folder) {
        if (name == null) {
            return true;
        }
        return Commands.run(
                        wrap(List.of("test", "-x", folder.toString())),
                        Map.of(),
                        Duration.ofSeconds(20),
                        "Looking at " + folder)
                .succeeded();
    }

    /** Makes {@code folder}, owned by this account and closed to others; its parents too when they are missing. */
    void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        if (!Files.exists(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(ownerOnly(true)));
        }
        give(folder);
    }

    /** Makes this account the owner of {@code file}. */
    void give(Path file) throws IOException {
        if (name != null) {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
        }
    }

    static Set<PosixFilePermission> ownerOnly(boolean folder) {
        return PosixFilePermissions.fromString(folder ? "rwx------" : "rw-------");
    }

    private static boolean accountExists() {
        try {
            Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NAME_WHEN_ROOT);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
