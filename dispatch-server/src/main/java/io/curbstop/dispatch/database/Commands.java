package io.curbstop.dispatch.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs programs of the operating system and waits for them. */
final class Commands {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);
    private static final Duration SILENCE = Duration.ofSeconds(4);

    private Commands() {}

    /** What a program answered: its exit code, and its standard output and error together. */
    record Outcome(int exitCode, List<String> lines) {

        boolean succeeded() {
            return exitCode == 0;
        }

        /** The last lines, for a message to a person. */
        String tail() {
            List<String> last = lines.subList(Math.max(0, lines.size() - 8), lines.size());
            return String.join(System.lineSeparator(), last);
        }
    }

    /**
     * Runs a program to its end in the root folder, with {@code environment} added to ours; prints {@code activity} and
     * the program's latest line every few seconds so that nobody looks at a silent screen.
     *
     * @throws DatabaseUnavailableException when the program cannot be started or takes longer than {@code limit}
     */
    static Outcome run(List<String> command, Map<String, String> environment, Duration limit, String activity) {
        return run(command, environment, limit, activity, Path.of("/"));
    }

    /** As above, in the folder {@code workingFolder}. */
    static Outcome run(
            List<String> command,
            Map<String, String> environment,
            Duration limit,
            String activity,
            Path workingFolder) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(workingFolder.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Cannot run " + command.get(0) + ": " + e.getMessage(), e);
        }
        List<String> lines = new ArrayList<>();
        Thread reader = new Thread(() -> collect(process, lines), "output of " + command.get(0));
        reader.setDaemon(true);
        reader.start();
        try {
            await(process, lines, limit, activity, command);
            reader.join(2000);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException("Interrupted while " + activity, e);
        }
        synchronized (lines) {
            return new Outcome(process.exitValue(), List.copyOf(lines));
        }
    }

    /** The folder of a program on the search path, for example {@code /usr/bin/setpriv}. */
    static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + ":/usr/sbin:/sbin";
        for (String folder : path.split(":")) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate.toAbsolutePath());
            }
        }
        return Optional.empty();
    }

    private static void await(
            Process process, List<String> lines, Duration limit, String activity, List<String> command)
            throws InterruptedException {
        long start = System.nanoTime();
        while (!process.waitFor(SILENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            Duration spent = Duration.ofNanos(System.nanoTime() - start);
            if (spent.compareTo(limit) > 0) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new DatabaseUnavailableException(
                        "Gave up after " + spent.toSeconds() + " s: " + String.join(" ", command));
            }
            String latest;
            synchronized (lines) {
                latest = lines.isEmpty() ? "" : " — " + lines.get(lines.size() - 1);
            }
            log.info("{} ({} s){}", activity, spent.toSeconds(), latest);
        }
    }

    private static void collect(Process process, List<String> lines) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    synchronized (lines) {
                        lines.add(line);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
