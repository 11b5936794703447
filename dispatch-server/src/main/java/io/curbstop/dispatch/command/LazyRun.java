package io.curbstop.dispatch.command;

import io.curbstop.dispatch.database.ProcessRole;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One run of a command; starts the application when that is asked for, and not before. */
class LazyRun implements CommandRun, AutoCloseable {

    private final Class<?> application;
    private final CommonOptions options;
    private final PrintWriter out;
    private ConfigurableApplicationContext context;
    private Object report;

    LazyRun(Class<?> application, CommonOptions options, PrintWriter out) {
        this.application = application;
        this.options = options;
        this.out = out;
    }

    @Override
    public ApplicationContext application() {
        if (context == null) {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("curbstop.process-role", ProcessRole.TOOL.name());
            // Nothing but what the command asks for is made, and a running server's work is left to that server.
            settings.put("spring.main.lazy-initialization", "true");
            settings.put("spring.modulith.events.republish-outstanding-events-on-restart", "false");
            settings.put("logging.level.root", "warn");
            settings.put("logging.level.io.curbstop", "info");
            // The frame says itself what went wrong, in one line.
            settings.put("logging.level.org.springframework", "error");
            settings.put("logging.level.org.springframework.boot.SpringApplication", "off");
            settings.put("logging.level.org.springframework.boot.diagnostics", "off");
            settings.put("spring.main.log-startup-info", "false");
            if (options.data != null) {
                settings.put("curbstop.data", options.data.toString());
                settings.put("spring.datasource.url", "");
            }
            SpringApplication starter = new SpringApplicationBuilder(application)
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .build();
            String[] arguments = settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new);
            context = starter.run(arguments);
        }
        return context;
    }

    @Override
    public PrintWriter out() {
        return out;
    }

    @Override
    public void report(Object report) {
        this.report = report;
    }

    Object report() {
        return report;
    }

    @Override
    public void close() {
        out.flush();
        if (context != null) {
            context.close();
        }
    }
}
