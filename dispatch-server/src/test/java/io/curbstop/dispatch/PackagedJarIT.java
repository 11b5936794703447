package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.PackagedJar;
import io.curbstop.dispatch.testing.PackagedJar.Ended;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jar as it is handed out, whose class path is in another order than that of the tests. */
class PackagedJarIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private PackagedJar jar;

    @BeforeEach
    void makeFolder() throws IOException {
        jar = new PackagedJar();
    }

    @AfterEach
    void removeFolder() throws IOException {
        jar.close();
    }

    @Test
    void oldLoggingClassesInsideGeotoolsDoNotGetInTheWay() throws Exception {
        Ended version = jar.run(PATIENCE, "version");

        assertThat(version.code()).isZero();
        assertThat(version.out()).startsWith("Curbstop ");
        assertThat(version.err()).isEmpty();
    }

    @Test
    void commandOpensAndClosesPrivateDatabase() throws Exception {
        Ended users = jar.run(PATIENCE, "users", "--data", "its own data", "--json", "users.json");

        assertThat(users.err()).contains("Using the database");
        assertThat(users.code()).as(users.err()).isZero();
        assertThat(jar.folder().resolve("users.json")).isNotEmptyFile();
        assertThat(jar.folder().resolve("its own data/database.log"))
                .content()
                .endsWith("database system is shut down" + System.lineSeparator());
    }
}
