package io.curbstop.dispatch.shell;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A message broker between several servers, {@code curbstop.relay.*}.
 *
 * @param host of a broker that speaks STOMP (RabbitMQ, Artemis); none means the broker inside this server
 * @param port its STOMP port
 * @param username to sign in there
 * @param password to sign in there
 */
@ConfigurationProperties("curbstop.relay")
record RelaySettings(
        String host,
        @DefaultValue("61613") int port,
        @DefaultValue("guest") String username,
        @DefaultValue("guest") String password) {}
