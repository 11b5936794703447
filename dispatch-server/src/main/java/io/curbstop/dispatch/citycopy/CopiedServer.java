package io.curbstop.dispatch.citycopy;

import io.curbstop.dispatch.CurbstopApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;

/** A whole server on a copy of the city. Both are gone when it is closed. */
public final class CopiedServer implements AutoCloseable {

    private final CityCopy copy;
    private final Path journal;
    private final ConfigurableApplicationContext server;

    private CopiedServer(CityCopy copy, Path journal, ConfigurableApplicationContext server) {
        this.copy = copy;
        this.journal = journal;
        this.server = server;
    }

    /**
     * Copies the city that an application works on, and starts a server there, with no radio but simulated ones.
     *
     * @param of an application on the city to copy
     * @param address where it listens, such as {@code 127.0.0.1}
     * @param port on which port; 0 for any that is free
     * @param settings more settings, as on the command line
     * @throws CopyRefused when no database may be made, with what to grant
     */
    public static CopiedServer start(
            ApplicationContext of, CityCopy.Extent extent, String address, int port, String... settings)
            throws SQLException, IOException {
        Environment source = of.getEnvironment();
        String user = source.getRequiredProperty("spring.datasource.username");
        String password = source.getProperty("spring.datasource.password", "");
        CityCopy copy = CityCopy.of(source.getRequiredProperty("spring.datasource.url"), user, password, extent);
        Path journal = Files.createTempDirectory("curbstop-copy");
        List<String> all = new ArrayList<>(List.of(
                "--spring.datasource.url=" + copy.url(),
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=" + password,
                "--server.address=" + address,
                "--server.port=" + port,
                "--curbstop.demo=false",
                "--curbstop.radio.journal=" + journal));
        all.addAll(List.of(settings));
        try {
            return new CopiedServer(
                    copy,
                    journal,
                    new SpringApplicationBuilder(CurbstopApplication.class)
                            .web(WebApplicationType.SERVLET)
                            .bannerMode(Banner.Mode.OFF)
                            .run(all.toArray(String[]::new)));
        } catch (RuntimeException e) {
            copy.close();
            FileSystemUtils.deleteRecursively(journal.toFile());
            throw e;
        }
    }

    /** Something of the server. */
    public <T> T bean(Class<T> type) {
        return server.getBean(type);
    }

    /** Where it answers on this machine. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    public void close() throws SQLException {
        server.close();
        FileSystemUtils.deleteRecursively(journal.toFile());
        copy.close();
    }
}
