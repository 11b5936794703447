package io.curbstop.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Real data that tests use and that is not ours to publish: in {@code ../shared} beside the checkout, or where {@code
 * CURBSTOP_SHARED} points.
 */
public final class SharedData {

    private SharedData() {}

    /** The file or folder {@code relative}; without it the test is aborted with a message, and fails where CI=true. */
    public static Path require(String relative) {
        Path file = root().resolve(relative);
        if (Files.exists(file)) {
            return file;
        }
        String message = "NOT TESTED: " + file + " is missing. Put the shared data beside the checkout, or set"
                + " CURBSTOP_SHARED to its folder.";
        System.err.println(message);
        return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
    }

    private static Path root() {
        String configured = System.getenv("CURBSTOP_SHARED");
        if (configured != null) {
            return Path.of(configured);
        }
        return Stream.of("../../shared", "../shared")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("../../shared"))
                .toAbsolutePath()
                .normalize();
    }
}
