package io.curbstop.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that tests run and that Debian and Ubuntu package, such as a software modem. */
public final class DebianProgram {

    private DebianProgram() {}

    /**
     * Where a program is. When it is missing it is installed, for which one must be root or may {@code sudo}; where that
     * cannot be, the test is aborted with a message, and fails where CI=true.
     *
     * @param program its name, such as {@code direwolf}
     * @param debianPackage the package that brings it
     */
    public static synchronized Path require(String program, String debianPackage) {
        Optional<Path> there = find(program);
        if (there.isPresent()) {
            return there.get();
        }
        System.out.println(program + " is missing; installing the package " + debianPackage + " ...");
        String output = install(debianPackage);
        return find(program).orElseGet(() -> {
            String message = "NOT TESTED: " + program + " is missing and could not be installed. Install the package "
                    + debianPackage + ".\n" + output;
            System.err.println(message);
            return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
        });
    }

    private static Optional<Path> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/bin", "/usr/local/bin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String install(String debianPackage) {
        String install = "apt-get install -y -q --no-install-recommends " + debianPackage;
        String script =
                "export DEBIAN_FRONTEND=noninteractive; " + install + " || { apt-get update -q && " + install + "; }";
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> command = root ? List.of("sh", "-c", script) : List.of("sudo", "-n", "sh", "-c", script);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes());
            process.waitFor();
            return output;
        } catch (IOException notStarted) {
            return notStarted.toString();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", interrupted));
        }
    }
}
