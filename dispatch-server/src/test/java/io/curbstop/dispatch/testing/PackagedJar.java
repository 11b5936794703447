package io.curbstop.dispatch.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The jar as it is handed out, run as a process of its own in a folder of its own. */
public final class PackagedJar implements AutoCloseable {

    private final Path folder;

    /** Makes the folder; its name has a space in it, as some have. */
    public PackagedJar() throws IOException {
        folder = Files.createTempDirectory("curbstop jar ");
        // The account postgres must get in when the build runs as root.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /**
     * How a run ended.
     *
     * @param code exit code
     * @param out standard output
     * @param err standard error
     */
    public record Ended(int code, String out, String err) {}

    /** The folder it runs in. */
    public Path folder() {
        return folder;
    }

    /** Runs it to its end; fails when that takes longer than the patience. */
    public Ended run(Duration patience, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = start(Map.of(), out, err, arguments);
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        Ended ended = new Ended(
                process.waitFor(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
        assertThat(ended.code())
                .as(() -> String.join(" ", arguments) + " was stopped after " + patience + "\n" + ended.out()
                        + ended.err())
                .isNotEqualTo(137);
        return ended;
    }

    /** Starts it, with these variables in its environment besides those of this process. */
    Process start(Map<String, String> variables, Path out, Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // starts in half the time, and no run here lasts
                "-jar",
                Path.of("target/dispatch-server.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_DATASOURCE"));
        builder.environment().putAll(variables);
        return builder.start();
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
