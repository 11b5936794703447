package io.curbstop.dispatch.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds PostgreSQL with PostGIS on the machine, or has it installed, or unpacks it. */
final class PostgresFinder {

    private static final Logger log = LoggerFactory.getLogger(PostgresFinder.class);
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Pattern PACKAGE = Pattern.compile("postgresql-(\\d+)-postgis-3");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String UNPACKED = "postgresql-";

    private final OptionalInt major;

    /** Looks for any version, or, when a cluster exists already, for the one that made it. */
    PostgresFinder(OptionalInt major) {
        this.major = major;
    }

    /**
     * Programs to use, in the order of the package's description.
     *
     * @throws DatabaseUnavailableException with one line that says what to install
     */
    PostgresBinaries getBinaries() {
        Optional<PostgresBinaries> found = findOnMachine().or(this::findUnpacked);
        if (found.isPresent()) {
            return found.get();
        }
        DebianPackages packages = DebianPackages.onThisMachine().orElseThrow(this::nothingToUse);
        int wanted = choosePackage(packages);
        List<String> postgis = List.of(postgisPackage(wanted));
        if (PostgresAccount.isRoot()) {
            keepDebianFromStartingItsOwnCluster();
            packages.install("PostgreSQL " + wanted + " with PostGIS", postgis);
            return findOnMachine().orElseThrow(this::nothingToUse);
        }
        packages.unpack(
                UNPACKED + wanted,
                postgis,
                List.of("postgresql-" + wanted, "postgresql-client-" + wanted, postgisPackage(wanted) + "-scripts"));
        return findUnpacked().orElseThrow(this::nothingToUse);
    }

    Optional<PostgresBinaries> findOnMachine() {
        return candidateFolders().stream()
                .flatMap(folder -> inspect(folder, Map.of()).stream())
                .filter(binaries -> hasPostgis(binaries, Path.of("/")))
                .max(Comparator.comparingInt(PostgresBinaries::major));
    }

    Optional<PostgresBinaries> findUnpacked() {
        return DebianPackages.onThisMachine().flatMap(packages -> Stream.iterate(30, n -> n >= 10, n -> n - 1)
                .filter(this::acceptable)
                .flatMap(n -> packages.findUnpacked(UNPACKED + n).stream())
                .flatMap(root -> relocate(root).stream())
                .findFirst());
    }

    private int choosePackage(DebianPackages packages) {
        Set<Integer> installed = new LinkedHashSet<>();
        candidateFolders()
                .forEach(folder -> inspect(folder, Map.of()).ifPresent(binaries -> installed.add(binaries.major())));
        return packages.search("^postgresql-[0-9]+-postgis-3$").stream()
                .map(PACKAGE::matcher)
                .filter(Matcher::matches)
                .map(match -> Integer.valueOf(match.group(1)))
                .filter(this::acceptable)
                .max(Comparator.<Integer, Boolean>comparing(installed::contains).thenComparing(n -> n))
                .orElseThrow(this::nothingToUse);
    }

    private boolean acceptable(int candidate) {
        return major.isEmpty() || major.getAsInt() == candidate;
    }

    private Optional<PostgresBinaries> relocate(Path root) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LD_LIBRARY_PATH", DebianPackages.pathOfLibraries(root));
        Path projections = root.resolve("usr/share/proj");
        if (Files.isDirectory(projections)) {
            environment.put("PROJ_LIB", projections.toString());
            environment.put("PROJ_DATA", projections.toString());
        }
        return list(root.resolve("usr/lib/postgresql")).stream()
                .flatMap(version -> inspect(version.resolve("bin"), Map.copyOf(environment)).stream())
                .filter(binaries -> linkControlFiles(root, binaries.major()))
                .findFirst();
    }

    /** Debian's packages do this by update-alternatives when installed. */
    private static boolean linkControlFiles(Path root, int version) {
        Path extensions = root.resolve("usr/share/postgresql/" + version + "/extension");
        try {
            for (Path file : list(extensions)) {
                String name = file.getFileName().toString();
                if (name.startsWith("postgis") && name.endsWith("-3.control")) {
                    Path link = extensions.resolve(name.replace("-3.control", ".control"));
                    if (!Files.exists(link)) {
                        Files.createSymbolicLink(link, file.getFileName());
                    }
                }
            }
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Cannot finish unpacking PostGIS: " + e.getMessage(), e);
        }
        return Files.exists(extensions.resolve("postgis.control"));
    }

    private Optional<PostgresBinaries> inspect(Path folder, Map<String, String> environment) {
        for (String program : List.of("postgres", "initdb", "pg_ctl")) {
            if (!Files.isExecutable(folder.resolve(program))) {
                return Optional.empty();
            }
        }
        Commands.Outcome answer = Commands.run(
                List.of(folder.resolve("postgres").toString(), "--version"), environment, LIMIT, "Asking its version");
        if (!answer.succeeded()) {
            log.warn("{} does not run: {}", folder.resolve("postgres"), answer.tail());
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(answer.tail());
        return version.find() && acceptable(Integer.parseInt(version.group(1)))
                ? Optional.of(new PostgresBinaries(folder, Integer.parseInt(version.group(1)), environment))
                : Optional.empty();
    }

    private static boolean hasPostgis(PostgresBinaries binaries, Path root) {
        List<Path> shared = new ArrayList<>(List.of(
                root.resolve("usr/share/postgresql/" + binaries.major()),
                root.resolve("usr/share/postgresql" + binaries.major()),
                root.resolve("usr/share/postgresql"),
                root.resolve("usr/share/pgsql")));
        if (Files.isExecutable(binaries.folder().resolve("pg_config"))) {
            Commands.Outcome answer = Commands.run(
                    List.of(binaries.program("pg_config"), "--sharedir"), Map.of(), LIMIT, "Asking its folders");
            if (answer.succeeded()) {
                shared = List.of(Path.of(answer.tail()));
            }
        }
        return shared.stream().anyMatch(folder -> Files.exists(folder.resolve("extension/postgis.control")));
    }

    private static Set<Path> candidateFolders() {
        Set<Path> folders = new LinkedHashSet<>();
        list(Path.of("/usr/lib/postgresql")).forEach(version -> folders.add(version.resolve("bin")));
        Stream.of("/usr", "/opt/homebrew/opt", "/usr/local/opt", "/usr/libexec")
                .flatMap(parent -> list(Path.of(parent)).stream())
                .filter(folder -> folder.getFileName().toString().matches("(pgsql-?|postgresql@?)\\d+"))
                .forEach(folder -> folders.add(folder.resolve("bin")));
        Commands.find("postgres").ifPresent(program -> folders.add(program.getParent()));
        return folders;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void keepDebianFromStartingItsOwnCluster() {
        Path settings = Path.of("/etc/postgresql-common/createcluster.conf");
        if (Files.exists(settings)) {
            return;
        }
        try {
            Files.createDirectories(settings.getParent());
            Files.writeString(settings, "create_main_cluster = false" + System.lineSeparator());
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Cannot write " + settings + ": " + e.getMessage(), e);
        }
    }

    private static String postgisPackage(int version) {
        return "postgresql-" + version + "-postgis-3";
    }

    private DatabaseUnavailableException nothingToUse() {
        String version = major.isPresent() ? " " + major.getAsInt() + " (which made this data folder)" : "";
        return new DatabaseUnavailableException("No database: PostgreSQL" + version + " with PostGIS is not on this"
                + " machine and cannot be fetched. Install it (Debian, Ubuntu: apt install postgresql-postgis; Fedora:"
                + " dnf install postgresql-server postgis; Alpine: apk add postgresql postgis; macOS: brew install"
                + " postgis), or set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                + " SPRING_DATASOURCE_PASSWORD to a server that has it.");
    }
}
