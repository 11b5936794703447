package io.curbstop.dispatch.radio;

import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.MachineSecret;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.radio.api.GatewayStatus;
import io.curbstop.radio.link.LinkJson;
import io.curbstop.radio.link.LinkMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which gateway programs are let in, and how each last said it was. */
@Component
class GatewayAccounts {

    /** How long after its last word a gateway is taken to be there. */
    static final Duration AWAY_AFTER = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    GatewayAccounts(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** One gateway program, as it last said it was; its status is empty when it never did. */
    record Account(
            String name, Instant createdAt, Optional<Instant> seenAt, boolean away, Optional<GatewayStatus> status) {

        /** Since when it is away, if it is: since it was let in when it has never come. */
        Instant awaySince() {
            return seenAt.orElse(createdAt);
        }

        boolean isThere(Instant now) {
            return !away
                    && seenAt.filter(seen -> seen.plus(AWAY_AFTER).isAfter(now)).isPresent();
        }
    }

    /**
     * Lets a gateway in from now on; for a name that is known already this is a new token in place of the old.
     *
     * @return its token, which is shown this once only
     */
    @Transactional
    String admit(String name, String by) {
        String token = MachineSecret.make();
        jdbc.sql("insert into radio_gateway (name, token_hash, created_at, created_by) values (:name, :hash, :at, :by)"
                        + " on conflict (name) do update set token_hash = excluded.token_hash, closed_at = null,"
                        + " created_at = excluded.created_at, created_by = excluded.created_by")
                .param("name", name)
                .param("hash", MachineSecret.hash(token))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        audit.record(by, "radio-gateway-admitted", name, "");
        return token;
    }

    /**
     * Lets a gateway in no more.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    void close(String name, String by) {
        int closed = jdbc.sql("update radio_gateway set closed_at = :at, token_hash = :none where name = :name"
                        + " and closed_at is null")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("none", "closed " + name)
                .param("name", name)
                .update();
        if (closed == 0) {
            throw ProblemException.notFound("There is no gateway " + name + ".");
        }
        audit.record(by, "radio-gateway-closed", name, "");
    }

    /** Whose token this is. */
    Optional<String> findByToken(String token) {
        return jdbc.sql("select name from radio_gateway where token_hash = :hash and closed_at is null")
                .param("hash", MachineSecret.hash(token))
                .query(String.class)
                .optional();
    }

    /** A gateway says how it is. */
    void note(String name, GatewayStatus status) {
        jdbc.sql(
                        "update radio_gateway set seen_at = :at, away = false, status = cast(:status as jsonb) where name = :name")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("status", LinkJson.write(new LinkMessage.StatusTold(status)))
                .param("name", name)
                .update();
    }

    /** A gateway's connection has ended: it is away from now on. */
    void noteAway(String name) {
        jdbc.sql("update radio_gateway set away = true where name = :name")
                .param("name", name)
                .update();
    }

    /** Those that are let in, by name. */
    List<Account> list() {
        return jdbc.sql(
                        "select name, created_at, seen_at, away, status from radio_gateway where closed_at is null order by name")
                .query((row, i) -> new Account(
                        row.getString("name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("seen_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getBoolean("away"),
                        Optional.ofNullable(row.getString("status"))
                                .flatMap(LinkJson::read)
                                .map(said -> ((LinkMessage.StatusTold) said).status())))
                .list();
    }
}
