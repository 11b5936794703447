package io.curbstop.dispatch.radio;

import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.link.LinkJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By which gateway each message goes, and by which each radio was heard. */
@Component
class RadioRoutes {

    /** How long an urgent message waits for a gateway that is away before it goes by another. */
    private static final Duration URGENT_WAITS = Duration.ofSeconds(30);

    private static final Duration ROUTINE_WAITS = Duration.ofMinutes(2);
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(7);
    private static final int STUCK_BATCH = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    RadioRoutes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The way of one message.
     *
     * @param gateway by which it goes now
     * @param tried by which it went before
     * @param reached whether the radio or a person answered, or it ended otherwise
     */
    record Route(RadioMessage message, String gateway, List<String> tried, boolean reached) {

        UUID messageId() {
            return message.id();
        }

        /** The one by which it goes and those before. */
        Set<String> gateways() {
            Set<String> all = new LinkedHashSet<>(tried);
            all.add(gateway);
            return all;
        }
    }

    void begin(RadioMessage message, String gateway) {
        boolean urgent = message.priority().compareTo(RadioPriority.P1) <= 0;
        jdbc.sql("insert into radio_route (message_id, radio_id, token, gateway, command, urgent, since, expires_at)"
                        + " values (:id, :radio, :token, :gateway, cast(:command as jsonb), :urgent, :since, :expires)")
                .param("id", message.id())
                .param("radio", message.radioId())
                .param("token", message.token().orElse(null))
                .param("gateway", gateway)
                .param("command", LinkJson.writeCommand(new RadioCommand.Send(message)))
                .param("urgent", urgent)
                .param("since", clock.instant().atOffset(ZoneOffset.UTC))
                .param("expires", message.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Route> find(UUID messageId) {
        return query("where message_id = :id", messageId);
    }

    /** The same, held until the transaction ends. */
    Optional<Route> lock(UUID messageId) {
        return query("where message_id = :id for no key update", messageId);
    }

    private Optional<Route> query(String where, UUID messageId) {
        return jdbc.sql("select command, gateway, tried, reached from radio_route " + where)
                .param("id", messageId)
                .query((row, i) -> read(row))
                .optional();
    }

    private static Route read(ResultSet row) throws SQLException {
        RadioCommand.Send send = (RadioCommand.Send) LinkJson.readCommand(row.getString("command"));
        List<String> tried = List.of((String[]) row.getArray("tried").getArray());
        return new Route(send.message(), row.getString("gateway"), tried, row.getBoolean("reached"));
    }

    /** The message has reached its radio, or needs to no more. */
    void end(UUID messageId) {
        jdbc.sql("update radio_route set reached = true where message_id = :id")
                .param("id", messageId)
                .update();
    }

    /** The order has ended on its radio: later words are not about it. */
    void close(String radioId, String token) {
        jdbc.sql("update radio_route set closed = true where radio_id = :radio and token = :token and not closed")
                .param("radio", radioId)
                .param("token", token)
                .update();
    }

    void move(UUID messageId, String gateway) {
        jdbc.sql("update radio_route set tried = tried || gateway, gateway = :gateway, since = :since"
                        + " where message_id = :id")
                .param("gateway", gateway)
                .param("since", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", messageId)
                .update();
    }

    /**
     * The messages that have waited long enough by a gateway that is not among those that are there, or that heard their radio
     * less lately than another has since.
     */
    List<Route> listStuck(Set<String> there, Instant now) {
        return jdbc.sql(
                        "select command, gateway, tried, reached from radio_route where not reached and expires_at > :now"
                                + " and (not gateway = any(:there) or exists (select 1 from radio_heard h"
                                + " where h.radio_id = radio_route.radio_id and h.gateway = any(:there)"
                                + " and h.gateway <> radio_route.gateway and not h.gateway = any(radio_route.tried)"
                                + " and h.heard_at > radio_route.since and not exists (select 1 from radio_heard own"
                                + " where own.radio_id = h.radio_id and own.gateway = radio_route.gateway"
                                + " and own.heard_at >= h.heard_at)))"
                                + " and since < case when urgent then :urgent else :routine end"
                                + " order by urgent desc, since limit " + STUCK_BATCH)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("there", there.toArray(String[]::new))
                .param("urgent", now.minus(URGENT_WAITS).atOffset(ZoneOffset.UTC))
                .param("routine", now.minus(ROUTINE_WAITS).atOffset(ZoneOffset.UTC))
                .query((row, i) -> read(row))
                .list();
    }

    /** The gateways that have had messages of an order. */
    List<String> listGatewaysOf(String radioId, String token) {
        return jdbc.sql("select distinct unnest(tried || gateway) from radio_route where radio_id = :radio"
                        + " and token = :token and expires_at > :since")
                .param("radio", radioId)
                .param("token", token)
                .param("since", clock.instant().minus(KEPT_AFTER_EXPIRY).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    /** The messages of open orders to a radio by other gateways, newest first: what words heard by this one may be about. */
    List<Route> listOrdersOf(String radioId, String exceptGateway) {
        return jdbc.sql("select command, gateway, tried, reached from radio_route where radio_id = :radio"
                        + " and token is not null and not closed and gateway <> :gateway and expires_at > :since order by since desc"
                        + " limit " + STUCK_BATCH)
                .param("radio", radioId)
                .param("gateway", exceptGateway)
                .param("since", clock.instant().minus(KEPT_AFTER_EXPIRY).atOffset(ZoneOffset.UTC))
                .query((row, i) -> read(row))
                .list();
    }

    /** Forgets what is too old for any answer. */
    void forgetOld() {
        jdbc.sql("delete from radio_route where expires_at < :since")
                .param("since", clock.instant().minus(KEPT_AFTER_EXPIRY).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A gateway heard a radio; written down only when that changes which heard it last, or the time is older by a while. */
    void noteHeard(String radioId, String gateway, Instant at) {
        jdbc.sql("insert into radio_heard (radio_id, gateway, heard_at) values (:radio, :gateway, :at)"
                        + " on conflict (radio_id, gateway) do update set heard_at = excluded.heard_at"
                        + " where radio_heard.heard_at < excluded.heard_at - interval '5 seconds'")
                .param("radio", radioId)
                .param("gateway", gateway)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The gateways that have heard a radio, the latest first. */
    List<String> listHeardBy(String radioId) {
        return jdbc.sql("select gateway from radio_heard where radio_id = :radio order by heard_at desc")
                .param("radio", radioId)
                .query(String.class)
                .list();
    }
}
