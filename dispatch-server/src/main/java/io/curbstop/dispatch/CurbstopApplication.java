package io.curbstop.dispatch;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the dispatch server. */
@SpringBootApplication
public class CurbstopApplication {

    /** Starts the server; arguments are Spring Boot's. */
    public static void main(String[] args) {
        SpringApplication.run(CurbstopApplication.class, args);
    }
}
