package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jar as it is handed out, whose class path is in another order than that of the tests. */
class PackagedJarIT {

    private Path folder;

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("curbstop jar ");
        // The account postgres must get in when the build runs as root.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void oldLoggingClassesInsideGeotoolsDoNotGetInTheWay() throws Exception {
        Ended version = run("version");

        assertThat(version.code()).isZero();
        assertThat(version.out()).startsWith("Curbstop ");
        assertThat(version.err()).isEmpty();
    }

    @Test
    void commandOpensAndClosesPrivateDatabase() throws Exception {
        Ended users = run("users", "--data", "its own data", "--json", "users.json");

        assertThat(users.err()).contains("Using the database");
        assertThat(users.code()).as(users.err()).isZero();
        assertThat(folder.resolve("users.json")).isNotEmptyFile();
        assertThat(folder.resolve("its own data/database.log"))
                .content()
                .endsWith("database system is shut down" + System.lineSeparator());
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target/dispatch-server.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_DATASOURCE"));
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
