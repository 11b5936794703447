package io.curbstop.dispatch.shell;

import io.curbstop.dispatch.identity.DemoUsers;
import java.io.PrintStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says, when all is ready, where to go and as whom. */
@Component
@ConditionalOnWebApplication
class StartBanner {

    private final DemoUsers demoUsers;

    StartBanner(DemoUsers demoUsers) {
        this.demoUsers = demoUsers;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            print(System.out, web.getWebServer().getPort());
        }
    }

    private void print(PrintStream out, int port) {
        out.printf("%n  Curbstop is ready: http://localhost:%d%n", port);
        if (demoUsers.isDemoCity()) {
            out.printf("%n  Demo users, password %s:%n", DemoUsers.PASSWORD);
            demoUsers
                    .listAll()
                    .forEach(user -> out.printf(
                            "    %-6s %s%s%n",
                            user.username(),
                            user.role().name().toLowerCase(java.util.Locale.ROOT),
                            user.unitCode() == null ? "" : " of " + user.unitCode()));
        }
        out.println();
        out.flush();
    }
}
