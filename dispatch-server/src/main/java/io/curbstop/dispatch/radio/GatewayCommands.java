package io.curbstop.dispatch.radio;

import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.link.LinkJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each gateway is still to be told, in order, until it is on that gateway's disk. */
@Component
class GatewayCommands {

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(15);
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    GatewayCommands(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One of them. */
    record Waiting(long id, RadioCommand command) {}

    /** Adds one, in the transaction of the caller if there is one. */
    void add(String gateway, RadioCommand command) {
        UUID message =
                command instanceof RadioCommand.Send send ? send.message().id() : null;
        jdbc.sql("insert into radio_command (gateway, message_id, command, created_at)"
                        + " values (:gateway, :message, cast(:command as jsonb), :at)")
                .param("gateway", gateway)
                .param("message", message)
                .param("command", LinkJson.writeCommand(command))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Takes back the sending of a message, so that it is not said again.
     *
     * @return whether it was never handed to the gateway, which then knows nothing of it
     */
    boolean takeBack(String gateway, UUID messageId) {
        return jdbc.sql("delete from radio_command where gateway = :gateway and message_id = :message"
                        + " returning handed_at is null")
                .param("gateway", gateway)
                .param("message", messageId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Takes what is to be handed to a gateway now, and notes that it was.
     *
     * @param anew whether this is a new connection, on which everything is said again
     */
    List<Waiting> take(String gateway, boolean anew) {
        Instant now = clock.instant();
        return jdbc
                .sql("with due as (select id from radio_command where gateway = :gateway"
                        + " and (:anew or handed_at is null or handed_at < :again) order by id limit " + BATCH
                        + " for update skip locked)"
                        + " update radio_command c set handed_at = :now from due where c.id = due.id"
                        + " returning c.id, c.command")
                .param("gateway", gateway)
                .param("anew", anew)
                .param("again", now.minus(AGAIN_AFTER).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, i) -> new Waiting(row.getLong("id"), LinkJson.readCommand(row.getString("command"))))
                .list()
                .stream()
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .toList();
    }

    /** The gateway has it on its disk. */
    void done(String gateway, long id) {
        jdbc.sql("delete from radio_command where gateway = :gateway and id = :id")
                .param("gateway", gateway)
                .param("id", id)
                .update();
    }

    /** The gateway could not write it down; it is told again later. */
    void notDone(String gateway, long id, String reason) {
        jdbc.sql("update radio_command set failure = left(:reason, 500) where gateway = :gateway and id = :id")
                .param("reason", reason)
                .param("gateway", gateway)
                .param("id", id)
                .update();
    }

    /** How many wait for a gateway. */
    int count(String gateway) {
        return jdbc.sql("select count(*) from radio_command where gateway = :gateway")
                .param("gateway", gateway)
                .query(Integer.class)
                .single();
    }
}
