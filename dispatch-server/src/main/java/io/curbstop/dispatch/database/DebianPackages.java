package io.curbstop.dispatch.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packages of Debian and Ubuntu: installed by apt when we are root, otherwise downloaded and unpacked into a cache folder
 * of our own, {@code $XDG_CACHE_HOME/curbstop} or {@code ~/.cache/curbstop}.
 */
public final class DebianPackages {

    private static final Logger log = LoggerFactory.getLogger(DebianPackages.class);
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Path SYSTEM_LISTS = Path.of("/var/lib/apt/lists");
    private static final Map<String, String> QUIET =
            Map.of("DEBIAN_FRONTEND", "noninteractive", "UCF_FORCE_CONFFOLD", "1", "LC_ALL", "C");

    /** Never unpacked: a second C library beside the machine's own breaks every program that mixes them. */
    private static final Set<String> NEVER_UNPACKED = Set.of("libc6", "libc-bin", "libc6-dev", "locales", "libcrypt1");

    private final Path cache;

    private DebianPackages(Path cache) {
        this.cache = cache;
    }

    /** The package manager, or empty on other systems. */
    public static Optional<DebianPackages> onThisMachine() {
        if (Commands.find("apt-get").isEmpty() || Commands.find("dpkg").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DebianPackages(cacheFolder()));
    }

    /** Names of known packages that match a regular expression; package lists are fetched when there are none. */
    public List<String> search(String namePattern) {
        List<String> found = searchKnown(namePattern);
        if (found.isEmpty()) {
            update();
            found = searchKnown(namePattern);
        }
        return found;
    }

    /**
     * Makes {@code packages} available, installed when we are root, otherwise unpacked.
     *
     * @param purpose a folder name and a word for messages, for example {@code postgresql-15}
     * @param packages what is needed, with all that these depend on
     * @param relocated packages to be unpacked even when the machine has them installed
     * @return the folder that stands for {@code /}: {@code /} itself when installed
     * @throws DatabaseUnavailableException when neither works
     */
    public Path provide(String purpose, List<String> packages, List<String> relocated) {
        if (PostgresAccount.isRoot()) {
            install(purpose, packages);
            return Path.of("/");
        }
        return unpack(purpose, packages, relocated);
    }

    /** The folder of an earlier {@link #unpack}, when it is complete. */
    public Optional<Path> findUnpacked(String purpose) {
        Path folder = cache.resolve(purpose);
        return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }

    /**
     * The folders below {@code root}, an unpacked one, in which programs from there find their libraries: a value for
     * {@code LD_LIBRARY_PATH}. Some packages keep theirs one folder deeper, such as blas, lapack and pulseaudio.
     */
    public static String pathOfLibraries(Path root) {
        try (Stream<Path> files = Files.find(root.resolve("usr/lib"), 3, (file, attributes) -> file.getFileName()
                .toString()
                .matches("lib.*\\.so[.0-9]*"))) {
            return files.map(file -> file.getParent().toString())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Cannot read " + root + ": " + e.getMessage(), e);
        }
    }

    /** Installs packages; only for root. */
    void install(String purpose, List<String> packages) {
        if (!hasLists(SYSTEM_LISTS)) {
            update();
        }
        log.info("Installing {} ({})", purpose, String.join(" ", packages));
        Commands.Outcome outcome = aptInstall(purpose, packages);
        if (!outcome.succeeded()) {
            log.info("That failed, perhaps because the package lists are old: fetching them and trying again");
            update();
            outcome = aptInstall(purpose, packages);
        }
        if (!outcome.succeeded()) {
            throw new DatabaseUnavailableException("apt-get could not install " + String.join(" ", packages) + ":"
                    + System.lineSeparator() + outcome.tail());
        }
    }

    /** Downloads and unpacks packages with what the machine lacks of their dependencies; for anybody. */
    public Path unpack(String purpose, List<String> packages, List<String> relocated) {
        Path target = cache.resolve(purpose);
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && Files.isDirectory(target)) {
                    return target;
                }
                Path draft = Files.createTempDirectory(cache, purpose + ".draft");
                downloadInto(draft.resolve("packages"), purpose, packages, relocated);
                unpackInto(draft.resolve("root"), draft.resolve("packages"), purpose);
                Files.move(draft.resolve("root"), target);
                Folders.delete(draft);
                return target;
            }
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Cannot unpack " + purpose + ": " + e.getMessage(), e);
        }
    }

    private Commands.Outcome aptInstall(String purpose, List<String> packages) {
        List<String> command = new ArrayList<>(List.of(
                "apt-get",
                "install",
                "-y",
                "--no-install-recommends",
                "-o",
                "DPkg::Lock::Timeout=600",
                "-o",
                "Dpkg::Options::=--force-confold"));
        command.addAll(packages);
        return Commands.run(command, QUIET, LIMIT, "Installing " + purpose);
    }

    private void downloadInto(Path folder, String purpose, List<String> packages, List<String> relocated)
            throws IOException {
        Files.createDirectories(folder);
        Set<String> wanted = new LinkedHashSet<>(packages);
        wanted.addAll(relocated);
        wanted.addAll(missing(packages));
        wanted.removeAll(NEVER_UNPACKED);
        log.info("Downloading {} packages for {} into {}", wanted.size(), purpose, cache);
        Commands.Outcome outcome = download(folder, purpose, wanted);
        if (!outcome.succeeded() && !usesOwnLists()) {
            update();
            outcome = download(folder, purpose, wanted);
        }
        if (!outcome.succeeded()) {
            throw new DatabaseUnavailableException(
                    "apt-get could not download " + purpose + ":" + System.lineSeparator() + outcome.tail());
        }
    }

    private Commands.Outcome download(Path folder, String purpose, Set<String> wanted) {
        List<String> command = new ArrayList<>(apt("apt-get"));
        command.add("download");
        command.addAll(wanted);
        return Commands.run(command, QUIET, LIMIT, "Downloading " + purpose, folder);
    }

    private List<String> missing(List<String> packages) {
        List<String> command = new ArrayList<>(apt("apt-get"));
        command.addAll(List.of("--simulate", "-o", "Debug::NoLocking=1", "install", "--no-install-recommends"));
        command.addAll(packages);
        Commands.Outcome outcome = Commands.run(command, QUIET, LIMIT, "Asking what is missing");
        if (!outcome.succeeded()) {
            throw new DatabaseUnavailableException("apt-get cannot resolve " + String.join(" ", packages) + ":"
                    + System.lineSeparator() + outcome.tail());
        }
        return outcome.lines().stream()
                .filter(line -> line.startsWith("Inst "))
                .map(line -> line.split(" ")[1])
                .toList();
    }

    private void unpackInto(Path root, Path packages, String purpose) throws IOException {
        Files.createDirectories(root);
        List<Path> archives;
        try (Stream<Path> files = Files.list(packages)) {
            archives = files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
        log.info("Unpacking {} packages for {}", archives.size(), purpose);
        for (Path archive : archives) {
            Commands.Outcome outcome = Commands.run(
                    List.of("dpkg", "-x", archive.toString(), root.toString()),
                    QUIET,
                    LIMIT,
                    "Unpacking " + archive.getFileName());
            if (!outcome.succeeded()) {
                throw new DatabaseUnavailableException(
                        "dpkg could not unpack " + archive.getFileName() + ": " + outcome.tail());
            }
        }
    }

    private List<String> searchKnown(String namePattern) {
        List<String> command = new ArrayList<>(apt("apt-cache"));
        command.addAll(List.of("search", "--names-only", namePattern));
        return Commands.run(command, QUIET, LIMIT, "Searching packages").lines().stream()
                .filter(line -> line.contains(" - "))
                .map(line -> line.substring(0, line.indexOf(" - ")))
                .toList();
    }

    private void update() {
        log.info("Fetching the package lists");
        List<String> command;
        if (PostgresAccount.isRoot()) {
            command = new ArrayList<>(List.of("apt-get", "-o", "DPkg::Lock::Timeout=600"));
        } else {
            makeOwnLists();
            command = new ArrayList<>(apt("apt-get"));
        }
        command.add("update");
        Commands.Outcome outcome = Commands.run(command, QUIET, LIMIT, "Fetching the package lists");
        if (!outcome.succeeded()) {
            throw new DatabaseUnavailableException(
                    "apt-get could not fetch the package lists:" + System.lineSeparator() + outcome.tail());
        }
    }

    /** An apt program, told to use lists of our own when we are not root and the machine's were missing or too old. */
    private List<String> apt(String program) {
        if (PostgresAccount.isRoot() || !usesOwnLists()) {
            return List.of(program);
        }
        return List.of(
                program,
                "-o",
                "Dir::State::Lists=" + cache.resolve("apt/lists"),
                "-o",
                "Dir::Cache=" + cache.resolve("apt/cache"),
                "-o",
                "APT::Sandbox::User=",
                "-o",
                "Debug::NoLocking=1");
    }

    private boolean usesOwnLists() {
        return Files.isDirectory(cache.resolve("apt/lists"));
    }

    private void makeOwnLists() {
        try {
            Files.createDirectories(cache.resolve("apt/lists/partial"));
            Files.createDirectories(cache.resolve("apt/cache/archives/partial"));
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Cannot make " + cache + ": " + e.getMessage(), e);
        }
    }

    private static boolean hasLists(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().contains("Packages"));
        } catch (IOException e) {
            return false;
        }
    }

    private static Path cacheFolder() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return base.resolve("curbstop").toAbsolutePath();
    }
}
