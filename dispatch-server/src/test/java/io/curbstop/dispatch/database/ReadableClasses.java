package io.curbstop.dispatch.database;

import ch.qos.logback.classic.Level;
import ch.qos.logback.core.Context;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.slf4j.Logger;

/** What the launcher needs, copied to where every user can read it: the build may lie below root's home. */
final class ReadableClasses {

    private ReadableClasses() {}

    /** Copies them and answers the class path. */
    static String copyTo(Path target) throws IOException {
        Files.createDirectories(target.resolve("io/curbstop/dispatch/database"));
        for (Class<?> ours : List.of(PrivateDatabase.class, DatabaseProcess.class)) {
            Path source = origin(ours).resolve("io/curbstop/dispatch/database");
            try (Stream<Path> files = Files.list(source)) {
                for (Path file : files.toList()) {
                    Files.copy(
                            file,
                            target.resolve("io/curbstop/dispatch/database").resolve(file.getFileName()));
                }
            }
        }
        StringBuilder classPath = new StringBuilder(target.toString());
        for (Class<?> theirs : List.of(Logger.class, Level.class, Context.class, Driver.class)) {
            Path jar = origin(theirs);
            classPath.append(':').append(Files.copy(jar, target.resolve(jar.getFileName())));
        }
        return classPath.toString();
    }

    private static Path origin(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
