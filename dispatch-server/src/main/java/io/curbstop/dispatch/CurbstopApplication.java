package io.curbstop.dispatch;

import io.curbstop.dispatch.command.CommandFrame;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the dispatch server, or runs a command when the arguments name one. */
@SpringBootApplication
@Modulithic(systemName = "Curbstop")
public class CurbstopApplication {

    /** Arguments are settings of Spring Boot ({@code --server.port=9000}), or a command with its own. */
    public static void main(String[] args) {
        if (CommandFrame.isCommand(args)) {
            System.exit(CommandFrame.run(CurbstopApplication.class, args));
        }
        SpringApplication.run(CurbstopApplication.class, args);
    }
}
