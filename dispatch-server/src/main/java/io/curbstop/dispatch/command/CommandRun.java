package io.curbstop.dispatch.command;

import java.io.PrintWriter;
import org.springframework.context.ApplicationContext;

/** What a command gets to work with. */
public interface CommandRun {

    /**
     * A bean of the application, which is started by the first call: without web server and scheduled work, on the
     * configured database or that of the data folder.
     */
    default <T> T bean(Class<T> type) {
        return application().getBean(type);
    }

    /** The application itself, started by the first call. */
    ApplicationContext application();

    /** Standard output; what is logged goes to standard error. */
    PrintWriter out();

    /** Keeps the command's report for the file given by {@code --json}; a record or a map. */
    void report(Object report);
}
