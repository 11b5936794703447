package io.curbstop.dispatch.database;

import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Opens the private database before the application context is built, and hands its address to Spring Boot as
 * {@code spring.datasource.*}, when no such address is configured. Closes it after the context is closed.
 *
 * <p>Settings: {@code curbstop.data}, the folder (default {@code data} in the working folder); {@code
 * curbstop.process-role}, {@code server} or {@code tool}.
 */
class PrivateDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(PrivateDatabaseInitializer.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (context.getParent() != null || StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            return;
        }
        Path folder = Path.of(environment.getProperty("curbstop.data", "data"));
        ProcessRole role = environment.getProperty("curbstop.process-role", ProcessRole.class, ProcessRole.SERVER);
        PrivateDatabase database = PrivateDatabase.open(folder, role);
        SpringApplication.getShutdownHandlers().add(database::close);
        ConnectionDetails connection = database.connection();
        log.info(
                "Using the database {} in {}",
                connection,
                folder.toAbsolutePath().normalize());
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "privateDatabase",
                        Map.of(
                                "spring.datasource.url", connection.url(),
                                "spring.datasource.username", connection.user(),
                                "spring.datasource.password", connection.password())));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
